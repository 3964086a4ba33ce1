"""Where the time of one update goes before it is sent: each step alone, many times for each update, the best of them.

The best and not the mean: on a busy machine only the best says something about the step.
"""

import gc
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.guide.load import load
from bot.messenger.conversation import responding
from bot.messenger.incoming import Incoming, Typed
from bot.messenger.receive import receive
from bot.messenger.render import Message, render
from bot.screens.library import Library
from bot.screens.screen import Languages, Reply
from bot.settings import ROOT
from bot.shelf import Shelf
from tests.benchmarks.subjects import Load
from tests.benchmarks.traffic import Act, Crowd, pressed, typed

ACTS, TIMES = 100, 60

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Step:
    """Microseconds that a step takes for one update of a load. `within` is the step that it is a part of."""

    load: Load
    name: str
    microseconds: float
    within: str = ""


def steps() -> Iterator[Step]:
    """Every step of typed texts, then of presses."""
    guide = load(ROOT / "content")
    library = Shelf.open(ROOT / "content", ROOT / "locales").library
    gc.collect()
    gc.freeze()
    yield from _steps(library, Load.TYPED, typed(guide)[:ACTS])
    yield from _steps(library, Load.PRESSES, pressed(guide)[:ACTS])


def _steps(library: Library, load: Load, acts: Sequence[Act]) -> Iterator[Step]:
    respond = responding(lambda: library)

    def replied(incoming: Incoming) -> Reply:
        return respond(incoming, Languages(None, incoming.hinted))

    def searched(incoming: Incoming) -> object:
        assert isinstance(incoming.wants, Typed)
        return library.index.search(incoming.wants.text, language=incoming.hinted or "")

    bodies = [update.numbered(number) for number, update in enumerate(Crowd().plays(acts, len(acts)))]
    updates = _best(json.loads, bodies)
    yield Step(load, "read the JSON", updates.microseconds)
    incoming = _best(_received, updates.made)
    yield Step(load, "receive", incoming.microseconds)
    replies = _best(replied, incoming.made)
    yield Step(load, "answer: search and screen", replies.microseconds)
    if load is Load.TYPED:
        yield Step(load, "search", _best(searched, incoming.made).microseconds, within="answer: search and screen")
    shown = _best(lambda reply: render(reply.screen, sent=load is Load.TYPED), replies.made)
    yield Step(load, "render", shown.microseconds)
    yield Step(load, "write the JSON", _best(_written, shown.made).microseconds)


def _received(update: object) -> Incoming:
    incoming = receive(update, bot="bench_bot")
    assert incoming is not None
    return incoming


def _written(message: Message) -> bytes:
    return json.dumps({"chat_id": 1, "text": message.text, "reply_markup": message.keyboard}).encode()


@dataclass(frozen=True, slots=True)
class _Best(Generic[Made]):
    made: list[Made]
    microseconds: float


def _best(do: Callable[[Given], Made], given: Sequence[Given]) -> "_Best[Made]":
    """What it makes of each, and the mean of every one's best time."""
    made = [do(one) for one in given]
    best = [min(_timed(do, one) for _ in range(TIMES)) for one in given]
    return _Best(made, sum(best) / len(best) * 1e6)


def _timed(do: Callable[[Given], Made], one: Given) -> float:
    begun = time.perf_counter()
    do(one)
    return time.perf_counter() - begun
