"""Rules for topic files: how long texts may be, enough ways of asking, and facts that somebody looked at lately."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.check.finding import Finding, at
from bot.check.readability import ContactNames, as_read
from bot.check.text_size import words
from bot.guide.yaml_field import Field
from bot.search.normalize import normalize

TITLE = 60
BUTTON = 24
QUESTION = 100
SUMMARY = 220
SUMMARY_LINES = 3
PAGES = 3
PAGE_WORDS = 110
PAGE_POINTS = 5

ASKS = 40
"""With fewer, the search misses too many ways of asking."""

TOPIC_DAYS = 365
"""Laws change once a year, most of them in July."""

AHEAD = timedelta(days=1)
"""A writer may live where it is tomorrow already."""


def lengths(topic: Field, names: ContactNames) -> Iterator[Finding]:
    """What fits a small phone and a short patience. `topic` is a file that `load` accepts."""
    yield from _characters(topic["title"], TITLE)
    yield from _characters(topic["button"], BUTTON)
    yield from _characters(topic["question"], QUESTION)
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


def _page(page: Field, names: ContactNames) -> Iterator[Finding]:
    points = page["points"].items()
    if not 1 <= len(points) <= PAGE_POINTS:
        yield at(page, f"a page of {len(points)} points, 1 to {PAGE_POINTS} are read")
    count = sum(len(words(as_read(text, names))) for text in (page["heading"], *points))
    if count > PAGE_WORDS:
        yield at(page, f"a page of {count} words, at most {PAGE_WORDS}")


def enough_asks(topic: Field) -> Iterator[Finding]:
    asks = topic["asks"]
    count = len(asks.items())
    if count < ASKS:
        yield at(asks, f"{count} ways of asking, at least {ASKS} are needed")


def repeated_phrases(files: Iterable[Field]) -> Iterator[Finding]:
    """Phrases of one language that stand twice, in topics, urgent.yaml or talk.yaml, as the search reads them."""
    first: dict[str, Field] = {}
    for phrase in (phrase for file in files for phrase in _phrases(file)):
        before = first.setdefault(normalize(phrase.text()) or phrase.text(), phrase)
        if before is not phrase:
            yield at(phrase, f"'{phrase.text()}' stands already in {before.file.name}:{before.line}")


def _phrases(file: Field) -> Iterator[Field]:
    asks = file.get("asks")
    for listed in [asks] if asks else file.entries().values():
        yield from listed


def source_ages(file: Field, today: date) -> Iterator[Finding]:
    """Findings in a file with a list of sources: a topic or the everyday page."""
    for source in file["sources"]:
        yield from source_age(source, TOPIC_DAYS, today)


def source_age(source: Field, most: int, today: date) -> Iterator[Finding]:
    """A source that was last looked at more than `most` days ago, or in the future."""
    checked = source["checked"].day()
    age = (today - checked).days
    if age > most:
        yield at(source, f"'{source['name'].text()}' was last looked at {age} days ago, at most {most}")
    if checked > today + AHEAD:
        yield at(source, f"'{source['name'].text()}' was looked at in the future, on {checked}")
