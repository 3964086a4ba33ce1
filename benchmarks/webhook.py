"""Delivers updates by webhook: over as many connections as there are requests without a response, as Telegram does."""

import asyncio
from collections.abc import Callable
from urllib.parse import urlsplit

from benchmarks.bot_api import BotApi
from benchmarks.http_protocol import HttpProtocol

CONNECT_ATTEMPTS, CONNECT_DELAY = 6_000, 0.01
"""How often, and after how many seconds, to try again: a bot may register its webhook before it listens."""


class WebhookDelivery:
    """Posts updates to `url` with Telegram's secret header."""

    def __init__(self, url: str, secret: str, api: BotApi) -> None:
        self._api = api
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._head = (
            f"POST {parts.path or '/'} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}"
        )
        self._idle: list[WebhookConnection] = []
        self._connecting: set[asyncio.Task[None]] = set()

    def deliver(self, update: bytes, update_id: int) -> None:
        if self._idle:
            self._idle.pop().send(self._head, update)
            return
        task = asyncio.create_task(self._deliver_on_new_connection(update))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    async def _deliver_on_new_connection(self, update: bytes) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(CONNECT_ATTEMPTS):
            try:
                _, connection = await loop.create_connection(
                    lambda: WebhookConnection(self._responded, self._closed), self._host, self._port
                )
            except OSError:
                await asyncio.sleep(CONNECT_DELAY)
                continue
            connection.send(self._head, update)
            return

    def _responded(self, connection: "WebhookConnection", call: bytes) -> None:
        if call:
            self._api.call_from_webhook(call)
        self._idle.append(connection)

    def _closed(self, connection: "WebhookConnection") -> None:
        if connection in self._idle:
            self._idle.remove(connection)


class WebhookConnection(HttpProtocol):
    """One connection to the webhook. `responded` gets the body of each 200, which may be a Bot API call, else b""."""

    def __init__(
        self,
        responded: Callable[["WebhookConnection", bytes], None],
        closed: Callable[["WebhookConnection"], None],
    ) -> None:
        super().__init__()
        self._responded, self._closed = responded, closed

    def on_message(self, head: bytes, body: bytes) -> None:
        self._responded(self, body if head.startswith(b"HTTP/1.1 200") else b"")

    def connection_lost(self, exc: Exception | None) -> None:
        self._closed(self)
