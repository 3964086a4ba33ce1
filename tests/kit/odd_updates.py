"""Updates as Telegram never writes them: odd texts in every field for a text, wrong types in every field of all."""

import copy
import functools
import itertools
import operator
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.kit.odd_texts import CANARY, odd_text

Json = dict[str, Any]
Place = tuple[str | int, ...]
Kind = Callable[[random.Random, int], Json]

FAR_AHEAD = 4_000_000_000
"""A date, so that no message is late."""

WRONG: tuple[object, ...] = (
    None, True, 0, -1, 2**80, 1.5, float("inf"), "", CANARY, "7", "\ud800", [], [[]], {}, {"id": {}}, ["update_id"],
)  # fmt: skip

ADDRESSES = ("en/home", "es/topic/papers-taken/2", "hotline", "en/set/es", "en/clear", "es/leave", "home~home", "zz/a")


def odd_update(chance: random.Random, number: int) -> Json:
    """One of any kind, of which at most one part has a wrong type or is missing. Its chat has the number too."""
    update = {"update_id": number, **chance.choice(KINDS)(chance, number)}
    if chance.random() < 0.5:
        return update
    places = list(_places(update))
    return spoilt(update, chance.choice(places), chance.choice([*WRONG, MISSING]))


MISSING = object()
"""In the place of a wrong value: the field is left out."""


def all_spoilt(first: int) -> Iterator[Json]:
    """Each field of each kind with each wrong value, and without it; numbered from `first`."""
    numbers = itertools.count(first)
    for kind in KINDS:
        places = list(_places({"update_id": 0, **kind(_chance(), 0)}))
        for place, value in itertools.product(places, (*WRONG, MISSING)):
            number = next(numbers)
            yield spoilt({"update_id": number, **kind(_chance(), number)}, place, value)


def _chance() -> random.Random:
    """Always the same, so that updates of one kind differ in their numbers alone."""
    return random.Random(5)  # noqa: S311 - nothing secret


def spoilt(update: Json, place: Place, wrong: object) -> Json:
    """A copy with another value at one place, or nothing there."""
    copied = copy.deepcopy(update)
    *way, name = place
    inner: Any = functools.reduce(operator.getitem, way, copied)  # type: ignore[arg-type]
    if wrong is MISSING:
        del inner[name]
    else:
        inner[name] = wrong
    return copied


def _places(value: object) -> Iterator[Place]:
    """Where something stands in a JSON value, from the inside out."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from ((name, *inner) for inner in _places(part))
        yield (name,)


def _person(chance: random.Random, number: int) -> Json:
    language = chance.choice(["en", "es", "it-IT", odd_text(chance)])
    return {"id": number, "is_bot": False, "first_name": odd_text(chance), "language_code": language}


def _message(chance: random.Random, number: int) -> Json:
    chat = {"id": number, "type": "private", "first_name": odd_text(chance)}
    return {"message_id": number, "date": FAR_AHEAD, "chat": chat, "from": _person(chance, number)}


def _text(chance: random.Random, number: int) -> Json:
    text = odd_text(chance)
    entities = [{"type": "text_link", "offset": -1, "length": 2**31, "url": odd_text(chance)}]
    return {"message": _message(chance, number) | {"text": text, "entities": entities}}


def _press(chance: random.Random, number: int) -> Json:
    data = chance.choice([odd_text(chance)[:64], chance.choice(ADDRESSES)])
    shown = _message(chance, number) | {"text": odd_text(chance)}
    press = {"id": f"{CANARY}{number}", "from": _person(chance, number), "message": shown, "data": data}
    return {"callback_query": press | {"chat_instance": CANARY}}


def _attachment(chance: random.Random, number: int) -> Json:
    file = {"file_id": odd_text(chance), "file_name": odd_text(chance), "title": odd_text(chance)}
    content: Json = chance.choice([
        {"photo": [file], "caption": odd_text(chance), "media_group_id": f"{CANARY}{number}"},
        {"voice": file},
        {"location": {"latitude": 1e308, "longitude": -0.0}},
        {"contact": {"phone_number": odd_text(chance), "first_name": odd_text(chance)}},
        {"poll": {"question": odd_text(chance), "options": [{"text": odd_text(chance)}]}},
        {"document": file, "caption": odd_text(chance)},
        {odd_text(chance): odd_text(chance)},
    ])  # fmt: skip
    return {"message": _message(chance, number) | content}


def _answer(chance: random.Random, number: int) -> Json:
    """To another message, sent on from somebody else."""
    other = _message(chance, number) | {"text": odd_text(chance)}
    sent_on = {"forward_origin": {"type": "hidden_user", "sender_user_name": odd_text(chance)}}
    return {"message": _message(chance, number) | sent_on | {"text": odd_text(chance), "reply_to_message": other}}


def _in_group(chance: random.Random, number: int) -> Json:
    chat = {"id": -number, "type": "supergroup", "title": odd_text(chance)}
    return {"message": _message(chance, number) | {"chat": chat, "text": f"@magnolia_bot {odd_text(chance)}"}}


def _not_asked_for(chance: random.Random, number: int) -> Json:
    kind = chance.choice(["edited_message", "channel_post", "inline_query", "my_chat_member", CANARY])
    return {kind: _message(chance, number) | {"query": odd_text(chance)}}


KINDS: tuple[Kind, ...] = (
    _text, _press, _attachment, _answer, _in_group, _not_asked_for,
)  # fmt: skip
