"""What people send: typed texts and presses in all languages of the guide, as Telegram's JSON.

Made from the guide's own phrases with a fixed seed, so that every run and every bot gets the same.
"""

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice

from bot.guide.model import Guide, Topic

SEED = 2026

TYPO_EVERY = 3
"""Every third typed text has two letters exchanged, as happens on a phone."""

MIN_TYPO_WORD = 5

FIRST_CHAT = 5_000_000_000
PRESSED_TEXT = "Somebody keeps your papers? Nobody may do that to make you work. Choose what is closest to it. " * 3

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Action:
    """What one person does: types `text`, or presses a button whose callback data is `data`."""

    language: str
    text: str = ""
    data: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """An update as JSON without its id, and the chat in which its answer must arrive."""

    chat: int
    body: Json

    def as_json(self, update_id: int) -> bytes:
        return json.dumps({"update_id": update_id, **self.body}, ensure_ascii=False).encode()


def typed(guide: Guide) -> list[Action]:
    """Every phrase of the guide's search once, topics and languages shuffled."""
    generator = random.Random(SEED)  # noqa: S311 - the same for every run is what is wanted
    actions = [
        Action(localized.language, text=phrase)
        for localized in guide.localizations.values()
        for topic in localized.topics.values()
        for phrase in topic.asks
    ]
    generator.shuffle(actions)
    return [
        _with_typo(action, generator) if number % TYPO_EVERY == 0 else action for number, action in enumerate(actions)
    ]


def presses(guide: Guide) -> list[Action]:
    """A press for every screen that people read, shuffled."""
    actions = [Action(language, data=f"{language}/{path}") for language in guide.languages for path in _paths(guide)]
    random.Random(SEED).shuffle(actions)  # noqa: S311
    return actions


def mixed(guide: Guide) -> list[Action]:
    """A typed text and a press in turn."""
    endless = cycle(presses(guide))
    return [action for text in typed(guide) for action in (text, next(endless))]


def start_command() -> Action:
    return Action("en", text="/start")


class UpdateFactory:
    """Makes updates from actions, each from a chat of its own: no bot may think that one chat writes too fast."""

    def __init__(self) -> None:
        self._chats = count(FIRST_CHAT)

    def updates(self, actions: Sequence[Action], number: int) -> list[Update]:
        """So many updates; begins again with the first action after the last."""
        return [self.update(action) for action in islice(cycle(actions), number)]

    def update(self, action: Action, *, chat: int | None = None) -> Update:
        chat = next(self._chats) if chat is None else chat
        user = {"id": chat, "is_bot": False, "first_name": "Maria", "username": f"maria{chat}"}
        sender: Json = user | {"language_code": action.language}
        private: Json = {"id": chat, "first_name": "Maria", "username": f"maria{chat}", "type": "private"}
        return Update(chat, _press(action, sender, private) if action.data else _text(action, sender, private))


def _text(action: Action, sender: Json, chat: Json) -> Json:
    message: Json = {"message_id": 71, "from": sender, "chat": chat, "date": int(time.time()), "text": action.text}
    if action.text.startswith("/"):
        message["entities"] = [{"offset": 0, "length": len(action.text), "type": "bot_command"}]
    return {"message": message}


def _press(action: Action, sender: Json, chat: Json) -> Json:
    buttons = [[{"text": f"Button {row}", "callback_data": action.data}] for row in range(6)]
    message = {
        "message_id": 72,
        "from": {"id": 1000000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"},
        "chat": chat,
        "date": int(time.time()) - 60,
        "text": PRESSED_TEXT,
        "reply_markup": {"inline_keyboard": buttons},
    }
    query = {"id": f"43{chat['id']}7", "chat_instance": "-8172635445362718", "data": action.data}
    return {"callback_query": {**query, "from": sender, "message": message}}


def _paths(guide: Guide) -> Iterator[str]:
    yield from ("home", "topics", "hotline", "hotline/numbers", "language", "privacy")
    yield from (f"group/{group.id}" for group in guide.groups)
    for topic in guide.localizations[guide.languages[0]].topics.values():
        yield from _pages(topic)


def _pages(topic: Topic) -> Iterator[str]:
    yield f"topic/{topic.id}"
    yield from (f"topic/{topic.id}/{number}" for number in range(1, len(topic.pages) + 1))


def _with_typo(action: Action, generator: random.Random) -> Action:
    """Exchange two neighbouring letters inside the first long word."""
    words = action.text.split()
    index = next((index for index, word in enumerate(words) if len(word) >= MIN_TYPO_WORD), None)
    if index is None:
        return action
    word, at = words[index], generator.randrange(1, len(words[index]) - 2)
    words[index] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return Action(action.language, text=" ".join(words))
