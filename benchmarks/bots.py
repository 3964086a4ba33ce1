"""The bots that are measured, Magnolia and its peers, each started as a process of its own."""

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

from benchmarks.bot_api import BotApi
from benchmarks.driver import Driver, PollingDelivery
from benchmarks.process import Process, run_process
from benchmarks.webhook import WebhookDelivery
from benchmarks.workload import Action, Update, UpdateFactory, start_command

TOKEN, SECRET = "1000000001:bench", "bench-secret-0123456789"

START_TIMEOUT = 60.0
"""Seconds until a bot has registered its webhook."""


class UpdateSource(StrEnum):
    """How updates reach the bot."""

    WEBHOOK = "webhook"
    POLLING = "polling"


class Workload(StrEnum):
    """What people do: half of MIXED are typed texts, half presses."""

    MIXED = "mixed"
    TYPED = "typed"
    PRESSES = "presses"


@dataclass(frozen=True, slots=True)
class BotSpec:
    """A bot to measure. `peer` is its module in benchmarks.peers; None for Magnolia.

    `has_own_buttons`: presses must hold data of the bot's own buttons, so each chat types something first, unmeasured.
    """

    name: str
    workloads: tuple[Workload, ...]
    peer: str | None = None
    has_own_buttons: bool = False

    def command(self, api_url: str, port: int | None) -> tuple[str, ...]:
        """What `python` is called with; by polling without a port."""
        if self.peer is None:
            return ("-m", "bot", "run")
        return ("-m", f"benchmarks.peers.{self.peer}", TOKEN, api_url, str(port or ""))

    def settings(self, api_url: str, port: int | None) -> dict[str, str]:
        """The environment variables to set; peers take arguments instead."""
        if self.peer is not None:
            return {}
        settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api_url}
        if port is not None:
            url = f"http://127.0.0.1:{port}/hook"
            settings |= {"WEBHOOK_URL": url, "WEBHOOK_SECRET": SECRET, "PORT": str(port)}
        return settings


MAGNOLIA = BotSpec("Magnolia", (Workload.MIXED, Workload.TYPED, Workload.PRESSES))
PTB_ECHO = BotSpec("python-telegram-bot echo", (Workload.TYPED,), "ptb_echo")
AIOGRAM_ECHO = BotSpec("aiogram echo", (Workload.TYPED,), "aiogram_echo")
AIOGRAM_MENU = BotSpec("aiogram_dialog menu", (Workload.MIXED,), "aiogram_menu", has_own_buttons=True)

BOTS = (MAGNOLIA, PTB_ECHO, AIOGRAM_ECHO, AIOGRAM_MENU)


@dataclass(slots=True)
class RunningBot:
    """A bot at work. `ready` is how many seconds after its start it had answered the first update."""

    process: Process
    driver: Driver
    factory: UpdateFactory
    ready: float
    api: BotApi
    _button_data: dict[int, str] = field(default_factory=dict)

    async def type_then_press(self, texts: Sequence[Action]) -> list[Update]:
        """Let one chat type each text; returns a press on the first button that each of them got."""
        self._button_data.clear()
        await self.driver.run(self.factory.updates(texts, len(texts)), on_answer=self._note_button)
        return [self.factory.update(Action("en", data=data), chat=chat) for chat, data in self._button_data.items()]

    def _note_button(self, chat: int, body: bytes) -> None:
        keyboard = json.loads(dict(parse_qsl(body.decode()))["reply_markup"])
        self._button_data[chat] = keyboard["inline_keyboard"][0][0]["callback_data"]


@asynccontextmanager
async def run_bot(
    spec: BotSpec, source: UpdateSource, settings: dict[str, str] | None = None
) -> AsyncIterator[RunningBot]:
    """Start a bot beside a server of its own, wait for its first answer, and end it with the block."""
    api, factory = BotApi(), UpdateFactory()
    api_url = await api.start()
    port = free_port() if source is UpdateSource.WEBHOOK else None
    name = f"{spec.name} {source}".replace(" ", "-").lower()
    began = time.perf_counter()
    async with run_process(
        name, spec.command(api_url, port), spec.settings(api_url, port) | (settings or {})
    ) as process:
        try:
            driver = Driver(api, await _delivery(api, source, process))
            await driver.run([factory.update(start_command())])
            yield RunningBot(process, driver, factory, time.perf_counter() - began, api)
        finally:
            await api.stop()


async def _delivery(api: BotApi, source: UpdateSource, process: Process) -> PollingDelivery | WebhookDelivery:
    if source is UpdateSource.POLLING:
        return PollingDelivery(api)
    either: tuple[asyncio.Future[Any], ...] = (api.webhook, process.ended)
    await asyncio.wait(either, timeout=START_TIMEOUT, return_when=asyncio.FIRST_COMPLETED)
    if not api.webhook.done():
        raise RuntimeError(f"no webhook was set:\n{process.output()}")
    webhook = api.webhook.result()
    return WebhookDelivery(webhook["url"], webhook.get("secret_token", ""), api)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
