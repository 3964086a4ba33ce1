"""Updates that Telegram sends by itself: a request is answered when its update was, so Telegram is the queue here too.

A bare HTTP server without routes, middlewares and access log: those would cost more than reading the update.
"""

import asyncio
import hmac
import json
from dataclasses import dataclass
from http import HTTPStatus

import structlog
from aiohttp import web
from yarl import URL

from bot.messenger.api import Caller, Refused, Unreachable
from bot.messenger.incoming import Incoming
from bot.messenger.receive import ALLOWED_UPDATES, receive, update_id
from bot.messenger.source import FIRST_BACKOFF, LONGEST_BACKOFF, Taking
from bot.messenger.startup import CannotStart

HOLD = 20.0
"""Seconds that a request may wait for its answer. Telegram gives up after 60, proxies often after 30."""

RETRY_AFTER = "2"
"""Seconds, for Telegram: by then what was held is mostly answered, and its repeat finds it done."""

KEEP_ALIVE = 120.0
"""Longer than a proxy keeps an unused connection: a request sent on one that just closes here would be lost."""

LAST_WORDS = 1.0
"""Seconds for the answers to requests that are open when everything is done."""

MAX_BODY = 1024 * 1024
MAX_CONNECTIONS = 100
BACKLOG = 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where Telegram sends updates (`url`, with `secret` in a header), and where this process listens for them."""

    url: str
    secret: str
    host: str
    port: int

    @property
    def path(self) -> str:
        """What stands in the first line of Telegram's requests."""
        return URL(self.url).raw_path_qs


class Webhook:
    """`bot` is the bot's user name, `hold` the seconds that a request waits for its answer."""

    name = "webhook"

    def __init__(self, api: Caller, inbox: Taking, endpoint: Endpoint, *, bot: str, hold: float = HOLD) -> None:
        self._api, self._inbox, self._endpoint, self._bot, self._hold = api, inbox, endpoint, bot, hold
        self._path, self._secret = endpoint.path, endpoint.secret.encode()
        self._closing = False
        self._runner: web.ServerRunner | None = None
        self.port = endpoint.port
        """Where it listens; for 0 the system chooses when it starts."""

    async def start(self) -> None:
        """Listen. Raises CannotStart."""
        # Nothing is read of a body that was refused: its connection ends.
        server = web.Server(self.answer, access_log=None, lingering_time=0, keepalive_timeout=KEEP_ALIVE)
        runner = web.ServerRunner(server, shutdown_timeout=LAST_WORDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._endpoint.host, self._endpoint.port, backlog=BACKLOG).start()
        except OSError as error:
            await runner.cleanup()
            raise CannotStart(f"PORT: cannot listen on port {self._endpoint.port} ({error.strerror})") from None
        self._runner, self.port = runner, int(runner.addresses[0][1])

    async def run(self) -> None:
        """Give Telegram the address, again and again until it takes it. Raises CannotStart when it never will."""
        wait = FIRST_BACKOFF
        while not await self._register():
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_BACKOFF)
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Take nothing more; requests that wait for their answer still get it."""
        self._closing = True
        for site in list(self._runner.sites) if self._runner else []:
            await site.stop()

    async def finish(self) -> None:
        """End the connections."""
        if self._runner:
            await self._runner.cleanup()

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """200 when the update was answered, 503 when Telegram must send it again, else what is wrong with it."""
        refused = self._refusal(request)
        if refused:
            return web.Response(status=refused)
        try:
            update = json.loads(await request.read())
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except (ValueError, RecursionError, web.RequestPayloadError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if update_id(update) is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        incoming = receive(update, bot=self._bot)
        if incoming is None or await self._is_answered(incoming):
            return web.Response()
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": RETRY_AFTER})

    def _refusal(self, request: web.BaseRequest) -> int:
        """What a stranger gets, before anything of the body is read; 0 for Telegram."""
        if request.raw_path != self._path:
            return HTTPStatus.NOT_FOUND
        if request.method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        # aiohttp reads a header's foreign bytes as lone surrogates.
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return HTTPStatus.UNAUTHORIZED
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if (request.content_length or 0) > MAX_BODY else 0

    async def _is_answered(self, incoming: Incoming) -> bool:
        """Waits, for a while. The answer goes on without the request, and a repeat finds it under way or done."""
        future = None if self._closing else self._inbox.take(incoming)
        if future is None:
            return False
        await asyncio.wait((future,), timeout=self._hold)
        return future.done() and not future.cancelled()

    async def _register(self) -> bool:
        """Whether Telegram took the address. What waits there is never thrown away."""
        try:
            await self._api.call("setWebhook", {
                "url": self._endpoint.url,
                "secret_token": self._endpoint.secret,
                "max_connections": MAX_CONNECTIONS,
                "allowed_updates": list(ALLOWED_UPDATES),
                "drop_pending_updates": False,
            })  # fmt: skip
        except Unreachable as error:
            log.warning("webhook not set yet; trying again", reason=str(error))
            return False
        except Refused as refusal:
            if refusal.retry_after is None:
                raise CannotStart(f"WEBHOOK_URL: Telegram does not take it ({refusal.description})") from None
            await asyncio.sleep(refusal.retry_after)
            return False
        log.info("webhook set")
        return True
