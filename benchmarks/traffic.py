"""What people send: typed searches and presses in all languages of the guide, as Telegram would write them down.

Made from the guide's own phrases with a seed, so that every run and every subject gets the same.
"""

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice

from bot.guide.model import Guide, Topic

SLIPS = 3
"""Every third typed text has two letters exchanged, as happens on a phone."""

LONG_ENOUGH = 5

FIRST_CHAT = 5_000_000_000
SHOWN = "Somebody keeps your papers? Nobody may do that to make you work. Choose what is closest to it. " * 3

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Act:
    """What one person does: types `text`, or presses a button that holds `data`."""

    language: str
    text: str = ""
    data: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """An update as JSON without its number, and the chat in which its answer must arrive."""

    chat: int
    body: Json

    def numbered(self, number: int) -> bytes:
        return json.dumps({"update_id": number, **self.body}, ensure_ascii=False).encode()


def typed(guide: Guide) -> list[Act]:
    """Every phrase that the guide knows once, in an order that mixes topics and languages."""
    chance = random.Random(2026)  # noqa: S311 - the same for every run is what is wanted
    asks = [
        Act(edition.language, text=ask)
        for edition in guide.localizations.values()
        for topic in edition.topics.values()
        for ask in topic.asks
    ]
    chance.shuffle(asks)
    return [_with_slip(act, chance) if number % SLIPS == 0 else act for number, act in enumerate(asks)]


def pressed(guide: Guide) -> list[Act]:
    """A press for every screen that people read, in an order that mixes them."""
    chance = random.Random(2026)  # noqa: S311
    acts = [Act(language, data=f"{language}/{place}") for language in guide.languages for place in _places(guide)]
    chance.shuffle(acts)
    return acts


def mixed(guide: Guide) -> list[Act]:
    """One typed text, one press, and so on."""
    presses = cycle(pressed(guide))
    return [act for text in typed(guide) for act in (text, next(presses))]


def greeting() -> Act:
    return Act("en", text="/start")


class Crowd:
    """Gives every act to a chat of its own. No chat is used twice, so no bot may think that one writes too fast."""

    def __init__(self) -> None:
        self._chats = count(FIRST_CHAT)

    def plays(self, acts: Sequence[Act], number: int) -> list[Update]:
        return [self.play(act) for act in islice(cycle(acts), number)]

    def play(self, act: Act, *, chat: int | None = None) -> Update:
        chat = next(self._chats) if chat is None else chat
        person = _person(chat, act.language)
        place: Json = {"id": chat, "first_name": "Maria", "username": f"maria{chat}", "type": "private"}
        return Update(chat, _press(act, person, place) if act.data else _text(act, person, place))


def _text(act: Act, person: Json, place: Json) -> Json:
    entities = [{"offset": 0, "length": len(act.text), "type": "bot_command"}] if act.text.startswith("/") else None
    message = {"message_id": 71, "from": person, "chat": place, "date": int(time.time()), "text": act.text}
    return {"message": message | ({"entities": entities} if entities else {})}


def _press(act: Act, person: Json, place: Json) -> Json:
    buttons = [[{"text": f"Button {row}", "callback_data": act.data}] for row in range(6)]
    bot = {"id": 1000000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
    message = {
        "message_id": 72,
        "from": bot,
        "chat": place,
        "date": int(time.time()) - 60,
        "text": SHOWN,
        "reply_markup": {"inline_keyboard": buttons},
    }
    press = {"id": f"43{place['id']}7", "chat_instance": "-8172635445362718", "data": act.data}
    return {"callback_query": {**press, "from": person, "message": message}}


def _person(chat: int, language: str) -> Json:
    return {"id": chat, "is_bot": False, "first_name": "Maria", "username": f"maria{chat}", "language_code": language}


def _places(guide: Guide) -> Iterator[str]:
    yield from ("home", "topics", "hotline", "hotline/numbers", "language", "privacy")
    yield from (f"group/{group.id}" for group in guide.groups)
    for topic in guide.localizations[guide.languages[0]].topics.values():
        yield from _pages(topic)


def _pages(topic: Topic) -> Iterator[str]:
    yield f"topic/{topic.id}"
    yield from (f"topic/{topic.id}/{number}" for number in range(1, len(topic.pages) + 1))


def _with_slip(act: Act, chance: random.Random) -> Act:
    """Two neighbours exchanged inside the first long word."""
    words = act.text.split()
    place = next((place for place, word in enumerate(words) if len(word) >= LONG_ENOUGH), None)
    if place is None:
        return act
    word, at = words[place], chance.randrange(1, len(words[place]) - 2)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return Act(act.language, text=" ".join(words))
