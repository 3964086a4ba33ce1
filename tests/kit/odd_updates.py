"""Updates as Telegram never writes them: odd texts in every text field, wrong types in every field of all.

Each is numbered, and comes from a chat or person of the same number where it must be answered whatever is wrong in it.
"""

import copy
import functools
import itertools
import operator
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.kit.odd_texts import CANARY, odd_text

Json = dict[str, Any]
JsonPath = tuple[str | int, ...]
Kind = Callable[[random.Random, int], Json]

NEVER_LATE = 4_000_000_000
"""A date in the year 2096."""

WRONG_VALUES: tuple[object, ...] = (
    None, True, 0, -1, 2**80, 1.5, float("inf"), "", CANARY, "7", "\ud800", [], [[]], {}, {"id": {}}, ["update_id"],
)  # fmt: skip

REMOVED = object()
"""In place of a wrong value: the field is left out."""

ADDRESSES = ("en/home", "ar/topic/passport-kept/2", "hotline", "en/set/es", "en/clear", "ar/leave", "home~home", "zz/a")


def odd_update(rng: random.Random, number: int) -> Json:
    """An update of any kind with odd texts; in every other one a field has a wrong value or is missing."""
    update = {"update_id": number, **rng.choice(KINDS)(rng, number)}
    if rng.random() < 0.5:
        return update
    paths = list(_paths(update))
    return _corrupted(update, rng.choice(paths), rng.choice([*WRONG_VALUES, REMOVED]))


def corrupted_updates(first: int) -> Iterator[Json]:
    """Every field of every kind with every wrong value, and left out: an update for each, numbered from `first`."""
    numbers = itertools.count(first)
    for kind in KINDS:
        paths = list(_paths({"update_id": 0, **kind(_same_rng(), 0)}))
        for path, value in itertools.product(paths, (*WRONG_VALUES, REMOVED)):
            number = next(numbers)
            yield _corrupted({"update_id": number, **kind(_same_rng(), number)}, path, value)


def _same_rng() -> random.Random:
    """Gives the same choices every time, so that updates of one kind differ in their numbers alone."""
    return random.Random(5)  # noqa: S311 - nothing secret


def _corrupted(update: Json, path: JsonPath, value: object) -> Json:
    """A copy with another value at `path`, or without the field."""
    copied = copy.deepcopy(update)
    *parents, name = path
    inner: Any = functools.reduce(operator.getitem, parents, copied)  # type: ignore[arg-type]
    if value is REMOVED:
        del inner[name]
    else:
        inner[name] = value
    return copied


def _paths(value: object) -> Iterator[JsonPath]:
    """Where a value stands in JSON, innermost first."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from ((name, *inner) for inner in _paths(part))
        yield (name,)


def _person(rng: random.Random, number: int) -> Json:
    language = rng.choice(["en", "ar", "it-IT", odd_text(rng)])
    return {"id": number, "is_bot": False, "first_name": odd_text(rng), "language_code": language}


def _message(rng: random.Random, number: int) -> Json:
    chat = {"id": number, "type": "private", "first_name": odd_text(rng)}
    return {"message_id": abs(number), "date": NEVER_LATE, "chat": chat, "from": _person(rng, number)}


def _text(rng: random.Random, number: int) -> Json:
    text = odd_text(rng)
    entities = [{"type": "text_link", "offset": -1, "length": 2**31, "url": odd_text(rng)}]
    return {"message": _message(rng, number) | {"text": text, "entities": entities}}


def _press(rng: random.Random, number: int) -> Json:
    data = rng.choice([odd_text(rng)[:64], rng.choice(ADDRESSES)])
    pressed = _message(rng, number) | {"text": odd_text(rng)}
    query = {"id": f"{CANARY}{number}", "from": _person(rng, number), "message": pressed, "data": data}
    return {"callback_query": query | {"chat_instance": CANARY}}


def _attachment(rng: random.Random, number: int) -> Json:
    file = {"file_id": odd_text(rng), "file_name": odd_text(rng), "title": odd_text(rng)}
    content: Json = rng.choice([
        {"photo": [file], "caption": odd_text(rng), "media_group_id": f"{CANARY}{number}"},
        {"voice": file},
        {"location": {"latitude": 1e308, "longitude": -0.0}},
        {"contact": {"phone_number": odd_text(rng), "first_name": odd_text(rng)}},
        {"poll": {"question": odd_text(rng), "options": [{"text": odd_text(rng)}]}},
        {"document": file, "caption": odd_text(rng)},
    ])  # fmt: skip
    return {"message": _message(rng, number) | content}


def _reply(rng: random.Random, number: int) -> Json:
    """A forwarded reply, which quotes two other messages."""
    other = _message(rng, number) | {"text": odd_text(rng)}
    forwarded = {"forward_origin": {"type": "hidden_user", "sender_user_name": odd_text(rng)}}
    return {"message": _message(rng, number) | forwarded | {"text": odd_text(rng), "reply_to_message": other}}


def _in_group(rng: random.Random, number: int) -> Json:
    chat = {"id": -number, "type": "supergroup", "title": odd_text(rng)}
    topic = {"message_thread_id": number, "is_topic_message": True}
    return {"message": _message(rng, number) | {"chat": chat, "text": f"@magnolia_bot {odd_text(rng)}"} | topic}


def _inline_query(rng: random.Random, number: int) -> Json:
    query = {"id": f"{CANARY}{number}", "from": _person(rng, number), "query": odd_text(rng), "offset": odd_text(rng)}
    return {"inline_query": query | {"chat_type": CANARY}}


def _service_message(rng: random.Random, number: int) -> Json:
    """Nobody answers it, so the chat has another number."""
    content: Json = rng.choice([
        {"pinned_message": _message(rng, number)},
        {"forum_topic_created": {"name": odd_text(rng), "icon_color": 1}},
        {"new_chat_members": [_person(rng, number)]},
        {odd_text(rng): odd_text(rng)},
    ])  # fmt: skip
    return {"message": _message(rng, -number) | content}


def _not_asked_for(rng: random.Random, number: int) -> Json:
    """Of kinds for which there is no handler."""
    kind = rng.choice(["channel_post", "my_chat_member", "poll", "chosen_inline_result", CANARY])
    return {kind: _message(rng, -number) | {"query": odd_text(rng)}}


KINDS: tuple[Kind, ...] = (
    *(_text, _press, _attachment, _reply, _in_group, _inline_query, _service_message, _not_asked_for),
)
