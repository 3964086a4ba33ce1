"""YAML files, read strictly."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.yaml_field import ContentError, Field
from bot.guide.yaml_file import read_yaml, refuse_other_files, yaml_files


def written(folder: Path, text: str) -> Field:
    file = folder / "page.yaml"
    file.write_bytes(text.encode())
    return read_yaml(file)


TAG, ANCHOR, ALIAS = ("'!' starts", "'&' starts", "'*' starts")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "this file is empty"),
        ("# soon\n", 1, "this file is empty"),
        ("b: 1\na: [1\n", 2, "not YAML"),
        ("b: 1\na: [1\n\nc: d\n", 2, "not YAML"),
        ("b: 1\na: \"it's\nc: d\n", 2, "not YAML"),
        ("a: b\ntitle Pay\nbutton: Pay\n", 2, "not YAML: could not find expected ':'"),
        ("a: 1\n  b: 2\n", 2, "not YAML"),
        ("a: 1\n\n\tb: 2\n", 3, "not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML: but found another document"),
        ("a: 1\n...\nb: 2\n", 3, "not YAML"),
        ("points:\n  - !No firme nada\n", 2, TAG),
        ("points:\n  - ! No firme nada\n", 2, TAG),
        ("points: [!No firme]\n", 1, TAG),
        ("!No\npoints: []\n", 1, TAG),
        ('{"title":!No firme}\n', 1, TAG),
        ('{"title":&no firme}\n', 1, ANCHOR),
        ("a: b\nc: !!str d\n", 2, TAG),
        ("a: b\nc: &Más tarde\n", 2, ANCHOR),
        ("a: b\nc: {&d e: f}\n", 2, ANCHOR),
        ("a: b\nc: *No firme\n", 2, ALIAS),
        ("a: b\nc:\n  <<: *d\n", 3, ALIAS),
        ('a: b\nc: "d\\0"\n', 2, "the character U+0000 is not allowed in text"),
        ('a: b\nc: ["d", "\\u202e"]\n', 2, "the character U+202E (right-to-left override) is not allowed in text"),
        ('"\\a": b\n', 1, "the character U+0007 is not allowed in text"),
    ],
)
def test_what_yaml_cannot_read_or_would_not_show_is_refused_in_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(ContentError, match=rf":{line}: {re.escape(said)}"):
        written(tmp_path, text)


@pytest.mark.parametrize(
    "text", ["No! Firme", "salt & water", "5 * 3", "100 % of it", "a!b", "'!No'", '"&x"', '"*x*"', '"%x"', '"a\\"\\nb"']
)
def test_the_same_characters_may_stand_in_a_text(tmp_path: Path, text: str) -> None:
    [shown] = written(tmp_path, f"- {text}\n").texts()
    assert shown == text.strip("\"'").replace('\\"', '"').replace("\\n", "\n")


def test_a_byte_order_mark_and_a_beginning_of_the_document_are_no_text(tmp_path: Path) -> None:
    assert written(tmp_path, "\ufeff---\r\na: b\r\n")["a"].text() == "b"


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.yaml").write_bytes(b"title: x\nbutton: caf\xe9")
    with pytest.raises(ContentError, match=r":2: this line is not UTF-8 text"):
        read_yaml(tmp_path / "page.yaml")


@given(st.text(" \n-:,[]{}!&*\"'ab?|>#", max_size=14).filter(lambda text: set(text) & set("!&*")))
def test_no_tag_anchor_or_alias_is_overlooked(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("any") / "page.yaml"
    file.write_text(text, encoding="utf-8")
    if isinstance(read_or_said(file), Field):
        tokens = {type(token) for token in yaml.scan(text, Loader=yaml.CBaseLoader)}
        assert not tokens & {yaml.TagToken, yaml.AnchorToken, yaml.AliasToken}


@given(st.binary(max_size=200) | st.text("ab:-#!&*%[]{}\"'|>\n \\0", max_size=60).map(str.encode))
def test_any_bytes_are_a_tree_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "page.yaml"
    file.write_bytes(content)
    said = read_or_said(file)
    assert isinstance(said, Field) or re.match(rf"{re.escape(str(file))}:\d+: [^\n]+$", said)


def read_or_said(file: Path) -> Field | str:
    try:
        return read_yaml(file)
    except ContentError as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pay.yml", "this file is not read: its name must end in .yaml"),
        ("pay.YAML", "this file is not read: its name must end in .yaml"),
        ("wages.yaml", "'wages' is not wanted"),
    ],
)
def test_a_file_that_nothing_reads_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(ContentError, match=re.escape(f"{name}:1: {said}")):
        refuse_other_files(tmp_path, {"pay"}, "is not wanted")


def test_other_kinds_of_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("pay.yaml", "pay.yaml~", ".#wages.yaml", ".pay.yml", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "drafts.yaml").mkdir()
    refuse_other_files(tmp_path, {"pay"}, "is not wanted")
    assert [file.name for file in yaml_files(tmp_path) if file.is_file()] == ["pay.yaml"]
