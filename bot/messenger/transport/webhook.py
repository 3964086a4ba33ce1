"""Updates that Telegram sends by itself, to an aiohttp app.

A request is answered when its update was, so Telegram is the queue here too.
"""

import asyncio
import hmac
import json
from dataclasses import dataclass

import structlog
from aiohttp import web
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from yarl import URL

from bot.messenger.transport.bot import GuideBot
from bot.messenger.transport.incoming import read_update, update_id
from bot.messenger.transport.retries import delays, retry_after_seconds
from bot.messenger.transport.source import FIRST_DELAY, LONGEST_DELAY, Queue
from bot.messenger.transport.startup import StartError, cannot_listen
from bot.messenger.transport.update_context import WebhookReply
from bot.messenger.transport.update_log import NOBODYS, log_unqueued
from bot.operations.web_server import WebServer, defer_100_continue, read_body
from bot.screens.telegram_limits import MAX_WEBHOOK_CONNECTIONS

HOLD_SECONDS = 20.0
"""How long a request may wait for its answer. Telegram gives up after 60, proxies often after 30."""

RETRY_AFTER = "2"
"""Seconds, for Telegram: by then what was held is mostly answered, and its repeat finds it done."""

LAST_RESPONSES = 1.0
"""Seconds for the responses to requests that are open when everything is done."""

MAX_BODY = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

PERMANENT_REFUSALS = (
    "https url must be provided",
    "can be set up only on ports",
    "secret token",
    "is reserved",
    "url host is empty",
    "invalid webhook url",
    "wrong http url",
)
"""Why Telegram refuses an address for good. Anything else, such as a host name not known yet, may mend itself."""

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
        """The path of Telegram's requests, percent-encoded."""
        return URL(self.url).raw_path


class Webhook:
    """`allowed_updates` are the kinds that have handlers; `hold` the seconds that a request waits for its answer."""

    name = "webhook"

    def __init__(
        self,
        bot: GuideBot,
        queue: Queue,
        endpoint: Endpoint,
        *,
        allowed_updates: tuple[str, ...],
        hold: float = HOLD_SECONDS,
    ) -> None:
        self._bot, self._queue, self._endpoint = bot, queue, endpoint
        self._allowed_updates, self._hold = allowed_updates, hold
        self._secret = endpoint.secret.encode()
        self._closing = False
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._respond, expect_handler=defer_100_continue)
        self._server = WebServer(app, max_body=MAX_BODY)
        self.port = endpoint.port
        """Where it listens; for 0 the system chooses when it starts."""

    async def start(self) -> None:
        """Listen. Raises StartError."""
        try:
            self.port = await self._server.start(self._endpoint.host, self._endpoint.port)
        except OSError as error:
            raise cannot_listen("PORT", self._endpoint.host, self._endpoint.port, error) from None

    async def run(self) -> None:
        """Give Telegram the address, again and again until it takes it. Raises StartError when it never will."""
        for delay in delays(FIRST_DELAY, LONGEST_DELAY):
            wait = await self._register()
            if wait is None:
                break
            await asyncio.sleep(max(delay, wait))
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Take nothing more; requests that wait for their answer still get it."""
        self._closing = True
        self._server.stop()

    async def finish(self) -> None:
        """End the connections."""
        await self._server.finish(LAST_RESPONSES)

    async def _respond(self, request: web.Request) -> web.Response:
        """200 when the update was answered, 503 when Telegram must send it again, else what is wrong with it.

        Strangers are refused before the body is read.
        """
        if request.raw_path.partition("?")[0] != self._endpoint.path:
            return web.Response(status=404)
        if request.method != "POST":
            return web.Response(status=405, headers={"Allow": "POST"})
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        return await self._take(await read_body(request))

    async def _take(self, body: bytes) -> web.Response:
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if update_id(raw) is None:
            return web.Response(status=400)
        incoming = read_update(raw, self._bot)
        if incoming is None:
            log_unqueued(NOBODYS)
            return web.Response()
        confirmed = None if self._closing else self._queue.put(incoming, can_reply_in_response=True)
        return _again() if confirmed is None else await self._held(confirmed)

    async def _held(self, confirmed: asyncio.Future[WebhookReply | None]) -> web.Response:
        """Wait for the answer, for a while. It goes on without the request: a repeat finds it under way or done."""
        try:
            async with asyncio.timeout(self._hold):
                reply = await asyncio.shield(confirmed)
        except (TimeoutError, asyncio.CancelledError):
            return _again()
        return web.json_response(reply) if reply else web.Response()

    async def _register(self) -> float | None:
        """None when Telegram took the address, else how long to wait at least. What waits there is never dropped."""
        try:
            await self._bot.set_webhook(
                self._endpoint.url,
                secret_token=self._endpoint.secret,
                max_connections=MAX_WEBHOOK_CONNECTIONS,
                allowed_updates=self._allowed_updates,
                drop_pending_updates=False,
            )
        except RetryAfter as refusal:
            return retry_after_seconds(refusal)
        except TelegramError as error:
            _raise_if_permanent(error)
            log.warning("webhook not set yet; trying again", reason=_reason(error))
            return 0.0
        log.info("webhook set")
        return None


def _raise_if_permanent(error: TelegramError) -> None:
    """Raises StartError for a refusal that no further attempt mends."""
    said = error.message.lower()
    if isinstance(error, BadRequest) and any(text in said for text in PERMANENT_REFUSALS):
        raise StartError(f"WEBHOOK_URL: Telegram does not take it ({error.message})") from None


def _reason(error: TelegramError) -> str:
    """For the log. Refusals of `setWebhook` speak of the address alone, so they may be quoted."""
    return error.message if isinstance(error, BadRequest | NetworkError) else type(error).__name__


def _again() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": RETRY_AFTER})
