"""A cached index answers like the one that was built, and a file that is no such index counts as missing."""

import os
import shutil
from pathlib import Path

import pytest

from bot.search import index_cache
from bot.search.index import Index
from tests.kit.content import REAL_CONTENT

QUERIES = ["they took my pasport", "me tiene encerrada y me pega", "stop", "hola", "护照被拿走了", "xqzvk", "visa", ""]


def test_a_loaded_index_answers_like_the_saved_one(index: Index, tmp_path: Path) -> None:
    index_cache.save(index, tmp_path, "key")
    loaded = index_cache.load(tmp_path, "key")
    assert loaded is not None
    assert [loaded.search(text, language="es") for text in QUERIES] == [
        index.search(text, language="es") for text in QUERIES
    ]


def test_a_loaded_index_is_saved_as_the_same_bytes(index: Index, tmp_path: Path) -> None:
    index_cache.save(index, tmp_path / "first", "key")
    loaded = index_cache.load(tmp_path / "first", "key")
    assert loaded is not None
    index_cache.save(loaded, tmp_path / "second", "key")
    [first], [second] = tmp_path.glob("first/*"), tmp_path.glob("second/*")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\n",
        b"not json\n",
        b"[]\n",
        b'{"key": "other"}\n',
        b'{"key": "key"}\n',
        b'{"key": "key", "arrays": {}}\n',
        b'{"key": "key", "arrays": {}, "words": 0}\n',
        b'{"key": "key", "arrays": []}\n',
    ],
)
def test_a_file_that_is_no_index_is_not_loaded(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "key.index").write_bytes(damaged)
    assert index_cache.load(tmp_path, "key") is None


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_not_loaded(index: Index, tmp_path: Path, share: float) -> None:
    index_cache.save(index, tmp_path, "key")
    [file] = tmp_path.glob("*.index")
    os.truncate(file, int(file.stat().st_size * share))
    assert index_cache.load(tmp_path, "key") is None


def test_a_file_without_its_last_byte_is_not_loaded(index: Index, tmp_path: Path) -> None:
    index_cache.save(index, tmp_path, "key")
    [file] = tmp_path.glob("*.index")
    os.truncate(file, file.stat().st_size - 1)
    assert index_cache.load(tmp_path, "key") is None


def test_an_index_with_another_key_is_not_loaded(index: Index, tmp_path: Path) -> None:
    index_cache.save(index, tmp_path, "key")
    assert index_cache.load(tmp_path, "another") is None


def test_the_key_changes_with_every_edit(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(REAL_CONTENT, content)
    before = index_cache.cache_key(content)
    assert index_cache.cache_key(content) == before
    with (content / "en" / "talk.yaml").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert index_cache.cache_key(content) != before


def test_the_key_changes_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (Path(index_cache.__file__).parent) in index_cache.SOURCE_FOLDERS
    monkeypatch.setattr(index_cache, "SOURCE_FOLDERS", (tmp_path,))
    before = index_cache.cache_key(REAL_CONTENT)
    (tmp_path / "ranking.py").write_text("TEMPERATURE = 0.8\n")
    assert index_cache.cache_key(REAL_CONTENT) != before


def test_only_the_files_used_last_are_kept(index: Index, tmp_path: Path) -> None:
    for number in range(index_cache.MAX_FILES + 2):
        index_cache.save(index, tmp_path, f"key{number}")
        assert index_cache.load(tmp_path, "key0") is not None
    assert len(list(tmp_path.iterdir())) == index_cache.MAX_FILES
    assert index_cache.load(tmp_path, f"key{index_cache.MAX_FILES + 1}") is not None


def test_a_failed_save_leaves_nothing_behind(index: Index, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        index_cache.save(index, tmp_path / "file", "key")
