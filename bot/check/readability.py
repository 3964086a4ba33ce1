"""How hard a page is to read: the length of its sentences, and a formula made for its language."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import textstat

from bot.check.finding import Finding, finding_at
from bot.check.text_size import words
from bot.guide.localized import CONTACT
from bot.guide.yaml_field import Field

SENTENCE = 20
"""Limit for the words of one sentence."""

MEAN_SENTENCE = 13
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
    "en": Formula("Flesch-Kincaid grade", textstat.flesch_kincaid_grade, 6.0),
    "es": Formula("INFLESZ (Szigriszt-Pazos)", textstat.szigriszt_pazos, 65.0, sign=-1),
}
"""For other languages, which have no reliable formula, only the length of sentences is checked."""


def readability(topic: Field, language: str, names: ContactNames) -> Iterator[Finding]:
    """Findings in one valid topic file. The formula is applied to each page, with its contacts named."""
    for field in (topic["summary"], topic["next_step"]["text"]):
        yield from _long_sentences(field, names)
    for page in topic["pages"]:
        texts = [page["heading"], *page["points"]]
        for field in texts:
            yield from _long_sentences(field, names)
        yield from _page(page, [with_contact_names(field, names) for field in texts], language)


def with_contact_names(field: Field, names: ContactNames) -> str:
    """A text with its contacts named, as the screen shows it."""
    return CONTACT.sub(lambda found: names.get(found[1], found[1]), field.text())


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _ENDS.split(text) if sentence]


def _long_sentences(field: Field, names: ContactNames) -> Iterator[Finding]:
    for sentence in sentences(with_contact_names(field, names)):
        count = len(words(sentence))
        if count > SENTENCE:
            yield finding_at(field, f"a sentence of {count} words, at most {SENTENCE}: {sentence}")


def _page(page: Field, texts: list[str], language: str) -> Iterator[Finding]:
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
