"""What each stage from an update's JSON to the message that answers it costs, in microseconds, without the network.

Each stage runs many times for each input, and the best time counts: on a busy machine only that says something.
"""

import gc
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from telegram import Bot

from benchmarks.bots import TOKEN, Workload
from benchmarks.workload import Action, UpdateFactory, presses, typed
from bot.catalog import Catalog
from bot.guide.loader import load
from bot.messenger.delivery.rendering import render
from bot.messenger.transport.incoming import IncomingUpdate, read_update
from bot.screens import address
from bot.screens.content import Content
from bot.screens.decision import AddressSource, Decision, Languages, Query, decide, understand
from bot.screens.router import build_screen
from bot.settings import ROOT

INPUTS, REPEATS = 100, 60

Input = TypeVar("Input")
Output = TypeVar("Output")


@dataclass(frozen=True, slots=True)
class Stage:
    """Microseconds that a stage takes for one update. `part_of` names the stage that it is a part of."""

    workload: Workload
    name: str
    microseconds: float
    part_of: str = ""


def measure_stages() -> Iterator[Stage]:
    """Every stage of typed texts, then of presses."""
    guide = load(ROOT / "content")
    content = Catalog.open(ROOT / "content", ROOT / "locales").content
    gc.collect()
    gc.freeze()
    texts, pressed = typed(guide)[:INPUTS], presses(guide)[:INPUTS]
    yield _parse_stage(Workload.TYPED, texts)
    yield from _typed_stages(content, texts)
    yield _parse_stage(Workload.PRESSES, pressed)
    yield from _press_stages(content, pressed)


def _parse_stage(workload: Workload, actions: Sequence[Action]) -> Stage:
    bot = Bot(TOKEN)

    def parse(update: bytes) -> IncomingUpdate | None:
        return read_update(json.loads(update), bot)

    updates = [update.as_json(1) for update in UpdateFactory().updates(actions, len(actions))]
    return Stage(workload, "parse the update", _time(parse, updates).microseconds)


def _typed_stages(content: Content, actions: Sequence[Action]) -> Iterator[Stage]:
    def search(action: Action) -> object:
        return content.index.search(action.text, language=action.language)

    def understand_text(action: Action) -> Decision:
        return understand(content, Query(action.text, Languages(None, action.language)))

    understood = _time(understand_text, actions)
    yield Stage(Workload.TYPED, "understand", understood.microseconds)
    yield Stage(Workload.TYPED, "search", _time(search, actions).microseconds, part_of="understand")
    yield from _screen_stages(content, Workload.TYPED, understood.outputs)


def _press_stages(content: Content, actions: Sequence[Action]) -> Iterator[Stage]:
    def parse_and_decide(action: Action) -> Decision:
        languages = Languages(None, action.language)
        return decide(content.guide, address.parse(action.data), languages=languages, source=AddressSource.PRESS)

    decided = _time(parse_and_decide, actions)
    yield Stage(Workload.PRESSES, "decide", decided.microseconds)
    yield from _screen_stages(content, Workload.PRESSES, decided.outputs)


def _screen_stages(content: Content, workload: Workload, decisions: Sequence[Decision]) -> Iterator[Stage]:
    built = _time(partial(build_screen, content), [decision.spec for decision in decisions])
    yield Stage(workload, "build the screen", built.microseconds)
    yield Stage(workload, "render the screen", _time(render, built.outputs).microseconds)


@dataclass(frozen=True, slots=True)
class _Timed(Generic[Output]):
    outputs: list[Output]
    microseconds: float


def _time(function: Callable[[Input], Output], inputs: Sequence[Input]) -> "_Timed[Output]":
    """What the function returns for each input, and the mean of the best times of all inputs."""
    outputs = [function(each) for each in inputs]
    best = [min(_seconds(function, each) for _ in range(REPEATS)) for each in inputs]
    return _Timed(outputs, sum(best) / len(best) * 1e6)


def _seconds(function: Callable[[Input], Output], given: Input) -> float:
    began = time.perf_counter()
    function(given)
    return time.perf_counter() - began
