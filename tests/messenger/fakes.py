"""Stand-ins for what lies outside the messenger: a Bot API that answers by script, a clock that is set by hand.

The bot between them is real: python-telegram-bot's methods, this project's retries.
"""

import contextlib
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.messenger.delivery.message import OutgoingMessage
from bot.messenger.delivery.rendering import render
from bot.messenger.transport.bot import GuideBot, make_bot
from bot.messenger.transport.incoming import IncomingUpdate, read_update
from bot.messenger.transport.request import AiohttpRequest
from bot.messenger.transport.retries import Retries
from bot.messenger.transport.update_context import UpdateContext
from bot.operations.metrics import Metrics
from bot.screens.address import Address
from bot.screens.screen import Block, Button, Kind, Open, Screen
from bot.store.memory import MemoryStore
from bot.store.store import Claim, Store

Json = dict[str, Any]
Outcome = object | BaseException
CHAT = 7_001
TOKEN = "1000000001:made-for-tests"
ME = {"id": 1000000001, "is_bot": True, "first_name": "Magnolia", "username": "magnolia_bot"}


@dataclass(frozen=True)
class Refused:
    """A Bot API answer that says no, as the server sends it."""

    status: int
    description: str
    retry_after: int | None = None

    def body(self) -> bytes:
        parameters = {} if self.retry_after is None else {"parameters": {"retry_after": self.retry_after}}
        answer = {"ok": False, "error_code": self.status, "description": self.description, **parameters}
        return json.dumps(answer).encode()


@dataclass
class ScriptedRequest(BaseRequest):
    """Records every call. `script` holds what methods answer, in order; without one, messages 500, 501, ... are sent.

    An answer is a result, a `Refused`, or an exception that the request raises.
    """

    script: dict[str, list[Outcome]] = field(default_factory=dict)
    calls: list[tuple[str, Json]] = field(default_factory=list)

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: object, **more: object
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        self.calls.append((name, dict(request_data.parameters) if request_data else {}))
        outcomes = self.script.get(name)
        outcome = outcomes.pop(0) if outcomes else self._usual(name)
        if isinstance(outcome, BaseException):
            raise outcome
        if isinstance(outcome, Refused):
            return outcome.status, outcome.body()
        return 200, json.dumps({"ok": True, "result": outcome}).encode()

    parse_json_payload = staticmethod(AiohttpRequest.parse_json_payload)

    @property
    def methods(self) -> list[str]:
        return [method for method, _ in self.calls if method != "getMe"]

    def texts(self) -> list[str]:
        return [parameters["text"] for _, parameters in self.calls if "text" in parameters]

    def sent(self, method: str) -> list[Json]:
        """The parameters of each call of a method."""
        return [parameters for name, parameters in self.calls if name == method]

    def _usual(self, method: str) -> object:
        if method == "getMe":
            return ME
        return message(499 + self.methods.count("sendMessage")) if method == "sendMessage" else True


def message(number: int) -> Json:
    return {"message_id": number, "date": 1_800_000_000, "chat": {"id": CHAT, "type": "private"}}


@dataclass
class ManualClock:
    """Tells the time it was set to."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class InstantContext(UpdateContext):
    """An update context whose pauses are recorded and take no time."""

    __slots__ = ("pauses",)

    def __init__(self, incoming: IncomingUpdate) -> None:
        super().__init__(incoming)
        self.pauses: list[float] = []

    async def pause(self, seconds: float) -> None:
        self.check()
        self.pauses.append(seconds)


def memory(clock: ManualClock | None = None) -> MemoryStore:
    return MemoryStore(clock or ManualClock())


async def scripted_bot(
    request: ScriptedRequest, store: Store | None = None, metrics: Metrics | None = None
) -> GuideBot:
    """A real bot, initialized, whose calls `request` answers."""
    retries = Retries(store or memory(), metrics=metrics or Metrics(), jitter=lambda: 0.0)
    bot = make_bot(TOKEN, "http://127.0.0.1", request, retries)
    await bot.initialize()
    return bot


def claiming(found: Claim) -> Callable[..., Coroutine[object, object, Claim]]:
    """A store's `claim` that always finds this."""

    async def claim(update: int, *, chat: int, message: int | None) -> Claim:
        return found

    return claim


def unreachable() -> NetworkError:
    return NetworkError("ServerDisconnectedError")


_OFFLINE = make_bot(TOKEN, "http://127.0.0.1", ScriptedRequest())
"""Reads updates; it makes no calls."""


def incoming(raw: Mapping[str, object], *, bot: GuideBot | None = None) -> IncomingUpdate:
    """An update as Telegram sends it, read."""
    found = read_update(raw, bot or _OFFLINE)
    assert found is not None
    return found


def wrote(
    text: str,
    *,
    update: int = 1,
    chat: int = CHAT,
    sent: int = 1_800_000_000,
    message_id: int = 100,
    chat_type: str = "private",
    bot: GuideBot | None = None,
    **more: object,
) -> IncomingUpdate:
    """A text, or a command with its entity."""
    entities = (
        [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}] if text.startswith("/") else []
    )
    body: Json = {
        "message_id": message_id,
        "date": sent,
        "chat": {"id": chat, "type": chat_type},
        "from": {"id": abs(chat), "is_bot": False, "first_name": "Ana", "language_code": "en"},
        "text": text,
        **({"entities": entities} if entities else {}),
        **more,
    }
    return incoming({"update_id": update, "message": body}, bot=bot)


def pressed(
    *path: str,
    update: int = 1,
    chat: int = CHAT,
    message_id: int = 200,
    chat_type: str = "private",
    quotes: int | None = None,
    bot: GuideBot | None = None,
) -> IncomingUpdate:
    """A press on a button that opens `path` in English, under a message that may quote another."""
    quoted = {"reply_to_message": {"message_id": quotes, "date": 1}} if quotes else {}
    query = {
        "id": f"press-{update}",
        "from": {"id": abs(chat), "is_bot": False, "first_name": "Ana", "language_code": "en"},
        "chat_instance": "1",
        "message": {"message_id": message_id, "date": 1, "chat": {"id": chat, "type": chat_type}, "text": "A page"}
        | quoted,
        "data": str(Address(path, "en")),
    }
    return incoming({"update_id": update, "callback_query": query}, bot=bot)


def asked_inline(text: str, *, update: int = 1, person: int = CHAT, bot: GuideBot | None = None) -> IncomingUpdate:
    """An inline query."""
    query = {
        "id": f"query-{update}",
        "from": {"id": person, "is_bot": False, "first_name": "Ana", "language_code": "en"},
        "query": text,
        "offset": "",
    }
    return incoming({"update_id": update, "inline_query": query}, bot=bot)


def screen(*texts: str, opening: str | None = None, language: str = "en") -> Screen:
    blocks = tuple(Block(Kind.TEXT, text) for text in texts)
    rows = ((Button("Talk to someone", Open(Address(("hotline",), language))),),)
    return Screen(Address(("home",)), language, blocks, rows, opening)


def page(*texts: str, opening: str | None = None) -> OutgoingMessage:
    """A rendered screen."""
    return render(screen(*texts, opening=opening))


Respond = Callable[[str, Json], web.StreamResponse]


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
