"""Query files: one JSON object a line, with what somebody types and what is right for it."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

HOTLINE = "hotline"
"""What stands among topics where the answer is the hotline's number."""

KINDS = ("topic", "urgent", "offtopic")

FAMILIES = (
    "grid",
    "calm",
    "emergency",
    "self-harm",
    "near",
    "topic",
    "typos",
    "contact",
    "meta",
    "offtopic",
)
"""Families of sentences: tests/queries/families/README.md says what belongs into each."""

_GROUPS = {"kind": KINDS, "family": FAMILIES}


class QueryError(Exception):
    """A query file, or a line of one, that cannot be used: one sentence with file and line."""


@dataclass(frozen=True, slots=True)
class LabelledQuery:
    """A text with its kind or family (see KINDS, FAMILIES), and the names of which any is right: one line of a file.

    A name is a topic's id, a kind of urgency, or a screen's address.

    LabelledQuery("they took my passport", "topic", ("papers-taken",))
    LabelledQuery("osha number", "contact", ("hotline/numbers/work",))
    """

    text: str
    group: str
    expected: tuple[str, ...]


Queries = dict[str, tuple[LabelledQuery, ...]]
"""Queries by language."""


def read_queries(folder: Path, key: str = "kind") -> Queries:
    """The queries of each <language>.jsonl in `folder`, by language. Raises QueryError at the first bad line.

    A line is {"q": "they took my passport", "kind": "topic", "expect": ["papers-taken"]}, or the same with a "family"
    where `key` is that. Empty lines are skipped.
    """
    return {path.stem: _read_file(path, key) for path in _query_files(folder)}


def has_families(folder: Path) -> bool:
    """Whether the first line of the first query file in `folder` names a family. Raises QueryError."""
    first = _query_files(folder)[0]
    line = next(filter(None, map(str.strip, _lines(first))), "{}")
    match parse_json(line, f"{first}:1"):
        case {"family": _}:
            return True
    return False


def _query_files(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise QueryError(f"{folder}: no query files (<language>.jsonl) here")
    return paths


def _read_file(path: Path, key: str) -> tuple[LabelledQuery, ...]:
    numbered = enumerate(_lines(path), 1)
    return tuple(_parse_query(line, f"{path}:{number}", key, _GROUPS[key]) for number, line in numbered if line.strip())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")  # splitlines() would also split at U+2028 within a text
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text") from error


def _parse_query(line: str, where: str, key: str, groups: Collection[str]) -> LabelledQuery:
    match parse_json(line, where):
        case {"q": str(text), "expect": list(expected), **rest} if rest.get(key) in groups and all(
            isinstance(name, str) for name in expected
        ):
            return LabelledQuery(text, str(rest[key]), tuple(expected))
    raise QueryError(f'{where}: needs "q" (text), "{key}" ({", ".join(groups)}) and "expect" (list of names)')


def parse_json(line: str, where: str) -> object:
    """Raises QueryError, with `where` (file and line) in front, if `line` is not JSON."""
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise QueryError(f"{where}: not JSON ({type(error).__name__})") from error
