"""The README tells the truth about settings, commands and files."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from bot.settings import SETTINGS, Setting

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_setting_stands_in_the_readme_as_the_program_has_it(setting: Setting) -> None:
    default = f"`{setting.default.removeprefix(f'{ROOT}/')}`"
    assert f"| `{setting.name}` | {default if setting.default else ''} | {setting.help} |" in README


def test_every_link_of_the_readme_leads_to_a_file(record_property: Callable[[str, object], None]) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith("https://")]
    record_property("met", f"{len(links)} links")
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_commands_that_the_readme_names_exist() -> None:
    named = set(re.findall(r"python -m bot (\w+)", README))
    assert named
    assert named <= set(COMMANDS)
