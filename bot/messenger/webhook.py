"""Updates that Telegram sends by itself.

A request is answered when its update was, so Telegram is the queue here too.
"""

import asyncio
import hmac
from dataclasses import dataclass
from http import HTTPStatus

import structlog

from bot.http.place import place
from bot.http.request import Request
from bot.http.response import Response, response
from bot.http.server import Server
from bot.http.server_connection import Answer
from bot.messenger.api import Caller, Refused, Unreachable
from bot.messenger.json_bytes import read
from bot.messenger.receive import ALLOWED_UPDATES, receive, update_id
from bot.messenger.source import FIRST_BACKOFF, LONGEST_BACKOFF, Taking
from bot.messenger.startup import CannotStart, cannot_listen

HOLD = 20.0
"""Seconds that a request may wait for its answer. Telegram gives up after 60, proxies often after 30."""

RETRY_AFTER = "2"
"""Seconds, for Telegram: by then what was held is mostly answered, and its repeat finds it done."""

LAST_WORDS = 1.0
"""Seconds for the answers to requests that are open when everything is done."""

MAX_BODY = 1024 * 1024
MAX_CONNECTIONS = 100
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_SECRET_HEADER = SECRET_HEADER.lower().encode()

JSON = {"Content-Type": "application/json"}

TAKEN = response(HTTPStatus.OK)
AGAIN = response(HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": RETRY_AFTER})
NO_UPDATE = response(HTTPStatus.BAD_REQUEST)
ELSEWHERE = response(HTTPStatus.NOT_FOUND)
WRONG_METHOD = response(HTTPStatus.METHOD_NOT_ALLOWED)
STRANGER = response(HTTPStatus.UNAUTHORIZED)

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
        return place(self.url).path


class Webhook:
    """`bot` is the bot's user name, `hold` the seconds that a request waits for its answer."""

    name = "webhook"

    def __init__(self, api: Caller, inbox: Taking, endpoint: Endpoint, *, bot: str, hold: float = HOLD) -> None:
        self._api, self._inbox, self._endpoint, self._bot, self._hold = api, inbox, endpoint, bot, hold
        self._path, self._secret = endpoint.path.encode(), endpoint.secret.encode()
        self._closing = False
        self._server = Server(self, max_body=MAX_BODY)
        self.port = endpoint.port
        """Where it listens; for 0 the system chooses when it starts."""

    async def start(self) -> None:
        """Listen. Raises CannotStart."""
        try:
            self.port = await self._server.start(self._endpoint.host, self._endpoint.port)
        except OSError as error:
            raise cannot_listen("PORT", self._endpoint.host, self._endpoint.port, error) from None

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
        self._server.stop()

    async def finish(self) -> None:
        """End the connections."""
        await self._server.finish(LAST_WORDS)

    def refusal(self, request: Request) -> Response | None:
        """What a stranger gets, before anything of the body is read."""
        if request.path != self._path:
            return ELSEWHERE
        if request.method != b"POST":
            return WRONG_METHOD
        known = hmac.compare_digest(request.headers.get(_SECRET_HEADER, b""), self._secret)
        return None if known else STRANGER

    def answer(self, _request: Request, body: bytes) -> Answer:
        """200 when the update was answered, 503 when Telegram must send it again, else what is wrong with it."""
        try:
            update = read(body)
        except (ValueError, RecursionError):
            return NO_UPDATE
        if update_id(update) is None:
            return NO_UPDATE
        incoming = receive(update, bot=self._bot)
        if incoming is None:
            return TAKEN
        answered = None if self._closing else self._inbox.take(incoming, carries=True)
        return AGAIN if answered is None else _Held(answered, self._hold).response

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


def _taken(along: bytes) -> Response:
    """Telegram carries out a call that stands in the answer, and tells nobody what came of it."""
    return response(HTTPStatus.OK, along, JSON) if along else TAKEN


class _Held:
    """A request that waits for its update's answer, for a while: without a task, since there is one at every update.

    The answer goes on without the request, and a repeat finds it under way or done.
    """

    __slots__ = ("_timer", "response")

    def __init__(self, answered: asyncio.Future[bytes], seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self.response: asyncio.Future[Response] = loop.create_future()
        self._timer = loop.call_later(seconds, self._respond, AGAIN)
        answered.add_done_callback(self._done)

    def _done(self, answered: asyncio.Future[bytes]) -> None:
        self._timer.cancel()
        self._respond(AGAIN if answered.cancelled() else _taken(answered.result()))

    def _respond(self, answer: Response) -> None:
        if not self.response.done():
            self.response.set_result(answer)
