"""How good the search is: questions with known answers, counted per language and together."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from bot.guide.model import Intent
from bot.search.index import Index
from bot.search.result import SearchResult, Tier

HOTLINE = "hotline"

_KINDS = ("topic", "urgent", "offtopic")


class QueryError(Exception):
    """A line of a question file that cannot be read; one sentence with file and line."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text as typed, its kind (topic, urgent, offtopic) and the topics that may come first."""

    text: str
    kind: str
    expect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over questions; tallies add up."""

    topic: int = 0
    first: int = 0
    in_three: int = 0
    urgent: int = 0
    recalled: int = 0
    alarms: int = 0
    offtopic: int = 0
    refused: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def rates(self) -> dict[str, float]:
        """Shares from 0 to 1: false alarms over topic and off-topic questions together."""
        return {
            "hit@1": _share(self.first, self.topic),
            "hit@3": _share(self.in_three, self.topic),
            "urgent recall": _share(self.recalled, self.urgent),
            "false alarms": _share(self.alarms, self.topic + self.offtopic),
            "off-topic refused": _share(self.refused, self.offtopic),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Tallies by language, all of them together, and languages with questions but without an edition."""

    languages: Mapping[str, Tally]
    left_out: tuple[str, ...]

    @property
    def pooled(self) -> Tally:
        """All languages together."""
        return sum(self.languages.values(), Tally())


def read_questions(folder: Path) -> dict[str, tuple[Question, ...]]:
    """Questions of each <language>.jsonl in `folder`. Raises QueryError at the first line that is wrong."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise QueryError(f"{folder}: no question files (<language>.jsonl) here")
    return {path.stem: _read_file(path) for path in paths}


def read_typed(line: str, where: str) -> tuple[str, str | None]:
    """Text and language in use from a line of `search --jsonl`. Raises QueryError, which begins with `where`."""
    match _read_json(line, where):
        case {"q": str(text), "lang": str(language)}:
            return text, language
        case {"q": str(text), **rest} if rest.get("lang") is None:
            return text, None
    raise QueryError(f'{where}: needs "q" (text) and may have "lang" (text)')


def measure(index: Index, questions: Mapping[str, tuple[Question, ...]]) -> Report:
    """Search each question with its own language in use, and count."""
    known = [language for language in questions if language in index.languages]
    tallies = {
        language: sum((_judge(index, language, one) for one in questions[language]), Tally()) for language in known
    }
    return Report(tallies, tuple(language for language in questions if language not in known))


def as_line(text: str, found: SearchResult) -> dict[str, object]:
    """The answer as `search --jsonl` writes it: with 'hotline' first where the number is what is needed."""
    number_first = found.urgent is not None or found.intent is Intent.HOTLINE
    results = [{"topic": hit.topic, "score": round(hit.score, 3)} for hit in found.results]
    return {
        "q": text,
        "language": found.language,
        "tier": Tier.ANSWER.value if number_first else found.tier.value,
        "urgent": found.urgent is not None,
        "kind": found.urgent.value if found.urgent else None,
        "results": [{"topic": HOTLINE, "score": 1.0}, *results][:5] if number_first else results,
    }


def _read_file(path: Path) -> tuple[Question, ...]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # a text may hold other line ends
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text") from error
    return tuple(_read_line(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def _read_line(line: str, where: str) -> Question:
    match _read_json(line, where):
        case {"q": str(text), "kind": str(kind), "expect": list(expect)} if kind in _KINDS and all(
            isinstance(topic, str) for topic in expect
        ):
            return Question(text, kind, tuple(expect))
    raise QueryError(f'{where}: needs "q" (text), "kind" ({", ".join(_KINDS)}) and "expect" (list of topic ids)')


def _read_json(line: str, where: str) -> object:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise QueryError(f"{where}: not JSON ({type(error).__name__})") from error


def _judge(index: Index, language: str, question: Question) -> Tally:
    found = index.search(question.text, language=language)
    alarmed = int(found.urgent is not None)
    if question.kind == "urgent":
        return Tally(urgent=1, recalled=alarmed)
    if question.kind == "offtopic":
        refused = found.tier is Tier.NONE and not alarmed and found.intent is not Intent.HOTLINE
        return Tally(offtopic=1, alarms=alarmed, refused=int(refused))
    ranked = _ranked(found, with_hotline=HOTLINE in question.expect)
    return Tally(
        topic=1,
        alarms=alarmed,
        first=int(bool(set(ranked[:1]) & set(question.expect))),
        in_three=int(bool(set(ranked[:3]) & set(question.expect))),
    )


def _ranked(found: SearchResult, *, with_hotline: bool) -> list[str]:
    """Topics in order. An urgent text shows the hotline first, which says nothing about how topics were ranked."""
    first = found.intent is Intent.HOTLINE or (with_hotline and found.urgent is not None)
    return [HOTLINE] * first + [hit.topic for hit in found.results]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
