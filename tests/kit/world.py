"""The simulator and the real bot in one process, over real HTTP, with a clock that only tests move."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bot import app
from bot.catalog import Catalog
from bot.operations.metrics import Metrics
from bot.settings import read
from bot.simulator import server
from bot.simulator.faults import Faults
from tests.kit.content import CONTENT, LOCALES, REAL_CONTENT, REAL_LOCALES
from tests.kit.events import Json
from tests.kit.person import Person, person

TOKEN = "1000000001:made-for-tests"
NOON = 1_795_608_000.0
"""25 November 2026, 12:00 UTC."""

DEADLINE = 20.0
"""Seconds that the bot may take to answer everything it was sent."""

Call = tuple[str, dict[str, Any]]


@dataclass(slots=True)
class Clock:
    """Seconds since 1970 that only a test moves."""

    now: float = NOON

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


class Calls(deque[Call]):
    """The calls that the bot made to the simulator. Sets the event `came` at each one."""

    def __init__(self) -> None:
        super().__init__(maxlen=10_000)
        self.came = asyncio.Event()

    def append(self, call: Call) -> None:
        super().append(call)
        self.came.set()


@dataclass(slots=True)
class World:
    """The simulator, and a bot that may be stopped and started again. Its store is in memory."""

    simulator: server.Simulator
    catalog: Catalog = field(repr=False)  # all content, which takes seconds to write down
    clock: Callable[[], float]
    calls: Calls = field(repr=False)
    _rest: AsyncExitStack = field(repr=False)
    _guide: AsyncExitStack | None = None
    _polling: asyncio.Task[None] | None = None

    async def start_guide(self) -> None:
        """Start a bot that remembers nothing from before."""
        settings = read({"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": self.simulator.url})
        account = app.BotAccount("simulator", TOKEN, self.simulator.url)
        self._guide = AsyncExitStack()
        self._polling = await self._guide.enter_async_context(
            app.at_work(settings, account, self.catalog, Metrics(), clock=self.clock)
        )

    async def stop_guide(self) -> None:
        """Stop the bot. Updates then wait at the simulator until one is started again."""
        if self._guide is not None:
            guide, self._guide = self._guide, None
            await guide.aclose()

    async def person(self, number: int, *, language: str | None = "en", chat_type: str = "private") -> Person:
        """A person whose Telegram is in that language; None: Telegram does not tell it."""
        chat = self.simulator.telegram.chat(number, chat_type)
        somebody = person(
            self.simulator.url, number, language=language, chat_type=chat_type, settled=self.settled, mark=chat.notify
        )
        return await self._rest.enter_async_context(somebody)

    async def settled(self) -> None:
        """Return as `quiet` does; at once while the bot is stopped."""
        if self._guide is not None:
            await self.quiet()

    async def quiet(self) -> None:
        """Return when every update is confirmed and every press acknowledged. Raises AssertionError after DEADLINE."""
        try:
            async with asyncio.timeout(DEADLINE):
                while self._in_hand():
                    self.calls.came.clear()
                    await self.calls.came.wait()
        except TimeoutError:
            if self._polling is not None and self._polling.done():
                self._polling.result()
            raise AssertionError(f"not answered after {DEADLINE} seconds: {self._in_hand()}") from None

    def _in_hand(self) -> list[Json | str]:
        telegram = self.simulator.telegram
        youngest = self.clock() - telegram.times.press_lifetime
        presses = [identity for identity, query in telegram.presses.items() if query.asked > youngest]
        return [*(update.json for update in telegram.updates.pending()), *presses]


@cache
def region_catalog() -> Catalog:
    """The frozen guide of the tests, read once for all tests of a worker."""
    return Catalog.open(CONTENT, LOCALES)


@cache
def real_catalog() -> Catalog:
    """The guide that people use, read once for all tests of a worker."""
    return Catalog.open(REAL_CONTENT, REAL_LOCALES)


@asynccontextmanager
async def world(
    catalog: Catalog, *, clock: Callable[[], float] = time.time, faults: Faults | None = None
) -> AsyncIterator[World]:
    """A simulator on a free port and a running bot, stopped at the end. `faults` begin when the bot has started."""
    async with AsyncExitStack() as stack:
        name, calm = catalog.content.guide.name, Faults() if faults else None
        simulator = await server.start(token=TOKEN, bot_name=name, clock=clock, faults=calm)
        stack.push_async_callback(simulator.stop)
        calls = simulator.telegram.calls = Calls()
        made = World(simulator, catalog, clock, calls, stack)
        await made.start_guide()
        stack.push_async_callback(made.stop_guide)
        if simulator.fault_injector and faults:
            simulator.fault_injector.faults = faults
        yield made
