"""Nothing about a person reaches the logs at their most talkative, nor the store, whatever fails and however."""

import asyncio
import gc
import io
import itertools
import json
import logging
import sys
import warnings
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import structlog
from aiohttp import web
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import MessageHandler, filters
from telegram.warnings import PTBUserWarning

from bot import app
from bot.guide.model import Urgency
from bot.messenger.messenger import Messenger
from bot.messenger.transport import polling, retries
from bot.operations import logs
from bot.operations.metrics import Metrics
from bot.settings import Settings, read
from bot.store.memory import MemoryStore
from tests.kit.kept_numbers import kept_numbers
from tests.kit.update_lines import checked_lines
from tests.kit.world import region_catalog
from tests.messenger.chat import Chat, open_chat
from tests.messenger.fakes import Json, Refused, http_server

TOKEN = "4200000:quetzal-token"
CHAT, GROUP, MESSAGE, UPDATE = 700_000_000_123, -100_700_000_456, 445_566_778, 880_011_223
TEXT = "quetzal text: my boss Quetzalino took my passport"
TOPIC, URGENT = "passport-kept", Urgency.THREAT.value
"""A page that says something of whoever read it, and a kind of emergency."""

CANARIES = (
    "quetzal",
    "Quetzal",
    str(CHAT)[:9],
    str(GROUP)[:10],
    str(MESSAGE),
    str(UPDATE)[:6],
    "998877665544",
    "6015550",
    TOPIC,
    f"now/{URGENT}",
)
ME = {"id": 4200000, "is_bot": True, "first_name": "Magnolia", "username": "magnolia_bot"}


def person(number: int = CHAT) -> Json:
    return {"id": number, "is_bot": False, "first_name": "Quetzalina", "username": "quetzal", "language_code": "ar"}


def message(number: int = CHAT, **fields: Any) -> Json:
    chat = {"id": number, "type": "private", "first_name": "Quetzalina"}
    return {"message_id": MESSAGE, "date": 4_000_000_000, "chat": chat, "from": person(number), **fields}


def press(number: int, data: str, **fields: Any) -> Json:
    pressed = message(number, **fields)
    return {"id": "998877665544", "from": person(number), "message": pressed, "chat_instance": "quetzal", "data": data}


def inline_query(number: int, query: object) -> Json:
    return {"id": "998877665544", "from": person(number), "offset": "quetzal", "query": query}


GROUP_CHAT = {"id": GROUP, "type": "supergroup", "title": "Quetzal group"}

KINDS: tuple[Callable[[int], Json], ...] = (
    lambda chat: {"message": message(chat, text=TEXT)},
    lambda chat: {"message": message(chat, text="/start quetzal_payload")},
    lambda chat: {"message": message(chat, text=f"/help {TEXT}")},
    lambda chat: {"message": message(chat, photo=[{"file_id": "quetzal"}], caption=TEXT)},
    lambda chat: {"message": message(chat, contact={"phone_number": "+16015550100", "first_name": "Quetzalina"})},
    lambda chat: {"message": message(chat, location={"latitude": 32.2988, "longitude": "quetzal"})},
    lambda chat: {"message": message(chat, text=TEXT, reply_to_message=message(text=TEXT))},
    lambda chat: {"message": message(chat, text=f"@magnolia_bot {TEXT}") | {"chat": GROUP_CHAT}},
    lambda chat: {"message": {"chat": {"id": chat}, "date": "quetzal", "text": ["quetzal"]}},
    lambda chat: {"edited_message": message(chat, text=TEXT) | {"from": "quetzal"}},
    lambda chat: {"my_chat_member": {"chat": {"id": chat}, "from": person(chat), "date": "quetzal"}},
    lambda _: {"quetzal": TEXT},
    lambda chat: {"callback_query": press(chat, "ar/set/home")},
    lambda chat: {"callback_query": press(chat, "quetzal; DROP TABLE")},
    lambda chat: {"callback_query": press(chat, "quetzal/home~quetzal")},
    lambda chat: {"callback_query": press(chat, f"ar/topic/{TOPIC}")},
    lambda chat: {"callback_query": press(chat, f"ar/hotline/now/{URGENT}")},
    lambda chat: {"callback_query": press(chat, "ar/leave")},
    lambda chat: {"inline_query": inline_query(chat, TEXT)},
    lambda chat: {"inline_query": inline_query(chat, ["quetzal"])},
)
"""Everything that people send, each with a name, a number and a text that must not be seen again."""

NUMBERS = {GROUP, MESSAGE, *range(CHAT, CHAT + len(KINDS)), *range(UPDATE, UPDATE + len(KINDS))}


def updates() -> list[Json]:
    """One of each kind, each from a person of its own: nobody waits for another's retries."""
    return [{"update_id": UPDATE + place} | kind(CHAT + place) for place, kind in enumerate(KINDS)]


def no(status: int, quoted: str, **more: object) -> web.Response:
    body = {"ok": False, "error_code": status, "description": quoted} | more
    return web.json_response(body, status=status)


BAD_WAYS: tuple[Callable[[str], web.Response], ...] = (
    lambda quoted: no(400, quoted),
    lambda quoted: web.Response(status=502, text=f"<html>{quoted}", content_type="text/html"),
    lambda quoted: web.Response(text=quoted),
    lambda quoted: no(429, quoted, parameters={"retry_after": 0, "quetzal": quoted}),
    lambda quoted: no(500, quoted),
    lambda quoted: no(403, quoted),
    lambda quoted: no(409, quoted),
    lambda quoted: no(404, quoted),
    lambda quoted: web.json_response({"ok": True, "quetzal": quoted}),
    lambda quoted: web.json_response({"ok": True, "result": {"message_id": MESSAGE, "text": quoted}}),
    lambda quoted: web.json_response([quoted]),
)
"""Answers that quote what they got."""

BAD_BATCHES: tuple[Callable[[str], web.Response], ...] = (
    lambda quoted: no(500, quoted),
    lambda quoted: web.Response(text=f'{{"ok": true, "result": [{quoted}'),
    lambda quoted: web.json_response({"ok": True, "result": {"quetzal": quoted}}),
    lambda quoted: web.json_response({"ok": True, "result": [quoted, {"message": quoted}, {"update_id": quoted}]}),
)
"""Answers to getUpdates from which no update can be read."""


@dataclass
class SpitefulApi:
    """Gives each update until it is confirmed, and answers other calls in ever another bad way, quoting what it got."""

    given: list[Json] = field(default_factory=updates)
    confirmed: int = 0
    ways: Iterator[Callable[[str], web.Response]] = field(default_factory=lambda: itertools.cycle(BAD_WAYS))
    batches: Iterator[Callable[[str], web.Response]] = field(default_factory=lambda: iter(BAD_BATCHES))

    def respond(self, method: str, body: Json) -> web.Response:
        quoted = f"quetzal {TEXT} {CHAT} {MESSAGE} {json.dumps(body)}"
        if method == "getMe":
            return web.json_response({"ok": True, "result": ME})
        if method != "getUpdates":
            return next(self.ways)(quoted)
        bad = next(self.batches, None)
        if bad:
            return bad(quoted)
        self.confirmed = max(self.confirmed, body.get("offset") or 0)
        waiting = [update for update in self.given if update["update_id"] >= self.confirmed]
        return web.json_response({"ok": True, "result": waiting})

    async def until_confirmed(self) -> None:
        async with asyncio.timeout(20):
            while self.confirmed < self.given[-1]["update_id"] + 1:  # noqa: ASYNC110 - it happens in a server
                await asyncio.sleep(0.01)


@dataclass
class Output:
    """What can be read where the bot runs: its log at DEBUG, and what goes to standard output and error."""

    log: io.StringIO
    captured: pytest.CaptureFixture[str]

    def canaries(self) -> list[str]:
        """Lines in which a canary stands."""
        printed = self.captured.readouterr()
        lines = (self.log.getvalue() + printed.out + printed.err).splitlines()
        return [line for line in lines if any(canary in line for canary in CANARIES)]


@pytest.fixture
def output(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Output]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    stream = io.StringIO()
    with warnings.catch_warnings():
        logs.configure("DEBUG", "json", stream)
        yield Output(stream, capfd)
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()


async def test_a_conversation_with_a_spiteful_server_leaves_no_trace(
    output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores: list[MemoryStore] = []
    make_store = app._store

    def noted_store(settings: Settings, metrics: Metrics, clock: app.Clock) -> MemoryStore:
        store = make_store(settings, metrics, clock)
        assert isinstance(store, MemoryStore)
        stores.append(store)
        return store

    monkeypatch.setattr(app, "_store", noted_store)
    for module in (polling, retries):
        monkeypatch.setattr(module, "delays", lambda *_, **__: itertools.repeat(0.01))
    api = SpitefulApi()
    async with http_server(api.respond) as url:
        settings = read({"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url})
        async with app.at_work(settings, app.BotAccount("live", TOKEN, url), region_catalog(), Metrics()):
            await api.until_confirmed()
    assert "Calling Bot API endpoint" in output.log.getvalue()
    assert output.canaries() == []
    assert len(checked_lines(output.log.getvalue())) >= len(KINDS) - 2  # two of them are from nobody
    assert len(stores[0]._chats) > len(KINDS) / 2 and "ar" in stores[0]._languages
    assert not kept_numbers(stores[0]) & NUMBERS


async def broken_handler(_update: object, _context: object) -> None:
    raise KeyError(TEXT, CHAT)


async def broken_error_handler(_update: object, _context: object) -> None:
    raise ValueError(TEXT, CHAT)


def break_down(messenger: Messenger) -> None:
    messenger.application.add_handler(MessageHandler(filters.ALL, broken_handler), group=-1)
    messenger.application.add_error_handler(broken_error_handler)


async def handler_and_error_handler_fail(chat: Chat) -> None:
    await chat.gets(message=message(text=TEXT, date=int(chat.clock())))


async def batch_is_odd(chat: Chat) -> None:
    chat.request.script["getUpdates"] = [[{"update_id": UPDATE, "message": message() | {"chat": TEXT}}]]
    with pytest.raises((TypeError, AttributeError, KeyError)):
        await chat.bot.get_updates()


async def turn_is_missing(chat: Chat) -> None:
    """As when somebody gives an update to the application past the queue."""
    await chat.messenger.application.process_update(
        Update.de_json({"update_id": UPDATE, "message": message(text=TEXT)}, chat.bot)
    )


async def message_is_refused(chat: Chat) -> None:
    chat.request.script["sendMessage"] = [Refused(400, f"Bad Request: {TEXT}"), Refused(400, f"Bad Request: {TEXT}")]
    await chat.gets(message=message(text=TEXT, date=int(chat.clock())))


async def call_fails(chat: Chat) -> None:
    chat.request.script["sendMessage"] = [Refused(500, TEXT)] * 2
    with pytest.raises(TelegramError):
        await chat.bot.send_message(CHAT, TEXT)


async def task_fails(chat: Chat) -> None:
    """As when a developer leaves something to a task, and nobody waits for it."""
    with pytest.warns(PTBUserWarning, match="while the application is not running"):
        task = chat.messenger.application.create_task(broken_handler(None, None), name=TEXT)
    await asyncio.wait([task])
    del task
    gc.collect()
    await asyncio.sleep(0)


FAILURES: dict[Callable[[Chat], Awaitable[None]], str] = {
    handler_and_error_handler_fail: "uncaught error was raised while handling the error with an error_handler",
    batch_is_odd: "Error while parsing updates",
    turn_is_missing: "Error while building CallbackContext",
    message_is_refused: "BadRequest",
    call_fails: "Calling Bot API endpoint",
    task_fails: logs.WITHHELD,
}
"""And what the log shows of each."""


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.__name__)
async def test_no_failure_of_the_library_tells_of_a_person(
    output: Output, failure: Callable[[Chat], Awaitable[None]]
) -> None:
    breaks = failure in {handler_and_error_handler_fail, turn_is_missing}
    chat = await open_chat(prepare=break_down if breaks else lambda _: None)
    await failure(chat)
    assert FAILURES[failure] in output.log.getvalue()
    assert output.canaries() == []
