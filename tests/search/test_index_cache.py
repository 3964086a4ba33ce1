"""A saved index answers as the one that was built, and whatever is wrong with the file, it is built anew."""

import os
import shutil
from pathlib import Path

import pytest

from bot.search import index_cache
from bot.search.index import Index
from tests.search.conftest import ROOT

TYPED = ["they took my pasport", "me tiene encerrada y me pega", "stop", "hola", "护照被拿走了", "xqzvk", "visa", ""]


def test_a_saved_index_answers_as_the_built_one(index: Index, tmp_path: Path) -> None:
    index_cache.write(index, tmp_path, "key")
    opened = index_cache.read(tmp_path, "key")
    assert opened is not None
    assert [opened.search(text, language="es") for text in TYPED] == [
        index.search(text, language="es") for text in TYPED
    ]


def test_a_saved_index_is_saved_as_it_was(index: Index, tmp_path: Path) -> None:
    index_cache.write(index, tmp_path / "first", "key")
    opened = index_cache.read(tmp_path / "first", "key")
    assert opened is not None
    index_cache.write(opened, tmp_path / "second", "key")
    [first], [second] = tmp_path.glob("first/*"), tmp_path.glob("second/*")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"\n", b"not json\n", b"[]\n", b'{"key": "other"}\n', b'{"key": "key"}\n', b'{"key": "key", "arrays": []}\n'],
)
def test_a_file_that_is_no_index_is_not_read(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "key.index").write_bytes(spoilt)
    assert index_cache.read(tmp_path, "key") is None


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_not_read(index: Index, tmp_path: Path, share: float) -> None:
    index_cache.write(index, tmp_path, "key")
    [file] = tmp_path.glob("*.index")
    os.truncate(file, int(file.stat().st_size * share))
    assert index_cache.read(tmp_path, "key") is None


def test_another_key_is_another_index(index: Index, tmp_path: Path) -> None:
    index_cache.write(index, tmp_path, "key")
    assert index_cache.read(tmp_path, "another") is None


def test_the_key_changes_with_every_edit(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    before = index_cache.key_of(content)
    assert index_cache.key_of(content) == before
    with (content / "en" / "talk.yaml").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert index_cache.key_of(content) != before


def test_only_the_newest_files_are_kept(index: Index, tmp_path: Path) -> None:
    for number in range(index_cache.KEPT + 2):
        index_cache.write(index, tmp_path, f"key{number}")
    assert len(list(tmp_path.iterdir())) == index_cache.KEPT
    assert index_cache.read(tmp_path, f"key{index_cache.KEPT + 1}") is not None


def test_where_nothing_can_be_written_nothing_is_left(index: Index, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        index_cache.write(index, tmp_path / "file", "key")
