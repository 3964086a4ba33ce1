"""Requests that no honest Telegram sends: malformed, oversized, wrong-typed, deeply nested, with a wrong secret."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

CANARY = "canarino"
MEBIBYTE = 1024 * 1024
PLANES = 17
"""Of Unicode, each of 65,536 code points; the first holds the surrogates, which JSON may carry alone."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One request. `secret` None is the right one, `path` is added to the right path."""

    body: bytes
    secret: str | None = None
    path: str = ""
    method: str = "POST"


def requests(chance: random.Random, count: int) -> Iterator[Hostile]:
    """So many, of all kinds in turn, each with a number of its own."""
    for number in range(count):
        yield KINDS[number % len(KINDS)](chance, number + 1)


def update(chance: random.Random, number: int) -> dict[str, Any]:
    """An update as Telegram would write it, a text or a press, with any text at all."""
    chat = {"id": number, "type": "private", "first_name": CANARY}
    person = {
        "id": number,
        "is_bot": False,
        "first_name": CANARY,
        "language_code": chance.choice(["en", "es", "it-IT"]),
    }
    message = {"message_id": number, "date": 4_000_000_000, "chat": chat, "from": person, "text": text(chance)}
    press = {"id": str(number), "from": person, "message": message, "chat_instance": "1", "data": text(chance)[:40]}
    return {"update_id": number, **chance.choice([{"message": message}, {"callback_query": press}])}


def text(chance: random.Random) -> str:
    """A canary among characters of every plane, assigned or not."""
    points = (chance.randrange(PLANES) * 0x10000 + chance.randrange(0x10000) for _ in range(chance.randrange(40)))
    return f"{CANARY} {''.join(map(chr, points))}"


def wrong(chance: random.Random) -> Any:
    """A value of a type that is not expected."""
    return chance.choice([
        None, True, -1, 2**80, 1.5, "", CANARY, [], {}, [[]], {"id": {}}, ["update_id"], float("inf"), "\ud800",
    ])  # fmt: skip


def spoilt(value: Any, chance: random.Random) -> Any:
    """The same with one part, somewhere, of a wrong type, or missing."""
    if not isinstance(value, dict) or not value or chance.random() < 0.2:
        return wrong(chance)
    name = chance.choice(list(value))
    rest = {key: part for key, part in value.items() if key != name}
    return rest if chance.random() < 0.2 else {**rest, name: spoilt(value[name], chance)}


def _dumped(value: object) -> bytes:
    return json.dumps(value).encode()


def _strange_text(chance: random.Random, number: int) -> Hostile:
    return Hostile(_dumped(update(chance, number)))


def _wrong_type(chance: random.Random, number: int) -> Hostile:
    return Hostile(_dumped(spoilt(update(chance, number), chance)))


def _malformed(chance: random.Random, number: int) -> Hostile:
    """Cut off, or with bytes changed, until it is no JSON any more or by luck still is."""
    body = bytearray(_dumped(update(chance, number)))
    for _ in range(chance.randrange(1, 6)):
        body[chance.randrange(len(body))] = chance.randrange(256)
    return Hostile(bytes(body[: chance.randrange(len(body))]))


def _nested(chance: random.Random, number: int) -> Hostile:
    depth = chance.choice([100, 900, 5_000, 100_000])
    inner = chance.choice([("[", "]"), ('{"message":', "}")])
    closed = chance.random() < 0.5
    middle = "1" if closed else ""
    nested = inner[0] * depth + middle + (inner[1] * depth if closed else "")
    return Hostile(f'{{"update_id": {number}, "message": {{"chat": {nested}}}}}'.encode())


def _oversized(chance: random.Random, _: int) -> Hostile:
    """Rare, for each is a mebibyte to send."""
    size = MEBIBYTE + 1 if chance.random() < 0.1 else 100_000
    return Hostile(b'{"update_id": 1, "message": "' + b"x" * size + b'"}')


def _stranger(chance: random.Random, number: int) -> Hostile:
    body = _dumped(update(chance, number))
    return chance.choice([
        Hostile(body, secret=""),
        Hostile(body, secret=CANARY),
        Hostile(body, path=f"/{CANARY}"),
        Hostile(body, path=f"?{CANARY}=1"),
        Hostile(body, method=chance.choice(["GET", "PUT", "DELETE", "PATCH"])),
    ])  # fmt: skip


KINDS: tuple[Callable[[random.Random, int], Hostile], ...] = (
    _strange_text,
    _wrong_type,
    _malformed,
    _nested,
    _oversized,
    _stranger,
)
