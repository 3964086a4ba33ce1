"""CONTRIBUTING.md: a short glossary, a table of places, and how-tos whose code works."""

import re
import textwrap
from collections.abc import Callable
from typing import Any

import pytest
from telegram.ext import PollAnswerHandler

from bot.messenger.handlers.registry import ALLOWED_UPDATES
from bot.messenger.messenger import Messenger
from tests.messenger.chat import open_chat, person
from tests.repository import tracked
from tests.repository.documents import section

CONTRIBUTING = (tracked.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

MAX_TERMS = 25

VOTE = {"poll_id": "1", "user": person(), "option_ids": [0], "option_persistent_ids": ["0"]}

Say = Callable[[str, object], None]


def snippets(title: str) -> list[str]:
    """The blocks of Python under a heading."""
    found = re.findall(r"^ *```python\n(.*?)^ *```$", section(CONTRIBUTING, title), re.MULTILINE | re.DOTALL)
    assert found
    return [textwrap.dedent(code) for code in found]


def terms() -> dict[str, str]:
    """Each term of the glossary and what it means."""
    entries = re.findall(
        r"^- \*\*(.+?)\*\*: (.+?)(?=^- |\Z)", section(CONTRIBUTING, "Glossary"), re.MULTILINE | re.DOTALL
    )
    return {term: " ".join(meaning.split()) for term, meaning in entries}


def test_the_glossary_is_short_and_in_order() -> None:
    assert 15 <= len(terms()) <= MAX_TERMS
    assert list(terms()) == sorted(terms(), key=str.lower)


def test_each_term_of_the_glossary_has_one_sentence() -> None:
    assert [term for term, meaning in terms().items() if not re.fullmatch(r"[^.]+(?:`[^`]*`[^.]*)*\.", meaning)] == []


def test_each_term_of_the_glossary_is_used_in_the_code(record_property: Say) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in tracked.files("bot/*.py")).lower()
    words = re.sub(r"[^a-z]+", " ", code)
    record_property("met", f"{len(terms())} terms")
    assert [term for term in terms() if term.lower() not in words and term.lower().replace(" ", "") not in words] == []


PLACES = re.findall(r"^\| (?!I want|-)(.+?) \| (.+) \|$", section(CONTRIBUTING, "Where is it?"), re.MULTILINE)


@pytest.mark.parametrize(("wanted", "place"), PLACES, ids=[wanted for wanted, _ in PLACES])
def test_what_the_table_of_places_names_is_there(wanted: str, place: str) -> None:
    """A row names a file, or first a name and then the file that holds it."""
    named = re.findall(r"`([^`]+)`", place)
    files = [tracked.ROOT / name for name in named if "/" in name]
    assert files and all(file.exists() for file in files)
    first, *_ = named
    if "/" not in first and re.fullmatch(rf"`{re.escape(first)}` in .*", place):
        assert re.search(rf"^(?:def )?{re.escape(first)}\b", files[0].read_text(encoding="utf-8"), re.MULTILINE)


async def test_the_handler_of_the_how_to_answers_a_new_kind_of_update() -> None:
    module, _ = snippets("A new kind of update")
    made: dict[str, Any] = {}
    exec(compile(module, "polls.py", "exec"), made)  # noqa: S102 - the docs' own code

    def add(messenger: Messenger) -> None:
        messenger.application.add_handler(PollAnswerHandler(made["answer"]))

    chat = await open_chat(prepare=add)
    [(method, sent)] = await chat.gets(poll_answer=VOTE)
    assert method == "sendMessage"
    assert chat.words("topics-title") in sent["text"]
    assert chat.words("notice-gone") not in sent["text"]


def test_the_kind_of_update_of_the_how_to_is_still_new() -> None:
    assert "poll_answer" not in ALLOWED_UPDATES
    assert '"poll_answer"' in section(CONTRIBUTING, "A new kind of update")


def test_the_screen_of_the_how_to_is_one_of_the_guide() -> None:
    [screen] = snippets("A new screen")
    assert screen in (tracked.ROOT / "bot" / "screens" / "chat.py").read_text(encoding="utf-8")
    assert '    "late": chat.late,\n' in (tracked.ROOT / "bot" / "screens" / "router.py").read_text(encoding="utf-8")
