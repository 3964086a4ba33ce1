"""What the docs name exists: files, headings, commands, settings."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS
from bot.cli import COMMANDS
from bot.settings import SETTINGS
from tests.repository import tracked

DOCS = tracked.files("*.md")

FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?://)([^)#\s]*)(?:#([^)\s]+))?\)")
PATH = re.compile(r"(?<![\w./<:-])(?:bot|tests|content|locales|docs|deploy|benchmarks)(?:/[\w.-]*\w)+(?![\w<]|/[\w<])")
"""A path such as bot/messenger or tests/queries/en.jsonl; not one with a placeholder, such as content/<language>."""

EXAMPLES = {"content/fr", "locales/fr.ftl", "tests/queries/fr.jsonl"}
"""What the how-tos tell somebody to make."""

Say = Callable[[str, object], None]


def each(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match in any of the docs, with the name of that file."""
    for path in DOCS:
        text = FENCED.sub("", path.read_text(encoding="utf-8"))
        yield from ((path.relative_to(tracked.ROOT).as_posix(), match) for match in pattern.finditer(text))


def anchors(path: Path) -> set[str]:
    """The anchors of a file's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_there_are_docs_to_look_at() -> None:
    names = {path.relative_to(tracked.ROOT).as_posix() for path in DOCS}
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/how-an-update-travels.md"} <= names


def test_every_path_in_the_docs_exists(record_property: Say) -> None:
    """CHANGELOG.md also names what is gone."""
    paths = {(doc, match[0]) for doc, match in each(PATH) if doc != "CHANGELOG.md" and match[0] not in EXAMPLES}
    record_property("met", f"{len(paths)} paths")
    assert len(paths) > 80
    assert [f"{doc}: {name}" for doc, name in sorted(paths) if not (tracked.ROOT / name).exists()] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("`bot/messenger/handlers/registry.py`,", ["bot/messenger/handlers/registry.py"]),
        ("see docs/scaling.md.", ["docs/scaling.md"]),
        ("`tests/messenger` and tests/queries", ["tests/messenger", "tests/queries"]),
        ("`content/<language>/` and content/en/<id>.yaml and `bot/`", []),
        ("https://t.me/bot/app and t.me/bot/x", []),
    ],
)
def test_paths_are_found_in_text(text: str, found: list[str]) -> None:
    assert [match[0] for match in PATH.finditer(text)] == found


def test_every_link_leads_to_a_file_and_a_heading_in_it(record_property: Say) -> None:
    links = [(tracked.ROOT / doc, match[1], match[2]) for doc, match in each(LINK)]
    record_property("met", f"{len(links)} links")
    assert len(links) > 30
    broken = []
    for doc, name, anchor in links:
        target = doc.parent / name if name else doc
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(f"{doc.name}: {name}#{anchor}")
    assert broken == []


def test_every_target_of_make_in_the_docs_exists() -> None:
    makefile = (tracked.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    # In prose, only what stands in backticks; in a block of commands, what begins a line or follows settings.
    pattern = re.compile(r"(?:`|^ {4,}(?:\w+=\S+ |sudo )*)make (?:-C \S+ )?([a-z-]+)", re.MULTILINE)
    named = {match[1] for _, match in each(pattern)}
    assert len(named) > 8
    assert named - targets == set()


def test_every_command_of_the_program_in_the_docs_exists() -> None:
    named = {match[1] for _, match in each(re.compile(r"python -m\s+bot (\w+)"))}
    assert len(named) > 4
    assert named - set(COMMANDS) == set()


def test_every_part_of_the_benchmark_in_the_docs_exists() -> None:
    assert {match[1] for _, match in each(re.compile(r"--part (\w+)"))} == set(PARTS)


def test_every_setting_in_the_docs_exists() -> None:
    prefixes = "|".join({setting.name.partition("_")[0] for setting in SETTINGS if "_" in setting.name})
    named = {match[0] for _, match in each(re.compile(rf"\b(?:{prefixes})_(?:[A-Z]+_)*[A-Z]+\b"))}
    assert len(named) > 8
    assert named - {setting.name for setting in SETTINGS} == set()
