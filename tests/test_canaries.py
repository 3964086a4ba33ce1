"""Nothing about a person reaches the logs or the store, whatever Telegram answers."""

import asyncio
import io
import itertools
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import structlog
from aiohttp import web

from bot import app
from bot.operations import logs
from bot.operations.metrics import Metrics
from bot.settings import Settings, read
from bot.store.memory import MemoryStore
from tests.kit.kept_numbers import kept_numbers
from tests.kit.world import real_catalog
from tests.messenger.fakes import http_server

TOKEN = "4200000:canary-token"
CHAT, MESSAGE, UPDATE = 700_000_000_123, 445_566_778, 880_011_223
TEXT = "canary text: my boss Canarino took my passport"
CANARIES = ("canar", "Canar", str(CHAT)[:9], str(MESSAGE), str(UPDATE)[:6], "998877665544")
NUMBERS = {CHAT, CHAT + 1, MESSAGE, *range(UPDATE, UPDATE + 8)}
ME = {"id": 4200000, "is_bot": True, "first_name": "Magnolia", "username": "magnolia_bot"}


def updates() -> list[dict[str, Any]]:
    """Everything that people send, each with a name, a number and a text that must not be seen again."""
    chat = {"id": CHAT, "type": "private", "first_name": "Canarina"}
    person = {"id": CHAT, "is_bot": False, "first_name": "Canarina", "username": "canary", "language_code": "es"}
    message = {"message_id": MESSAGE, "date": 4_000_000_000, "chat": chat, "from": person}
    press = {"id": "998877665544", "from": person, "message": message, "chat_instance": "canary"}
    contents: list[dict[str, Any]] = [
        {"message": message | {"text": TEXT}},
        {"message": message | {"text": "/start canary_payload"}},
        {"message": message | {"photo": [{"file_id": "canary"}], "caption": TEXT}},
        {"message": message | {"contact": {"phone_number": "canary", "first_name": "Canarina"}}},
        {"message": {"chat": chat, "date": "canary", "text": ["canary"]}},
        {"callback_query": press | {"data": "es/set/home"}},
        {"callback_query": press | {"data": "canary; DROP TABLE"}},
        {"callback_query": press | {"data": "es/leave", "message": message | {"chat": chat | {"id": CHAT + 1}}}},
    ]
    return [{"update_id": UPDATE + number} | content for number, content in enumerate(contents)]


@dataclass
class SpitefulApi:
    """Gives each update until it is confirmed, and answers other calls in ever another bad way, quoting what it got."""

    given: list[dict[str, Any]] = field(default_factory=updates)
    calls: list[str] = field(default_factory=list)
    confirmed: int = 0
    ways: Iterator[int] = field(default_factory=lambda: itertools.cycle(range(6)))

    def respond(self, method: str, body: dict[str, Any]) -> web.Response:
        self.calls.append(method)
        if method == "getMe":
            return web.json_response({"ok": True, "result": ME})
        if method == "getUpdates":
            self.confirmed = max(self.confirmed, body.get("offset") or 0)
            waiting = [update for update in self.given if update["update_id"] >= self.confirmed]
            return web.json_response({"ok": True, "result": waiting})
        return self._spite(f"canary {TEXT} {json.dumps(body)}")

    def _spite(self, quoted: str) -> web.Response:
        def no(status: int, **more: object) -> web.Response:
            return web.json_response({"ok": False, "error_code": status, "description": quoted} | more, status=status)

        ways = [
            lambda: no(400),
            lambda: web.Response(status=502, text=f"<html>{quoted}"),
            lambda: web.Response(text=quoted),
            lambda: no(429, parameters={"retry_after": 0, "canary": quoted}),
            lambda: no(403),
            lambda: web.json_response({"ok": True, "result": {"message_id": MESSAGE, "text": quoted}}),
        ]
        return ways[next(self.ways)]()


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    made = io.StringIO()
    logs.configure("DEBUG", "json", made)
    yield made
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()


async def test_a_conversation_with_a_spiteful_server_leaves_no_trace(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores: list[MemoryStore] = []
    make_store = app._store

    def noted_store(settings: Settings, metrics: Metrics, clock: app.Clock) -> MemoryStore:
        store = make_store(settings, metrics, clock)
        assert isinstance(store, MemoryStore)
        stores.append(store)
        return store

    monkeypatch.setattr(app, "_store", noted_store)
    api = SpitefulApi()
    async with http_server(api.respond) as url:
        settings = read({"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url})
        async with app.at_work(settings, app.Place("live", TOKEN, url), real_catalog(), Metrics()):
            await _until_confirmed(api)
    assert "warning" in stream.getvalue()
    assert [canary for canary in CANARIES if canary in stream.getvalue()] == []
    assert len(stores[0]._chats) == 2 and "es" in stores[0]._languages
    assert not kept_numbers(stores[0]) & NUMBERS


async def _until_confirmed(api: SpitefulApi) -> None:
    async with asyncio.timeout(20):
        while api.confirmed < api.given[-1]["update_id"] + 1:  # noqa: ASYNC110 - what is waited for is in a server
            await asyncio.sleep(0.01)
