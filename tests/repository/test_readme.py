"""The README tells the truth about settings, commands, python-telegram-bot, and where things are."""

import re
import tomllib
from collections.abc import Callable

import pytest
import telegram
import telegram.ext
import telegram.request

from bot.cli import COMMANDS
from bot.settings import SETTINGS, Setting
from bot.wording import wording
from tests.repository import tracked
from tests.repository.documents import section

README = (tracked.ROOT / "README.md").read_text(encoding="utf-8")

ROW = re.compile(
    r"^\| (?P<theirs>.+?) \| (?P<ours>.+?) \| \[[\w.]+\]\((?P<file>bot/[\w./]+)\) \| (?P<reason>.+) \|$", re.MULTILINE
)
"""A row of the table for people who know python-telegram-bot."""

CODE = re.compile(r"`([^`]+)`")
NAME = re.compile(r"[A-Za-z_]\w*")

PLACES = (telegram, telegram.ext, telegram.request, telegram.ext.Application, telegram.Message, telegram.User)
ATTRIBUTES = {"message", "context", "update", "effective_user", "allowed_updates"}
"""Names in that table that are attributes of objects, or parameters."""

Say = Callable[[str, object], None]


@pytest.mark.parametrize(("command", "packages"), [("make run", "packages-index"), ("make test", "packages-dev")])
def test_the_readme_and_make_say_the_same_of_what_is_downloaded(command: str, packages: str) -> None:
    makefile = (tracked.ROOT / "Makefile").read_text(encoding="utf-8")
    size = re.search(rf"^{packages}: venv\n\t.*,(\d+ MB) to download\)$", makefile, re.MULTILINE)
    assert size is not None
    assert f"| `{command}` | {size[1]}" in section(README, "See it run")


def test_the_readme_says_what_else_debian_must_install() -> None:
    makefile = (tracked.ROOT / "Makefile").read_text(encoding="utf-8")
    needed = re.findall(r"Install (python3-\w+), then run make again", makefile)
    assert needed == ["python3-venv"]
    assert f"`{needed[0]}`" in section(README, "See it run")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_setting_is_in_the_readme_as_the_program_has_it(setting: Setting) -> None:
    default = f"`{setting.default.removeprefix(f'{tracked.ROOT}/')}`" if setting.default else ""
    assert f"| `{setting.name}` | {default} | {setting.help} |" in section(README, "Settings")


def test_the_readme_names_no_setting_that_the_program_does_not_have() -> None:
    assert re.findall(r"^\| `(\w+)` ", section(README, "Settings"), re.MULTILINE) == [
        setting.name for setting in SETTINGS
    ]


def test_the_placeholder_of_inline_mode_is_the_one_that_publish_proposes() -> None:
    words = wording.load(tracked.ROOT / "locales", ("en",)).of("en")
    assert f"`{words('inline-placeholder')}` as the placeholder" in section(README, "On Telegram")


def test_the_commands_that_magnolia_is_said_to_have_exist() -> None:
    named = set(re.findall(r"`?magnolia (\w+)", section(README, "Install with pip")))
    assert named and named <= set(COMMANDS)


def test_the_extras_that_the_readme_names_exist() -> None:
    project = tomllib.loads((tracked.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(re.findall(r"'\.\[(\w+)\]'", section(README, "Install with pip"))) == set(
        project["optional-dependencies"]
    )


def test_the_map_names_every_package_of_the_program(record_property: Say) -> None:
    shown = set(re.findall(r"^    (bot/[\w.]+) ", section(README, "Where things are"), re.MULTILINE))
    packages = {path.parent.relative_to(tracked.ROOT).as_posix() for path in tracked.files("bot/*/__init__.py")}
    packages = {package for package in packages if package.count("/") == 1}
    record_property("met", f"{len(packages)} packages")
    assert len(packages) > 5
    assert packages - shown == set()


def rows() -> list[re.Match[str]]:
    found = list(ROW.finditer(section(README, "If you know python-telegram-bot")))
    assert len(found) >= 15
    return found


def test_every_row_for_people_who_know_the_library_is_read_by_these_tests() -> None:
    lines = [line for line in section(README, "If you know python-telegram-bot").splitlines() if line.startswith("|")]
    assert len(rows()) == len(lines) - 2


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["theirs"]))
def test_each_name_of_this_repository_is_in_the_file_beside_it(row: re.Match[str]) -> None:
    file = (tracked.ROOT / row["file"]).read_text(encoding="utf-8")
    named = CODE.findall(row["ours"]) + [name for name in CODE.findall(row["reason"]) if name.isidentifier()]
    package = "".join(path.read_text(encoding="utf-8") for path in tracked.files("bot/messenger/*.py"))
    assert [name for name in named if not re.search(rf"\b{name}\b", file + package)] == []
    first = next(iter(CODE.findall(row["ours"])), None)
    assert first is None or re.search(rf"\b{first}\b", file)


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["theirs"]))
def test_each_name_of_the_library_exists_there(row: re.Match[str]) -> None:
    names = {name for code in CODE.findall(row["theirs"]) for name in NAME.findall(code)} - ATTRIBUTES
    assert [name for name in names if not any(hasattr(place, name) for place in PLACES)] == []
