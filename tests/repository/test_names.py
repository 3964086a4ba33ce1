"""Names in bot/ are the field's terms: metaphors that were replaced do not come back."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.repository import tracked

REPLACED = {
    "alarms": "false positives",
    "carries": "can_reply_in_response",
    "courier": "rate limiter or retries",
    "crowd": "what it holds, such as chats or people",
    "cry": "urgent clause",
    "door": "link",
    "doors": "links",
    "elsewhere": "claimed by another process",
    "floors": "default log probability",
    "gallery": "responder",
    "heat": "temperature",
    "helper": "what it does",
    "helpers": "what they do",
    "inbox": "update queue",
    "library": "content",
    "manager": "what it does",
    "nod": "acknowledgement",
    "outline": "screen spec",
    "pace": "flood guard",
    "put_together": "build or composable",
    "rarity": "idf",
    "red_row": "hotline row",
    "says": "log weight",
    "shapes": "types",
    "shelf": "catalog",
    "simulated": "dev server",
    "standing": "claim state",
    "tongue": "spoken language",
    "tongues": "spoken languages",
    "treatment": "flood action",
    "trial": "render all",
    "tries": "attempts",
    "utils": "what is in it",
    "walk": "crawl",
    "wants": "target",
    "way": "source",
    "way_back": "back target",
}
"""Words that are no part of any name, and what to say instead."""

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def names(path: Path) -> Iterator[str]:
    """Every name that a file defines or uses, and its own."""
    yield path.stem
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for field in ("id", "name", "attr", "arg"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                yield name


def replaced(name: str) -> str | None:
    """The word in a name that should not be there: `_red_row` and `RedRow` hold 'red_row'."""
    words = f"_{'_'.join(word.lower() for word in WORD.findall(name))}_"
    return next((word for word in REPLACED if f"_{word}_" in words), None)


def test_words_are_found_however_a_name_is_written() -> None:
    assert [replaced(name) for name in ("Shelf", "_red_row", "RED_ROW", "RedRow", "openDoors2", "shelfish", "row")] == [
        *("shelf", "red_row", "red_row", "red_row", "doors"),
        *(None, None),
    ]


def test_no_name_holds_a_replaced_word(record_property: Callable[[str, object], None]) -> None:
    found = {(path.relative_to(tracked.ROOT), name) for path in tracked.files("bot/*.py") for name in names(path)}
    record_property("met", f"{len(found)} names")
    assert len(found) > 1000
    wrong = [(path, name, word) for path, name in sorted(found) if (word := replaced(name))]
    assert [f"{path}: {name}: say {REPLACED[word]}" for path, name, word in wrong] == []
