"""A simulator on a free port, with a clock that only tests move, and both sides that talk to it by HTTP."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest_asyncio

from bot.simulator.server import Running, start

TOKEN = "123456:test-token"


@dataclass(slots=True)
class Clock:
    """Unix seconds that only a test moves."""

    now: float = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


@dataclass(slots=True)
class Line:
    """Both sides of the simulator over HTTP."""

    running: Running
    clock: Clock
    session: aiohttp.ClientSession = field(repr=False)

    async def answer(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The whole answer to a method, as Telegram gives it."""
        async with self.session.post(f"{self.running.url}/bot{TOKEN}/{method}", json=parameters) as response:
            answer: dict[str, Any] = await response.json()
            assert answer["ok"] is (response.status == 200)
            return answer

    async def bot(self, method: str, **parameters: Any) -> Any:
        """The result of a method that must go well."""
        answer = await self.answer(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """What Telegram says against it."""
        return str((await self.answer(method, **parameters))["description"])

    async def person(self, act: str, chat: int = 5, **body: Any) -> Any:
        """One act of the person, or what the page asks for ("state")."""
        url = f"{self.running.url}/person/{chat}/{act}"
        if act == "state":
            async with self.session.get(url, params=body) as response:
                return await response.json()
        async with self.session.post(url, json=body) as response:
            return await response.json()

    async def started(self, chat: int = 5) -> int:
        """The person has written /start and the bot has taken note; gives the chat id."""
        update = (await self.person("start", chat, payload=""))["update_id"]
        await self.bot("getUpdates", offset=update + 1)
        return chat

    async def seen(self, chat: int = 5) -> list[dict[str, Any]]:
        """The messages on the person's screen."""
        messages: list[dict[str, Any]] = (await self.person("state", chat))["messages"]
        return messages


@pytest_asyncio.fixture
async def line() -> AsyncIterator[Line]:
    clock = Clock()
    running = await start(token=TOKEN, clock=clock)
    async with aiohttp.ClientSession() as session:
        yield Line(running, clock, session)
    await running.stop()


def keyboard(*rows: list[dict[str, Any]]) -> str:
    """Reply markup as clients send it: JSON in a text."""
    return json.dumps({"inline_keyboard": rows})
