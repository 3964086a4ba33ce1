"""YAML files as trees that know their lines."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.yaml_field import ContentError, Field, read


def written(folder: Path, text: str) -> Field:
    file = folder / "page.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file)


def test_a_value_knows_its_file_and_line(tmp_path: Path) -> None:
    field = written(tmp_path, "title: Pay\n\nnote: Call first.\n")["note"]
    assert (field.file.name, field.line, field.text()) == ("page.yaml", 3, "Call first.")


def test_numbers_and_days_come_as_they_are_written(tmp_path: Path) -> None:
    field = written(tmp_path, "phone: 0911\nchecked: 2026-11-01\n")
    assert (field["phone"].text(), field["checked"].day().isoformat()) == ("0911", "2026-11-01")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: [1\n", 2, "not YAML"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here a second time"),
        ("", 1, "empty"),
        ("a: 1\n  b: 2\n", 2, "not YAML"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ContentError, match=said) as refusal:
        written(tmp_path, text).entries()
    assert str(refusal.value).startswith(f"{tmp_path / 'page.yaml'}:{line}: ")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.yaml").write_bytes(b"title: caf\xe9")
    with pytest.raises(ContentError, match="UTF-8"):
        read(tmp_path / "page.yaml")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"this file cannot be read \(IsADirectoryError\)"):
        read(tmp_path)


def test_a_missing_key_is_named_where_it_should_stand(tmp_path: Path) -> None:
    field = written(tmp_path, "\npages:\n  - heading: One\n")["pages"].items()[0]
    with pytest.raises(ContentError, match=r":3: 'points' is missing"):
        field["points"]


def test_an_unknown_key_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r":2: 'titel' is not known here; known are title, note"):
        written(tmp_path, "note: x\ntitel: y\n").only("title", "note")


@pytest.mark.parametrize("value", ["", "''", "null", "~", "[a]", "{a: b}"])
def test_a_text_is_never_empty_nor_a_list(tmp_path: Path, value: str) -> None:
    with pytest.raises(ContentError, match="'a'"):
        written(tmp_path, f"a: {value}\n")["a"].text()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_tree_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "page.yaml"
    file.write_bytes(content)
    said = read_or_said(file)
    assert isinstance(said, Field) or re.match(rf"{re.escape(str(file))}:\d+: [^\n]+$", said)


def read_or_said(file: Path) -> Field | str:
    try:
        return read(file)
    except ContentError as refusal:
        return str(refusal)


@pytest.mark.parametrize("value", ["", "~", "null", "[a]", "{a: b}"])
def test_what_is_no_text_is_refused_where_a_text_is_wanted(tmp_path: Path, value: str) -> None:
    field = written(tmp_path, f"title: {value}\nasks: [why, {value or '~'}]\n")
    for entry, name in ((field["title"].text, "title"), (field["asks"].texts, r"asks\[2\]")):
        with pytest.raises(ContentError, match=f"'{name}' must be a text"):
            entry()


@pytest.mark.parametrize("value", ['"~"', "'null'", "nullify", "no", "12", "1.5"])
def test_what_is_written_as_a_text_is_one_whatever_it_looks_like(tmp_path: Path, value: str) -> None:
    assert written(tmp_path, f"title: {value}\n")["title"].text() == value.strip("\"'")
