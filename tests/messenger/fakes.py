"""Stand-ins for what lies outside the messenger: a Bot API that plays by script, a clock that is set by hand."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiohttp import web

from bot.messenger.api import Refused, Unreachable
from bot.messenger.gallery import Answer
from bot.messenger.incoming import Incoming, Typed
from bot.messenger.turn import Turn
from bot.messenger.written import written
from bot.screens.address import Address
from bot.screens.decision import AddressSource, Effect
from bot.screens.screen import Block, Button, Kind, Open, Screen
from bot.store.memory import MemoryStore

Outcome = object | BaseException
CHAT = 7_001


@dataclass
class ScriptedApi:
    """Notes every call. `script` holds what methods answer, in order; without one, messages 500, 501, ... are sent."""

    script: dict[str, list[Outcome]] = field(default_factory=dict)
    calls: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)

    async def call(
        self, method: str, parameters: Mapping[str, object], *, ready: bytes = b"", seconds: float = 1.0
    ) -> object:
        self.calls.append((method, {**json.loads(ready or b"{}"), **parameters}))
        await asyncio.sleep(0)
        outcomes = self.script.get(method)
        outcome = outcomes.pop(0) if outcomes else self._usual(method)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]

    def texts(self) -> list[str]:
        return [parameters["text"] for _, parameters in self.calls if "text" in parameters]

    def _usual(self, method: str) -> object:
        return {"message_id": 499 + self.methods.count("sendMessage")} if method == "sendMessage" else True


@dataclass
class HandClock:
    """Tells the time it was set to."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class InstantTurn(Turn):
    """A turn whose pauses are noted and take no time."""

    __slots__ = ("pauses",)

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(incoming)
        self.pauses: list[float] = []

    async def pause(self, seconds: float) -> None:
        self.check()
        self.pauses.append(seconds)


def memory(clock: HandClock | None = None) -> MemoryStore:
    return MemoryStore(clock or HandClock())


def refusal(status: int, description: str, retry_after: float | None = None) -> Refused:
    return Refused(status, description, retry_after)


def unreachable() -> Unreachable:
    return Unreachable("ServerDisconnectedError")


def wrote(text: str, *, update: int = 1, chat: int = CHAT, sent: int | None = None, message: int = 100) -> Incoming:
    return Incoming(update, chat, message, Typed(text), AddressSource.COMMAND, hinted="en", sent=sent)


def pressed(*path: str, update: int = 1, chat: int = CHAT, message: int = 200) -> Incoming:
    return Incoming(
        update, chat, message, Address(path, "en"), AddressSource.PRESS, hinted="en", press=f"press-{update}"
    )


def screen(*texts: str, opening: str | None = None, language: str = "en") -> Screen:
    blocks = tuple(Block(Kind.TEXT, text) for text in texts)
    rows = ((Button("Talk to someone", Open(Address(("hotline",), language))),),)
    return Screen(Address(("home",)), language, blocks, rows, opening)


def answering(shown: Screen, *effects: Effect) -> Answer:
    return Answer(partial(written, shown), effects)


Respond = Callable[[str, dict[str, Any]], web.StreamResponse]


@contextlib.asynccontextmanager
async def http_server(respond: Respond) -> AsyncIterator[str]:
    """A Bot API server over real HTTP that answers whatever `respond` says. Gives its address."""

    async def handle(request: web.Request) -> web.StreamResponse:
        body = await request.read()
        return respond(request.match_info["method"], json.loads(body) if body else {})

    app = web.Application()
    app.add_routes([web.route("*", "/bot{token}/{method}", handle)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
