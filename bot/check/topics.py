"""Rules for topic files: lengths of texts, how hard a page is to read, number of phrases, and age of sources."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import textstat

from bot.check.finding import Finding, finding_at
from bot.check.text_size import words
from bot.guide.localized import CONTACT
from bot.guide.yaml_field import Field
from bot.screens.telegram_limits import MAX_COPY_TEXT
from bot.search.tokenizer import normalize

TITLE = 60
BUTTON = 24
QUESTION = 100
SUMMARY = 220
SUMMARY_LINES = 3
PAGES = 4
PAGE_WORDS = 120
TRANSLATED_PAGE_WORDS = 132
"""A tenth more than the original: sentences that are cut to fit sound foreign."""

PAGE_POINTS = 5

ASKS = 40
"""With fewer phrases, the search misses too many ways of asking."""

TOPIC_DAYS = 365
"""How long a check of a source counts: laws change once a year, most of them in July."""

AHEAD = timedelta(days=1)
"""Tolerance for check dates in the future, because of time zones."""

SENTENCE = 20
"""Limit for the words of one sentence."""

MEAN_SENTENCE = 14
"""Limit for the mean number of words per sentence on a page."""

_STOPS = ".!?…؟۔।॥።։"
_FULL_WIDTH_STOPS = "。！？｡។၊။"
"""Sentence ends that are not followed by a space."""

_ENDS = re.compile(
    rf"(?<=[{_STOPS}])[\"'»”]?\s+"
    rf"|(?<=[{_FULL_WIDTH_STOPS}])[」』”]?\s*"
    "|(?<=[\u0e00-\u0eff])\\s+(?=[\u0e00-\u0eff])"  # Thai and Lao end a sentence with a space
)

ContactNames = Mapping[str, str]
"""The name of each contact, by id, inside a sentence."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A measure with its name and limit; `sign` is -1 where a higher value is easier to read."""

    name: str
    measure: Callable[[str], float]
    limit: float
    sign: int = 1

    def too_hard(self, value: float) -> bool:
        return self.sign * value > self.sign * self.limit


FORMULAS = {
    "en": Formula("Flesch-Kincaid grade", textstat.flesch_kincaid_grade, 7.0),
    "es": Formula("INFLESZ (Szigriszt-Pazos)", textstat.szigriszt_pazos, 62.0, sign=-1),
}
"""For other languages, which have no reliable formula, only the length of sentences is checked."""


def lengths(topic: Field, names: ContactNames) -> Iterator[Finding]:
    """Texts that are too long for a small phone. `topic` is a valid topic file."""
    yield from _characters(topic["title"], TITLE)
    yield from _characters(topic["button"], BUTTON)
    yield from _characters(topic["question"], QUESTION)
    yield from _characters(topic["summary"], SUMMARY)
    lines = len(topic["summary"].text().splitlines())
    if lines > SUMMARY_LINES:
        yield finding_at(topic["summary"], f"'summary' has {lines} lines, at most {SUMMARY_LINES}")
    if copy := topic.get("copy"):
        yield from _characters(copy["text"], MAX_COPY_TEXT)
    pages = topic["pages"].items()
    if not 1 <= len(pages) <= PAGES:
        yield finding_at(topic["pages"], f"{len(pages)} pages; 1 to {PAGES} are allowed")
    most = TRANSLATED_PAGE_WORDS if topic.get("translation") else PAGE_WORDS
    for page in pages:
        yield from _page_lengths(page, names, most)


def _characters(field: Field, most: int) -> Iterator[Finding]:
    length = len(field.text())
    if length > most:
        yield finding_at(field, f"'{field.name}' has {length} characters, at most {most}")


def _page_lengths(page: Field, names: ContactNames, most: int) -> Iterator[Finding]:
    points = page["points"].items()
    if not 1 <= len(points) <= PAGE_POINTS:
        yield finding_at(page, f"the page has {len(points)} points; 1 to {PAGE_POINTS} are allowed")
    count = sum(len(words(with_contact_names(text.text(), names))) for text in (page["heading"], *points))
    if count > most:
        yield finding_at(page, f"the page has {count} words, at most {most}")


def readability(topic: Field, language: str, names: ContactNames) -> Iterator[Finding]:
    """Findings in one valid topic file. The formula is applied to each page, with its contacts named."""
    for field in (topic["summary"], topic["next_step"]["text"]):
        yield from _long_sentences(field, names)
    for page in topic["pages"]:
        texts = [page["heading"], *page["points"]]
        for field in texts:
            yield from _long_sentences(field, names)
        yield from _page_readability(page, [with_contact_names(field.text(), names) for field in texts], language)


def with_contact_names(text: str, names: ContactNames) -> str:
    """A text with its contacts named, as the screen shows it."""
    return CONTACT.sub(lambda found: names.get(found[1], found[1]), text)


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _ENDS.split(text) if sentence]


def _long_sentences(field: Field, names: ContactNames) -> Iterator[Finding]:
    for sentence in sentences(with_contact_names(field.text(), names)):
        count = len(words(sentence))
        if count > SENTENCE:
            yield finding_at(field, f"a sentence of {count} words, at most {SENTENCE}: {sentence}")


def _page_readability(page: Field, texts: list[str], language: str) -> Iterator[Finding]:
    text = " ".join(part if part[-1] in _STOPS + _FULL_WIDTH_STOPS else f"{part}." for part in texts)
    counts = [len(words(sentence)) for sentence in sentences(text)]
    mean = sum(counts) / len(counts)
    if mean > MEAN_SENTENCE:
        yield finding_at(page, f"sentences of {mean:.0f} words on average, about 12 read well")
    formula = FORMULAS.get(language)
    if formula:
        textstat.set_lang(language)
        value = formula.measure(text)
        if formula.too_hard(value):
            yield finding_at(page, f"hard to read: {formula.name} {value:.1f}, the limit is {formula.limit:.0f}")


def enough_asks(topic: Field) -> Iterator[Finding]:
    asks = topic["asks"]
    count = len(asks.items())
    if count < ASKS:
        yield finding_at(asks, f"{count} ways of asking; at least {ASKS} are needed")


def repeated_phrases(files: Iterable[Field]) -> Iterator[Finding]:
    """Phrases that appear twice in one language's topics, urgent.yaml and talk.yaml, after normalization.

    The same words in another order count as the same phrase if it stands in another file: the search cannot tell
    which of the two files to open.
    """
    first: dict[str, Field] = {}
    first_in_any_order: dict[str, Field] = {}
    for phrase in (phrase for file in files for phrase in _phrases(file)):
        normalized = normalize(phrase.text()) or phrase.text()
        same = first.setdefault(normalized, phrase)
        reordered = first_in_any_order.setdefault(" ".join(sorted(normalized.split())), phrase)
        before = same if same is not phrase else reordered
        if same is not phrase or reordered.file != phrase.file:
            yield finding_at(phrase, f"'{phrase.text()}' is already in {before.file.name}:{before.line}")


def _phrases(file: Field) -> Iterator[Field]:
    lists = [file.get("asks"), file.get("unanswered")] if file.get("asks") else file.entries().values()
    for listed in filter(None, lists):
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
