"""`python -m bot index`: the index is saved, or a sentence says why it is not."""

from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import main
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


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    shown = build(write_guide(tmp_path / "content"), tmp_path / "file")
    assert (shown.exit_code, shown.output.count("\n")) == (2, 1)
    assert shown.output.startswith("CACHE_DIR: ")
