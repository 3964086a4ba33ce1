"""Values in YAML files, each with its file and line."""

import re
from pathlib import Path

import pytest

from bot.guide.yaml_field import ContentError, Field
from bot.guide.yaml_file import read_yaml


def written(folder: Path, text: str) -> Field:
    file = folder / "page.yaml"
    file.write_text(text, encoding="utf-8")
    return read_yaml(file)


def test_a_value_knows_its_file_and_line(tmp_path: Path) -> None:
    field = written(tmp_path, "title: Pay\n\nnote: Call first.\n")["note"]
    assert (field.file.name, field.line, field.text()) == ("page.yaml", 3, "Call first.")


def test_numbers_and_days_come_as_they_are_written(tmp_path: Path) -> None:
    field = written(tmp_path, "phone: 0911\nchecked: 2026-11-01\n")
    assert (field["phone"].text(), field["checked"].day().isoformat()) == ("0911", "2026-11-01")


def test_names_that_yaml_takes_for_other_values_stay_names(tmp_path: Path) -> None:
    assert list(written(tmp_path, "no: x\n1: y\n2026-11-01: z\n").entries()) == ["no", "1", "2026-11-01"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' is defined twice"),
        ("b: 1\n? [a]\n: 2\n", 2, "a key must be a name, not a list or a mapping"),
        ("b: 1\n{a: b}: 2\n", 2, "a key must be a name, not a list or a mapping"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ContentError, match=rf":{line}: {re.escape(said)}$"):
        written(tmp_path, text).entries()


def test_a_missing_key_is_named_where_it_should_stand(tmp_path: Path) -> None:
    field = written(tmp_path, "\npages:\n  - heading: One\n")["pages"].items()[0]
    with pytest.raises(ContentError, match=r":3: 'points' is missing"):
        field["points"]


def test_an_unknown_key_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r":2: unknown key 'titel'; known keys: title, note"):
        written(tmp_path, "note: x\ntitel: y\n").only("title", "note")


@pytest.mark.parametrize("value", ["", "''", "null", "~", "[a]", "{a: b}"])
def test_a_text_is_never_empty_nor_a_list(tmp_path: Path, value: str) -> None:
    with pytest.raises(ContentError, match="'a'"):
        written(tmp_path, f"a: {value}\n")["a"].text()


@pytest.mark.parametrize("value", ["", "~", "null", "[a]", "{a: b}"])
def test_what_is_no_text_is_refused_where_a_text_is_wanted(tmp_path: Path, value: str) -> None:
    field = written(tmp_path, f"title: {value}\nasks: [why, {value or '~'}]\n")
    for entry, name in ((field["title"].text, "title"), (field["asks"].texts, r"asks\[2\]")):
        with pytest.raises(ContentError, match=f"'{name}' must be text"):
            entry()


@pytest.mark.parametrize("value", ["Note: call first", "{line}", "- nested"])
def test_a_text_that_yaml_reads_as_something_else_is_refused_in_its_line(tmp_path: Path, value: str) -> None:
    field = written(tmp_path, f"points:\n  - One\n  - {value}\n")["points"]
    with pytest.raises(ContentError, match=r":3: 'points\[2\]' must be text"):
        field.texts()


@pytest.mark.parametrize("value", ['"~"', "'null'", "nullify", "no", "12", "1.5"])
def test_what_is_written_as_a_text_is_one_whatever_it_looks_like(tmp_path: Path, value: str) -> None:
    assert written(tmp_path, f"title: {value}\n")["title"].text() == value.strip("\"'")
