"""The word lists of content/<language>/avoid.yaml: words that this guide does not use; and exclamation marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.check.finding import Finding, Passage
from bot.check.text_size import is_unspaced
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml

_FILLED_IN = re.compile(r"\{[^{}]*\}")
_EXCLAMATION_MARKS = re.compile("[!¡！]")

SEEN_BY_OTHERS = re.compile(
    r"opening|home-title|late-.*|cleared|private-.*|everyday-home|command-.*|profile-.*|share-message|share-text-opening"
    r"|inline-first-line|button-(hotline|close|back|home|clear)|hotline-copy"
)
"""Messages that other people may see: on a locked phone, in the list of chats, in Telegram's menus."""


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """One language's verbs, clauses (each from the word that begins it), and ways to say 'call first'."""

    verbs: re.Pattern[str]
    clauses: re.Pattern[str]
    call_first: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class AvoidedWords:
    """One language's words to avoid, names that may contain one, words that reveal the subject, words of sentences."""

    words: re.Pattern[str]
    names: re.Pattern[str]
    subject: re.Pattern[str]
    sentence_words: SentenceWords | None = None
    """None for a language without a list of verbs."""


def read_avoided_words(file: Path) -> AvoidedWords:
    """Read avoid.yaml, where a trailing * matches any ending. Raises ContentError."""
    field = read_yaml(file).only("words", "names", "subject", "verbs", "clauses", "call_first")
    words, names, subject = (_any_of(field[key].texts()) for key in ("words", "names", "subject"))
    return AvoidedWords(words, names, subject, _sentence_words(field) if field.get("verbs") else None)


def _sentence_words(field: Field) -> SentenceWords:
    verbs, beginnings, call_first = (field[key].texts() for key in ("verbs", "clauses", "call_first"))
    clauses = re.compile(rf"(?:^|[\s,])(?:{_any_of(beginnings).pattern})[^,;:]*", re.IGNORECASE)
    return SentenceWords(_any_of(verbs), clauses, _any_of(call_first))


def words_to_avoid(avoided: AvoidedWords, passages: Iterable[Passage]) -> Iterator[Finding]:
    """Words to avoid, and exclamation marks."""
    for passage in passages:
        text = avoided.names.sub("", _FILLED_IN.sub("", passage.text))
        for word in avoided.words.findall(text):
            yield passage.finding(f"'{word}' is a word to avoid (avoid.yaml)")
        if _EXCLAMATION_MARKS.search(text):
            yield passage.finding("no exclamation marks")


def words_of_subject(avoided: AvoidedWords, passages: Iterable[Passage]) -> Iterator[Finding]:
    """Words that reveal the subject, in passages that other people may see."""
    for passage in passages:
        for word in avoided.subject.findall(_FILLED_IN.sub("", passage.text)):
            yield passage.finding(f"'{word}' gives the subject away where others may see it")


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole words in any case; matches nothing when there are none."""
    return re.compile("|".join(map(_whole, words)) or r"(?!)", re.IGNORECASE)


def _whole(word: str) -> str:
    """A pattern for one word. Scripts without spaces, such as Chinese, have no word boundaries to match."""
    pattern = re.escape(word).replace(r"\*", r"\w*")
    start = "" if is_unspaced(word[0]) else r"\b"
    return start + pattern + ("" if is_unspaced(word[-1]) else r"\b")
