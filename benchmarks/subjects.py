"""What is measured: our bot, its peers and a bare echo on our own transport, each a process of its own."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from benchmarks.play import ByPolling, ByWebhook, Player
from benchmarks.process import Process, running
from benchmarks.telegram import Telegram
from benchmarks.traffic import Act, Crowd, Update, greeting

TOKEN, SECRET = "1000000001:bench", "bench-secret-0123456789"

START_SECONDS = 60.0


class Way(StrEnum):
    """How updates come."""

    WEBHOOK = "webhook"
    POLLING = "polling"


class Load(StrEnum):
    """What people do: half of MIXED are typed texts, half presses."""

    MIXED = "mixed"
    TYPED = "typed"
    PRESSES = "presses"


@dataclass(frozen=True, slots=True)
class Subject:
    """A bot. `peer` is its module here; None for the whole bot.

    `learns`: presses must hold what its own buttons held, so each chat that presses first types something, untimed.
    """

    name: str
    loads: tuple[Load, ...]
    peer: str | None = None
    learns: bool = False

    def command(self, api: str, port: int | None) -> tuple[str, ...]:
        if self.peer is None:
            return ("-m", "bot", "run")
        return ("-m", f"benchmarks.peers.{self.peer}", TOKEN, api, str(port or ""))


OURS = Subject("this bot", (Load.MIXED, Load.TYPED, Load.PRESSES))
PTB_ECHO = Subject("python-telegram-bot echo", (Load.TYPED,), "ptb_echo")
AIOGRAM_ECHO = Subject("aiogram echo", (Load.TYPED,), "aiogram_echo")
AIOGRAM_MENU = Subject("aiogram_dialog menu", (Load.MIXED,), "aiogram_menu", learns=True)
OWN_ECHO = Subject("bare echo, our transport", (Load.TYPED, Load.PRESSES), "own_echo")

SUBJECTS = (OURS, PTB_ECHO, AIOGRAM_ECHO, AIOGRAM_MENU, OWN_ECHO)


@dataclass(slots=True)
class Running:
    """A subject at work. `ready` is how many seconds after its start the first update was answered."""

    process: Process
    player: Player
    crowd: Crowd
    ready: float
    telegram: Telegram
    taught: dict[int, str] = field(default_factory=dict)

    async def learn(self, acts: Sequence[Act]) -> list[Update]:
        """Let people type first; gives a press on the first button of what each of them got."""
        self.taught.clear()
        await self.player.play(self.crowd.plays(acts, len(acts)), seen=self._note_button)
        return [self.crowd.play(Act("en", data=data), chat=chat) for chat, data in self.taught.items()]

    def _note_button(self, chat: int, body: bytes) -> None:
        keyboard = json.loads(dict(parse_qsl(body.decode()))["reply_markup"])
        self.taught[chat] = keyboard["inline_keyboard"][0][0]["callback_data"]


@asynccontextmanager
async def started(subject: Subject, way: Way, settings: dict[str, str] | None = None) -> AsyncIterator[Running]:
    """Start a subject beside a server of its own, and wait for its first answer."""
    telegram, crowd = Telegram(), Crowd()
    api = await telegram.start()
    port = free_port() if way is Way.WEBHOOK else None
    told = _settings(api, port if way is Way.WEBHOOK else None) | (settings or {})
    command = subject.command(api, port if way is Way.WEBHOOK else None)
    begun = time.perf_counter()
    async with running(
        f"{subject.name}, {way}".replace(" ", "-"), command, told if subject.peer is None else {}
    ) as process:
        try:
            player = Player(telegram, await _way(telegram, way, process))
            await player.play([crowd.play(greeting())])
            yield Running(process, player, crowd, time.perf_counter() - begun, telegram)
        finally:
            await telegram.stop()


async def _way(telegram: Telegram, way: Way, process: Process) -> ByPolling | ByWebhook:
    if way is Way.POLLING:
        return ByPolling(telegram)
    either: tuple[asyncio.Future[Any], ...] = (telegram.webhook, process.ended)
    await asyncio.wait(either, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    if not telegram.webhook.done():
        raise RuntimeError(f"no webhook was set:\n{process.said()}")
    asked = telegram.webhook.result()
    return ByWebhook(asked["url"], asked.get("secret_token", ""), telegram.carry_out)


def _settings(api: str, port: int | None) -> dict[str, str]:
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api}
    if port is None:
        return settings
    return settings | {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_SECRET": SECRET, "PORT": str(port)}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
