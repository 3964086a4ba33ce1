"""What a newcomer sees first: the top of the repository, and rooms that can be imported."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.settings import SETTINGS, Setting
from tests.repository import tracked

FOLDERS = {".ci", "bot", "content", "deploy", "docs", "locales", "tests"}
FILES = {
    *(".dockerignore", ".env.example", ".gitattributes", ".gitignore", "Dockerfile", "Makefile", "pyproject.toml"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT", "README.md"),
    *("requirements.in", "requirements-dev.in", "requirements-bench.in"),
    *("requirements.lock", "requirements-dev.lock", "requirements-bench.lock"),
}


def test_the_top_holds_only_what_everybody_expects() -> None:
    top = {path.relative_to(tracked.ROOT).parts[0] for path in tracked.files()}
    assert top <= FOLDERS | FILES


def test_every_room_is_a_package() -> None:
    folders = {path.parent for path in tracked.files("bot/*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_every_room_stands_in_the_import_contracts() -> None:
    configuration = tomllib.loads((tracked.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in configuration["tool"]["importlinter"]["contracts"]}
    rooms = {path.relative_to(tracked.ROOT / "bot").parts[0].removesuffix(".py") for path in tracked.files("bot/*.py")}
    assert [room for room in rooms - {"__init__"} if f"({room})" not in str(contracts["sides"]["layers"])] == []


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
