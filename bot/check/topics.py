"""Rules for topic files: lengths of texts, number of phrases, and age of sources."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.check.finding import Finding, finding_at
from bot.check.readability import ContactNames, with_contact_names
from bot.check.text_size import words
from bot.guide.yaml_field import Field
from bot.search.tokenizer import normalize

TITLE = 60
BUTTON = 24
QUESTION = 100
SUMMARY = 220
SUMMARY_LINES = 3
PAGES = 3
PAGE_WORDS = 110
PAGE_POINTS = 5

ASKS = 40
"""With fewer phrases, the search misses too many ways of asking."""

TOPIC_DAYS = 365
"""How long a check of a source counts: laws change once a year, most of them in July."""

AHEAD = timedelta(days=1)
"""Tolerance for check dates in the future, because of time zones."""


def lengths(topic: Field, names: ContactNames) -> Iterator[Finding]:
    """Texts that are too long for a small phone. `topic` is a valid topic file."""
    yield from _characters(topic["title"], TITLE)
    yield from _characters(topic["button"], BUTTON)
    yield from _characters(topic["question"], QUESTION)
    yield from _summary(topic["summary"])
    pages = topic["pages"].items()
    if not 1 <= len(pages) <= PAGES:
        yield finding_at(topic["pages"], f"{len(pages)} pages; 1 to {PAGES} are allowed")
    for page in pages:
        yield from _page(page, names)


def _characters(field: Field, most: int) -> Iterator[Finding]:
    length = len(field.text())
    if length > most:
        yield finding_at(field, f"'{field.name}' has {length} characters, at most {most}")


def _summary(field: Field) -> Iterator[Finding]:
    yield from _characters(field, SUMMARY)
    lines = len(field.text().splitlines())
    if lines > SUMMARY_LINES:
        yield finding_at(field, f"'summary' has {lines} lines, at most {SUMMARY_LINES}")


def _page(page: Field, names: ContactNames) -> Iterator[Finding]:
    points = page["points"].items()
    if not 1 <= len(points) <= PAGE_POINTS:
        yield finding_at(page, f"the page has {len(points)} points; 1 to {PAGE_POINTS} are allowed")
    count = sum(len(words(with_contact_names(text, names))) for text in (page["heading"], *points))
    if count > PAGE_WORDS:
        yield finding_at(page, f"the page has {count} words, at most {PAGE_WORDS}")


def enough_asks(topic: Field) -> Iterator[Finding]:
    asks = topic["asks"]
    count = len(asks.items())
    if count < ASKS:
        yield finding_at(asks, f"{count} ways of asking; at least {ASKS} are needed")


def repeated_phrases(files: Iterable[Field]) -> Iterator[Finding]:
    """Phrases that appear twice in one language's topics, urgent.yaml and talk.yaml, after normalization."""
    first: dict[str, Field] = {}
    for phrase in (phrase for file in files for phrase in _phrases(file)):
        before = first.setdefault(normalize(phrase.text()) or phrase.text(), phrase)
        if before is not phrase:
            yield finding_at(phrase, f"'{phrase.text()}' is already in {before.file.name}:{before.line}")


def _phrases(file: Field) -> Iterator[Field]:
    asks = file.get("asks")
    for listed in [asks] if asks else file.entries().values():
        yield from listed


def source_ages(file: Field, today: date) -> Iterator[Finding]:
    """Old sources in a topic or the everyday page."""
    for source in file["sources"]:
        yield from source_age(source, TOPIC_DAYS, today)


def source_age(source: Field, most: int, today: date) -> Iterator[Finding]:
    """A source that was last checked more than `most` days ago, or has a date in the future."""
    checked = source["checked"].day()
    age = (today - checked).days
    if age > most:
        yield finding_at(source, f"'{source['name'].text()}' was last checked {age} days ago; the limit is {most}")
    if checked > today + AHEAD:
        yield finding_at(source, f"'{source['name'].text()}' has a check date in the future: {checked}")
