"""Text files: what cannot be read, and what a reader of the file would not see, is refused with its line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.text_file import TextFileError, read_text


def written(folder: Path, content: bytes) -> Path:
    file = folder / "page.yaml"
    file.write_bytes(content)
    return file


def test_a_byte_order_mark_at_the_start_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "\ufefftitle: é\r\n".encode()), TextFileError) == "title: é\r\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_another_unicode_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(TextFileError, match=rf":1: this file is {encoding.upper()}; save it as UTF-8$"):
        read_text(written(tmp_path, "title: x".encode(encoding)), TextFileError)


def test_bytes_of_another_encoding_are_refused_in_their_line(tmp_path: Path) -> None:
    with pytest.raises(TextFileError, match=r":3: this line is not UTF-8 text; save the file as UTF-8$"):
        read_text(written(tmp_path, "title: x\n\nbutton: café\n".encode("latin-1")), TextFileError)


@pytest.mark.parametrize(
    ("character", "named"),
    [
        ("\x00", r"U\+0000"),
        ("\x1b", r"U\+001B"),
        ("\x85", r"U\+0085"),
        ("\r", r"U\+000D"),
        ("\u2028", r"U\+2028 \(line separator\)"),
        ("\u202e", r"U\+202E \(right-to-left override\)"),
        ("\ufeff", r"U\+FEFF"),
        ("\ufffd", r"U\+FFFD \(replacement character\)"),
        ("\uffff", r"U\+FFFF"),
    ],
)
def test_a_character_that_is_not_seen_is_refused_in_its_line(tmp_path: Path, character: str, named: str) -> None:
    with pytest.raises(TextFileError, match=rf":2: the character {named}"):
        read_text(written(tmp_path, f"title: x\nbutton: a{character}b\n".encode()), TextFileError)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TextFileError, match=r":1: this file is missing$"):
        read_text(tmp_path / "page.yaml", TextFileError)
    with pytest.raises(TextFileError, match=r":1: this file cannot be read \(IsADirectoryError\)$"):
        read_text(tmp_path, TextFileError)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = written(tmp_path_factory.mktemp("any"), content)
    text = text_or_refusal(file)
    if isinstance(text, TextFileError):
        assert re.fullmatch(rf"{re.escape(str(file))}:\d+: [^\n]+", str(text))
    else:
        assert text.encode() == content.removeprefix(b"\xef\xbb\xbf")


def text_or_refusal(file: Path) -> str | TextFileError:
    try:
        return read_text(file, TextFileError)
    except TextFileError as refusal:
        return refusal
