"""python-telegram-bot's request class on aiohttp, for the calls that are made by hand. The bot at work needs neither.

Nothing here logs a URL (it holds the token) or a body, nor lets one into an exception's text.
"""

import asyncio
import json
from functools import lru_cache

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.http.proxy import proxy_for

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0

Default = BaseRequest.DEFAULT_NONE
Seconds = float | None


class Answer(dict[str, object]):
    """A Bot API answer. One without a result is the network's fault, not a KeyError."""

    def __missing__(self, key: str) -> object:
        raise NetworkError(f"an answer without '{key}'")


class Request(BaseRequest):
    """Initialized twice by python-telegram-bot when shared by both of its roles, so both ends may be called again."""

    __slots__ = ("_session",)

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(),
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
        write_timeout: object = Default,  # noqa: ARG002 - the content's signature; aiohttp has no such limit
        connect_timeout: object = Default,
        pool_timeout: object = Default,  # noqa: ARG002 - connecting includes the wait for a free connection
    ) -> tuple[int, bytes]:
        """Raises TimedOut, or NetworkError with nothing but the name of what went wrong."""
        limits = _limits(_seconds(read_timeout, READ_SECONDS), _seconds(connect_timeout, CONNECT_SECONDS))
        return await self._exchange(method, URL(url), _body(request_data), limits)

    async def _exchange(
        self, method: str, url: URL, body: bytes | aiohttp.FormData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("this request is not initialized or was shut down")
        headers = {"Content-Type": "application/json"} if isinstance(body, bytes) else None
        proxy = proxy_for(url.scheme, url.host or "")
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=limits, proxy=proxy, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Answer:
        """Anything that is no Bot API object becomes an empty Answer: the content's own way logs it and quotes it."""
        try:
            found = json.loads(payload)
        except (ValueError, RecursionError):
            return Answer()
        if not isinstance(found, dict):
            return Answer()
        found["parameters"] = _wait(found.get("parameters"))
        return Answer(found)


def _wait(parameters: object) -> dict[str, int]:
    """What the content understands: a wait of at least a second. It takes `retry_after: 0` for an unknown error."""
    wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return {"retry_after": max(wait, 1)} if type(wait) is int else {}


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        # `RequestData.json_payload` encodes nested values twice.
        return json.dumps(request_data.parameters).encode()
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _seconds(given: object, default: float) -> Seconds:
    """The content's timeouts: a number, None for no limit, or its mark for 'not said'."""
    return default if given is Default else given if isinstance(given, int | float) else None


@lru_cache(maxsize=64)
def _limits(read: Seconds, connect: Seconds) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect, sock_read=read)
