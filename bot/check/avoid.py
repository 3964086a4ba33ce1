"""Words that this guide does not use, from content/<language>/avoid.yaml, and marks that shout."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.check.finding import Finding
from bot.check.passages import Passage
from bot.guide.yaml_file import read_yaml

_FILLED_IN = re.compile(r"\{[^{}]*\}")
_SHOUTS = re.compile("[!¡！]")

FIRST_SEEN = re.compile(
    r"opening|home-title|late-.*|cleared|private-.*|everyday-home|command-.*|profile-.*|share-message|share-text-opening"
    r"|inline-first-line|button-(hotline|close|back|home|clear)|hotline-copy"
)
"""Messages that somebody beside the reader may see: on a locked phone, in a list of chats, in Telegram's own menus."""


@dataclass(frozen=True, slots=True)
class Avoid:
    """One language's words: never written, names that may hold one, and those that give the subject away."""

    words: re.Pattern[str]
    names: re.Pattern[str]
    subject: re.Pattern[str]


def read_avoid(file: Path) -> Avoid:
    """Read avoid.yaml. A trailing * stands for any ending. Raises ContentError."""
    field = read_yaml(file).only("words", "names", "subject")
    return Avoid(*(_any_of(field[key].texts()) for key in ("words", "names", "subject")))


def avoided(avoid: Avoid, passages: Iterable[Passage]) -> Iterator[Finding]:
    """Words that are never written, and exclamation marks."""
    for passage in passages:
        text = avoid.names.sub("", _FILLED_IN.sub("", passage.text))
        for word in avoid.words.findall(text):
            yield passage.finding(f"'{word}' is a word to avoid (avoid.yaml)")
        if _SHOUTS.search(text):
            yield passage.finding("no exclamation marks")


def gives_away(avoid: Avoid, passages: Iterable[Passage]) -> Iterator[Finding]:
    """Words of the subject, in passages that others may see."""
    for passage in passages:
        for word in avoid.subject.findall(_FILLED_IN.sub("", passage.text)):
            yield passage.finding(f"'{word}' gives the subject away where others may see it")


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole words in any case; matches nothing when there are none."""
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b" if parts else r"(?!)", re.IGNORECASE)
