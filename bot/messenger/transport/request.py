"""python-telegram-bot's request class, on aiohttp.

Nothing here logs a URL (it holds the token) or a body, nor lets one into an exception's text.
"""

import asyncio
import json
from collections.abc import Callable
from functools import lru_cache

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.messenger.transport.network_errors import describe
from bot.messenger.transport.proxy import proxy_for

CONNECT_SECONDS = 5.0
"""To connect, and before that to wait for a free connection."""

WRITE_SECONDS, WRITE_FILES_SECONDS = 5.0, 20.0
READ_SECONDS = 10.0

DESCRIBED = (400, 401, 403, 404, 409)
"""Error codes whose description says what went wrong. That of any other would become the text of a NetworkError, which
is logged, and a server may quote in it what it got."""

CONNECTIONS = 128
"""Calls under way at once, the long poll among them. Further calls wait for a free connection."""

Default = BaseRequest.DEFAULT_NONE
Seconds = float | None


class ApiResponse(dict[str, object]):
    """A Bot API response. One without a result is the network's fault, not a KeyError."""

    def __missing__(self, key: str) -> object:
        raise NetworkError(f"the response has no '{key}'")


class AiohttpRequest(BaseRequest):
    """One session for all calls of a bot.

    `on_date` hears the `Date` header of each response. python-telegram-bot initializes and shuts down a request that
    serves both of its roles twice, so both methods may be called again.
    """

    __slots__ = ("_on_date", "_proxy_for", "_session")

    def __init__(self, *, on_date: Callable[[str], object] = lambda _: None) -> None:
        self._on_date = on_date
        self._proxy_for = lru_cache(maxsize=8)(proxy_for)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = Default,
        write_timeout: object = Default,
        connect_timeout: object = Default,
        pool_timeout: object = Default,  # noqa: ARG002 - connecting includes the wait for a free connection
    ) -> tuple[int, bytes]:
        """Raises TimedOut or NetworkError, with a sentence that says what went wrong, and no URL."""
        usual_write = WRITE_FILES_SECONDS if request_data and request_data.contains_files else WRITE_SECONDS
        limits = _timeout(
            _seconds(connect_timeout, CONNECT_SECONDS),
            _seconds(write_timeout, usual_write),
            _seconds(read_timeout, READ_SECONDS),
        )
        return await self._exchange(method, url, _body(request_data), limits)

    async def _exchange(
        self, method: str, url: str, body: bytes | aiohttp.FormData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("this request is not initialized or was shut down")
        headers = {"Content-Type": "application/json"} if isinstance(body, bytes) else None
        target, proxy = URL(), None
        try:
            target = URL(url)
            proxy = self._proxy_for(target.scheme, target.host or "")
            async with self._session.request(
                method, target, data=body, headers=headers, timeout=limits, proxy=proxy, allow_redirects=False
            ) as response:
                self._on_date(response.headers.get("Date", ""))
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut(describe(error, target, proxy)) from None
        except (aiohttp.ClientError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            raise NetworkError(describe(error, target, proxy)) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> ApiResponse:
        """Anything that is no Bot API object becomes an empty response: the library's own way logs and quotes it."""
        try:
            found = json.loads(payload)
        except (ValueError, RecursionError):
            return ApiResponse()
        if not isinstance(found, dict):
            return ApiResponse()
        response = ApiResponse(found)
        response["parameters"] = _parameters(found.get("parameters"))
        if found.get("error_code") not in DESCRIBED or not isinstance(found.get("description"), str):
            response.pop("description", None)
        if found.get("ok") is not True:
            response.pop("result", None)
        elif isinstance(found.get("result"), dict):
            response["result"] = _without_content(found["result"])
        return response


def _without_content(result: dict[str, object]) -> dict[str, object] | bool:
    """A sent message without its text and keyboard, an edited one not at all: as little as callers read of them.

    For the library True is an edit's result as well. Parsing whole messages takes a third of a call's time.
    """
    if "message_id" not in result or "chat" not in result:
        return result
    if "edit_date" in result:
        return True
    return {name: result[name] for name in ("message_id", "date", "chat") if name in result}


def _parameters(parameters: object) -> dict[str, int]:
    """A wait of at least a second: the library takes `retry_after: 0` for an unknown error."""
    wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return {"retry_after": max(wait, 1)} if type(wait) is int else {}


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        # `RequestData.json_payload` encodes nested values twice.
        return json.dumps(request_data.parameters, separators=(",", ":")).encode()
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _seconds(given: object, default: float) -> Seconds:
    """The library's timeouts: a number, None for no limit, or its mark for 'not given'."""
    return default if given is Default else given if isinstance(given, int | float) else None


@lru_cache(maxsize=64)
def _timeout(connect: Seconds, write: Seconds, read: Seconds) -> aiohttp.ClientTimeout:
    """A limit on the whole call as well: a response that trickles in would never reach the limit on a single read."""
    total = None if connect is None or write is None or read is None else connect + write + read
    return aiohttp.ClientTimeout(total=total, connect=connect, sock_connect=connect, sock_read=read)
