"""`python -m bot check` as a translator calls it."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.kit.content import CONTENT, LOCALES
from tests.kit.small_guide import GUIDE, write_guide


def test_one_finding_is_counted_as_one(tmp_path: Path) -> None:
    folder = write_guide(tmp_path, guide=GUIDE.replace("region:", "regoin:"))
    told = CliRunner().invoke(main, ["check"], env={"CONTENT_DIR": str(folder), "LOCALES_DIR": str(LOCALES)})
    assert told.exit_code == 1 and told.output.splitlines()[-1] == "1 finding"


def test_each_stale_translation_is_one_line_with_both_files_as_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    original = content / "en" / "passport-kept.yaml"
    text = original.read_text(encoding="utf-8")
    original.write_text(text.replace("title: ", "title: Now ", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["check"], env={"CONTENT_DIR": str(content), "LOCALES_DIR": str(LOCALES)})
    lines = [line for line in told.output.splitlines() if "has changed since" in line]
    assert [re.sub(r":\d+:", ":N:", line) for line in lines] == [
        (
            "content/ar/passport-kept.yaml:N: content/en/passport-kept.yaml has changed since this was translated:"
            " compare, then run python -m bot stamp"
        )
    ]
