"""What is tracked, the packages of bot/, and the sample of settings."""

import re
import subprocess
from pathlib import Path

import pytest

from bot.settings import SETTINGS, Setting
from tests.repository import tracked

LEFTOVERS = re.compile(r"\.(orig|rej|sw[op]|log|tmp|bak|py[cod]|patch)$|~$|(^|/)(\.DS_Store|Thumbs\.db|nohup\.out)$")


def test_no_leftover_of_an_editor_or_a_tool_is_tracked() -> None:
    paths = [path.relative_to(tracked.ROOT).as_posix() for path in tracked.files()]
    assert len(paths) > 100
    assert [path for path in paths if LEFTOVERS.search(path)] == []


def test_nothing_that_git_is_told_to_ignore_is_tracked() -> None:
    ignored = ["git", "ls-files", "--cached", "--ignored", "--exclude-per-directory=.gitignore"]
    listed = subprocess.run(ignored, cwd=tracked.ROOT, capture_output=True, text=True, check=True)
    assert listed.stdout == ""


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in tracked.files("bot/*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


SAMPLE = (tracked.ROOT / ".env.example").read_text(encoding="utf-8")


def test_the_sample_of_settings_names_once_each_of_them_and_what_compose_needs() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", SAMPLE, re.MULTILINE)
    asked = set(re.findall(r"\$\{(\w+)", (tracked.ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")))
    assert sorted(named) == sorted(asked | {setting.name for setting in SETTINGS})


def test_a_copy_of_the_sample_sets_the_token_alone_so_that_an_image_keeps_its_own_settings() -> None:
    assert re.findall(r"^([^#\n]+)=", SAMPLE, re.MULTILINE) == ["BOT_TOKEN"]


@pytest.mark.parametrize(
    "setting",
    [setting for setting in SETTINGS if not Path(setting.default).is_absolute()],
    ids=lambda setting: setting.name,
)
def test_the_sample_shows_what_holds_without_it(setting: Setting) -> None:
    assert re.search(rf"^#?{setting.name}={setting.default}$", SAMPLE, re.MULTILINE)
