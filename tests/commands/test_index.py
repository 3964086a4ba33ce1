"""`python -m bot index`: the index is saved, or a sentence says why it is not."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.commands.index import BEGINNING
from bot.commands.progress import progress
from tests.kit.small_guide import write_guide


def build(content: Path, cache: Path) -> Result:
    return CliRunner().invoke(main, ["index"], env={"CONTENT_DIR": str(content), "CACHE_DIR": str(cache)})


def test_the_index_is_saved_once(tmp_path: Path) -> None:
    content, cache = write_guide(tmp_path / "content"), tmp_path / "cache"
    assert build(content, cache).exit_code == 0
    [saved] = cache.iterdir()
    written = saved.stat().st_mtime_ns
    assert build(content, cache).exit_code == 0
    assert [file.stat().st_mtime_ns for file in cache.iterdir()] == [written]


def test_who_waits_for_it_is_told_so_once(tmp_path: Path) -> None:
    content, cache = write_guide(tmp_path / "content"), tmp_path / "cache"
    first, second = (build(content, cache) for _ in range(2))
    assert first.stderr == f"{BEGINNING}\n" and second.stderr == ""


def test_while_it_takes_long_there_are_further_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Building", every=0.01):
        time.sleep(0.1)
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("Building\n  0.01 seconds ...\n  0.02 seconds ...\n")


def test_what_is_said_meanwhile_is_no_part_of_the_results(tmp_path: Path) -> None:
    """Another program may read them, as with --jsonl."""
    settings = {"CONTENT_DIR": str(write_guide(tmp_path / "content")), "CACHE_DIR": str(tmp_path / "cache")}
    said = CliRunner().invoke(main, ["search", "--jsonl"], env=settings, input='{"q": "hello"}')
    assert "building the search index" in said.stderr
    assert [json.loads(line)["q"] for line in said.stdout.splitlines()] == ["hello"]


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    shown = build(write_guide(tmp_path / "content"), tmp_path / "file")
    assert shown.exit_code == 2
    assert shown.stderr.removeprefix(f"{BEGINNING}\n").startswith("CACHE_DIR: ") and shown.stderr.count("\n") == 2
