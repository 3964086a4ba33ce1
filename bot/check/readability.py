"""How hard a page is to read: its grade by a formula made for its language, and the length of its sentences."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import textstat

from bot.check.finding import Finding, at
from bot.check.text_size import words
from bot.guide.localized import CONTACT
from bot.guide.yaml_field import Field

SENTENCE = 20
"""Words in the longest sentence."""

MEAN_SENTENCE = 13
"""Words in a sentence of a page, on average: about twelve."""

_STOPS = ".!?…؟۔।॥።։"
_FULL_WIDTH_STOPS = "。！？｡។၊။"
"""Stops after which no space follows."""

_ENDS = re.compile(
    rf"(?<=[{_STOPS}])[\"'»”]?\s+"
    rf"|(?<=[{_FULL_WIDTH_STOPS}])[」』”]?\s*"
    "|(?<=[\u0e00-\u0eff])\\s+(?=[\u0e00-\u0eff])"  # Thai and Lao end a sentence with a space
)

ContactNames = Mapping[str, str]
"""How each contact, by id, is named inside a sentence."""


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
"""Languages without a formula that can be trusted are held to the length of sentences only."""


def readability(topic: Field, language: str, names: ContactNames) -> Iterator[Finding]:
    """Findings in one topic file that `load` accepts: a page at a time, as the reader sees it."""
    for field in (topic["summary"], topic["next_step"]["text"]):
        yield from _long_sentences(field, names)
    for page in topic["pages"]:
        texts = [page["heading"], *page["points"]]
        for field in texts:
            yield from _long_sentences(field, names)
        yield from _page(page, [as_read(field, names) for field in texts], language)


def as_read(field: Field, names: ContactNames) -> str:
    """A text with its contacts named, as on the screen."""
    return CONTACT.sub(lambda found: names.get(found[1], found[1]), field.text())


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _ENDS.split(text) if sentence]


def _long_sentences(field: Field, names: ContactNames) -> Iterator[Finding]:
    for sentence in sentences(as_read(field, names)):
        count = len(words(sentence))
        if count > SENTENCE:
            yield at(field, f"a sentence of {count} words, at most {SENTENCE}: {sentence}")


def _page(page: Field, texts: list[str], language: str) -> Iterator[Finding]:
    text = " ".join(part if part[-1] in _STOPS + _FULL_WIDTH_STOPS else f"{part}." for part in texts)
    counts = [len(words(sentence)) for sentence in sentences(text)]
    mean = sum(counts) / len(counts)
    if mean > MEAN_SENTENCE:
        yield at(page, f"sentences of {mean:.0f} words on average, about 12 read well")
    formula = FORMULAS.get(language)
    if formula:
        textstat.set_lang(language)
        value = formula.measure(text)
        if formula.too_hard(value):
            yield at(page, f"hard to read: {formula.name} {value:.1f}, the limit is {formula.limit:.0f}")
