"""Where the time of one update goes, without Telegram: each step alone, many times for each update, the best of them.

The best and not the mean: on a busy machine only the best says something about the step.
"""

import asyncio
import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Generic, TypeVar

from benchmarks.play import IN_FLIGHT
from benchmarks.subjects import Load
from benchmarks.traffic import Act, Crowd, pressed, typed
from bot.catalog import Catalog
from bot.guide.loader import load
from bot.guide.model import Guide
from bot.messenger.fallback import make_ready
from bot.messenger.gallery import wanted
from bot.messenger.inbox import Inbox
from bot.messenger.incoming import Incoming, Typed
from bot.messenger.json_bytes import read
from bot.messenger.kept import Kept, finished
from bot.messenger.messenger import put_together
from bot.messenger.receive import receive
from bot.operations.metrics import Metrics
from bot.screens.content import Content
from bot.screens.decision import Languages, ScreenSpec
from bot.settings import ROOT
from tests.messenger.fakes import HandClock, memory

ACTS, TIMES = 100, 60

DECIDE = "decide what to show"

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
    """Every step of typed texts, then of presses; last the whole way of both."""
    guide = load(ROOT / "content")
    content = Catalog.open(ROOT / "content", ROOT / "locales").content
    gc.collect()
    gc.freeze()
    for kind, acts in _loads(guide):
        yield from _steps(content, kind, acts)
        yield Step(kind, "all of it and the store, at once", asyncio.run(_whole_way(content, acts)))


def _loads(guide: Guide) -> Iterator[tuple[Load, Sequence[Act]]]:
    yield Load.TYPED, typed(guide)[:ACTS]
    yield Load.PRESSES, pressed(guide)[:ACTS]


def _steps(content: Content, load: Load, acts: Sequence[Act]) -> Iterator[Step]:
    sent = load is Load.TYPED

    def searched(incoming: Incoming) -> object:
        assert isinstance(incoming.wants, Typed)
        return content.index.search(incoming.wants.text, language=incoming.hinted or "")

    def decided(incoming: Incoming) -> ScreenSpec:
        return wanted(content, incoming, Languages(None, incoming.hinted)).spec

    bodies = [update.numbered(number) for number, update in enumerate(Crowd().plays(acts, len(acts)))]
    updates = _best(read, bodies)
    yield Step(load, "read the JSON", updates.microseconds)
    incoming = _best(_received, updates.made)
    yield Step(load, "receive", incoming.microseconds)
    outlines = _best(decided, incoming.made)
    yield Step(load, DECIDE, outlines.microseconds)
    if load is Load.TYPED:
        yield Step(load, "search", _best(searched, incoming.made).microseconds, within=DECIDE)
    drawn = _best(partial(finished, content, sent=sent), outlines.made)
    yield Step(load, "draw, render and write a screen", drawn.microseconds)
    again = _best(partial(Kept(content), sent=sent), outlines.made)
    yield Step(load, "find one that was kept", again.microseconds)


def _received(update: object) -> Incoming:
    incoming = receive(update, bot="bench_bot")
    assert incoming is not None
    return incoming


async def _whole_way(content: Content, acts: Sequence[Act]) -> float:
    """Microseconds from the inbox to the call and back, in the best of many rounds, all screens but the first kept."""
    crowd, numbers, clock = Crowd(), count(1), HandClock()
    ready = make_ready(content)
    messenger = put_together(
        Instant(), memory(clock), content=lambda: content, fallback=lambda: ready, metrics=Metrics(), clock=clock
    )
    best = float("inf")
    for _ in range(TIMES):
        played = [{"update_id": next(numbers), **update.body} for update in crowd.plays(acts, len(acts))]
        came = [_received(update) for update in played]
        clock.now = max(incoming.sent or 0 for incoming in came) or clock.now
        begun = time.perf_counter()
        await _take(messenger.inbox, came)
        best = min(best, time.perf_counter() - begun)
    return best / len(acts) * 1e6


async def _take(inbox: Inbox, came: Sequence[Incoming]) -> None:
    """As many at once as are in flight when the whole bot is measured."""
    for start in range(0, len(came), IN_FLIGHT):
        taken = [inbox.take(incoming) for incoming in came[start : start + IN_FLIGHT]]
        await asyncio.wait([future for future in taken if future is not None])


class Instant:
    """Telegram, if it took no time at all."""

    async def call(
        self, method: str, parameters: Mapping[str, object], *, ready: bytes = b"", seconds: float = 0.0
    ) -> object:
        return {"message_id": 1} if method == "sendMessage" else True


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
