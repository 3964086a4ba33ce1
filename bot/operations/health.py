"""Liveness, readiness and metrics endpoints on a port of their own.

No authentication: this port is for the private network.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from bot.operations.metrics import Metrics, exposition
from bot.operations.web_server import WebServer

CACHE_SECONDS = 5.0  # how long Telegram's answer is cached
MAX_CONNECTIONS = 50
FINISH_SECONDS = 1.0  # how long open requests may take at shutdown

WebhookInfo = Callable[[], Awaitable[Mapping[str, object] | None]]


class Readiness:
    """Whether the bot can reach Telegram, and whether its store works.

    `webhook_info` asks Telegram for its WebhookInfo, and returns None when Telegram cannot be reached.
    """

    def __init__(
        self, webhook_info: WebhookInfo, store_up: Callable[[], bool], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._webhook_info, self._store_up, self._clock = webhook_info, store_up, clock
        self._lock = asyncio.Lock()
        self._info: Mapping[str, object] | None = None
        self._fetched_at = -CACHE_SECONDS

    async def state(self) -> dict[str, object]:
        """The body of `/readyz`. Without a store the bot still answers, so only Telegram decides whether it is ready.

        For example `{"ready": true, "pending_updates": 0, "last_error": null, "last_error_at": null, "store": "up"}`.
        """
        async with self._lock:
            if self._clock() - self._fetched_at >= CACHE_SECONDS:
                self._info = await self._webhook_info()
                self._fetched_at = self._clock()
        info = self._info or {}
        return {
            "ready": self._info is not None,
            "pending_updates": info.get("pending_update_count"),
            "last_error": info.get("last_error_message"),
            "last_error_at": info.get("last_error_date"),
            "store": "up" if self._store_up() else "down",
        }


class HealthEndpoints:
    """`/readyz`, `/metrics`, and `/healthz` for liveness alone: a restart can only fix a stuck event loop."""

    def __init__(self, metrics: Metrics, readiness: Readiness) -> None:
        self._metrics, self._readiness = metrics, readiness

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._exposition)
        return app

    async def _healthz(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _readyz(self, _request: web.Request) -> web.Response:
        state = await self._readiness.state()
        return web.json_response(state, status=200 if state["ready"] else 503)

    async def _exposition(self, _request: web.Request) -> web.Response:
        content_type = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        return web.Response(body=exposition(self._metrics), headers=content_type)


@asynccontextmanager
async def serve_health(health: HealthEndpoints, host: str, port: int) -> AsyncIterator[int]:
    """Serve while the block runs; yields the port, which the system chooses for 0. Raises OSError if it is taken."""
    server = WebServer(health.app(), max_body=0, max_connections=MAX_CONNECTIONS)
    listening = await server.start(host, port)
    try:
        yield listening
    finally:
        await server.finish(FINISH_SECONDS)
