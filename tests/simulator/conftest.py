"""A simulator on a free port, with a clock that only tests move, and a client for both of its sides."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest_asyncio

from bot.simulator.server import Simulator, start

TOKEN = "123456:test-token"


@dataclass(slots=True)
class Clock:
    """Unix seconds; only tests move it."""

    now: float = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


@dataclass(slots=True)
class SimulatorClient:
    """Calls the Bot API and acts as the person, both over HTTP."""

    server: Simulator
    clock: Clock
    session: aiohttp.ClientSession = field(repr=False)

    async def answer(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The whole answer to a method call."""
        async with self.session.post(f"{self.server.url}/bot{TOKEN}/{method}", json=parameters) as response:
            answer: dict[str, Any] = await response.json()
            assert answer["ok"] is (response.status == 200)
            return answer

    async def bot(self, method: str, **parameters: Any) -> Any:
        """The result of a method call that must succeed."""
        answer = await self.answer(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def error(self, method: str, **parameters: Any) -> str:
        """The description of the error that a method call must end in."""
        return str((await self.answer(method, **parameters))["description"])

    async def person(self, action: str, chat: int = 5, **body: Any) -> Any:
        """The result of an action of the person, or with "state" what the page shows."""
        url = f"{self.server.url}/person/{chat}/{action}"
        if action == "state":
            async with self.session.get(url, params=body) as response:
                return await response.json()
        async with self.session.post(url, json=body) as response:
            return await response.json()

    async def started(self, chat: int = 5) -> int:
        """The person sends /start and the bot confirms it; returns the chat id."""
        update = (await self.person("start", chat, payload=""))["update_id"]
        await self.bot("getUpdates", offset=update + 1)
        return chat

    async def seen(self, chat: int = 5) -> list[dict[str, Any]]:
        """The messages on the person's screen."""
        messages: list[dict[str, Any]] = (await self.person("state", chat))["messages"]
        return messages


@pytest_asyncio.fixture
async def simulator() -> AsyncIterator[SimulatorClient]:
    clock = Clock()
    running = await start(token=TOKEN, clock=clock)
    async with aiohttp.ClientSession() as session:
        yield SimulatorClient(running, clock, session)
    await running.stop()


def keyboard(*rows: list[dict[str, Any]]) -> str:
    """An inline keyboard as form data holds it: JSON in a text."""
    return json.dumps({"inline_keyboard": rows})
