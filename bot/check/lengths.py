"""How long the texts of a topic may be: what fits a small phone and a short patience."""

from collections.abc import Iterator

from bot.check.finding import Finding, at
from bot.check.readability import Names, as_read
from bot.guide.yaml_field import Field

TITLE = 60
BUTTON = 24
SUMMARY = 220
SUMMARY_LINES = 3
PAGES = 3
PAGE_WORDS = 110
PAGE_POINTS = 5


def lengths(topic: Field, names: Names) -> Iterator[Finding]:
    """Findings in one topic file that `load` can read."""
    yield from _characters(topic["title"], TITLE)
    yield from _characters(topic["button"], BUTTON)
    yield from _summary(topic["summary"])
    pages = topic["pages"].items()
    if not 1 <= len(pages) <= PAGES:
        yield at(topic["pages"], f"{len(pages)} pages: 1 to {PAGES} are read")
    for page in pages:
        yield from _page(page, names)


def _characters(field: Field, most: int) -> Iterator[Finding]:
    length = len(field.text())
    if length > most:
        yield at(field, f"'{field.name}' has {length} characters, at most {most}")


def _summary(field: Field) -> Iterator[Finding]:
    yield from _characters(field, SUMMARY)
    lines = len(field.text().splitlines())
    if lines > SUMMARY_LINES:
        yield at(field, f"'summary' has {lines} lines, at most {SUMMARY_LINES}")


def _page(page: Field, names: Names) -> Iterator[Finding]:
    points = page["points"].items()
    if not 1 <= len(points) <= PAGE_POINTS:
        yield at(page, f"a page of {len(points)} points, 1 to {PAGE_POINTS} are read")
    words = sum(len(as_read(text, names).split()) for text in (page["heading"], *points))
    if words > PAGE_WORDS:
        yield at(page, f"a page of {words} words, at most {PAGE_WORDS}")
