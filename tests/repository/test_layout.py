"""What a newcomer sees first: the top of the repository, and rooms that can be imported."""

import tomllib

from bot.settings import SETTINGS
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


def test_the_sample_of_settings_names_each_of_them_once() -> None:
    sample = (tracked.ROOT / ".env.example").read_text(encoding="utf-8")
    named = [line.split("=")[0] for line in sample.splitlines() if line and not line.startswith("#")]
    assert sorted(named) == sorted(setting.name for setting in SETTINGS)
