"""Content that cannot be used ends every command that reads it with one sentence."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.kit.content import LOCALES
from tests.kit.small_guide import GUIDE, write_guide


@pytest.mark.parametrize(
    "command",
    ["search pay", "index", "evaluate .", "publish", "stamp", "run", "simulate --bot --port 0"],
    ids=lambda command: command.split()[0],
)
def test_a_guide_without_a_hotline_is_one_sentence_and_exit_code_2(tmp_path: Path, command: str) -> None:
    folder = write_guide(tmp_path, guide=GUIDE.replace("hotline: line, ", ""))
    folders = {"CONTENT_DIR": str(folder), "LOCALES_DIR": str(LOCALES), "CACHE_DIR": str(tmp_path / "cache")}
    told = CliRunner().invoke(main, command.split(), env={"BOT_TOKEN": "1:token", **folders})
    assert (told.exit_code, told.output) == (2, f"{folder}/guide.yaml:9: 'hotline' is missing\n")
