"""What a container engine, a load balancer and Prometheus ask, on a port of its own.

No authentication: this port is for the private network.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web

from bot.operations.exposition import exposition
from bot.operations.metrics import Metrics
from bot.operations.readiness import Readiness
from bot.operations.web_server import WebServer

MAX_CONNECTIONS = 50

FINISH_SECONDS = 1.0
"""How long answers that are on their way may take at the end."""


class Health:
    """`/healthz` answers as long as the event loop runs, which is what a restart could mend; `/readyz`, `/metrics`."""

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
        status = HTTPStatus.OK if state["ready"] else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(state, status=status)

    async def _exposition(self, _request: web.Request) -> web.Response:
        content_type = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        return web.Response(body=exposition(self._metrics), headers=content_type)


@asynccontextmanager
async def serving(health: Health, host: str, port: int) -> AsyncIterator[int]:
    """Serve while the block runs; gives the port, which the system chooses for 0. Raises OSError when taken."""
    server = WebServer(health.app(), max_body=0, max_connections=MAX_CONNECTIONS)
    listening = await server.start(host, port)
    try:
        yield listening
    finally:
        await server.finish(FINISH_SECONDS)
