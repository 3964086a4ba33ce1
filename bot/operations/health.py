"""What a container engine, a load balancer and Prometheus ask, on a port of its own."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from bot.http.request import Request
from bot.http.response import Response, response
from bot.http.server import Server
from bot.http.server_connection import Answer
from bot.operations.exposition import exposition
from bot.operations.metrics import Metrics
from bot.operations.readiness import Readiness

MAX_BODY = 16 * 1024
"""Nobody has anything to send here."""

LAST_WORDS = 1.0
"""Seconds for answers that are on their way at the end."""

_PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
_JSON = {"Content-Type": "application/json"}
_EXPOSITION = {"Content-Type": "text/plain; version=0.0.4"}

_ELSEWHERE = response(HTTPStatus.NOT_FOUND)
_WRONG_METHOD = response(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})


class Health:
    """`/healthz` answers as long as the loop runs, which is what a restart could mend; `/readyz` and `/metrics`."""

    def __init__(self, metrics: Metrics, readiness: Readiness) -> None:
        self._metrics, self._readiness = metrics, readiness
        self._pages = {b"/healthz": self._healthz, b"/readyz": self._readyz, b"/metrics": self._exposition}

    def refusal(self, _request: Request) -> None:
        """Nobody is a stranger here."""

    def answer(self, request: Request, _body: bytes) -> Answer:
        page = self._pages.get(request.path.split(b"?", 1)[0])
        if page is None:
            return _ELSEWHERE
        return page() if request.method in {b"GET", b"HEAD"} else _WRONG_METHOD

    def _healthz(self) -> Answer:
        return response(HTTPStatus.OK, b"ok\n", _PLAIN)

    def _readyz(self) -> Answer:
        return asyncio.ensure_future(self._ready())

    async def _ready(self) -> Response:
        state = await self._readiness.state()
        status = HTTPStatus.OK if state["ready"] else HTTPStatus.SERVICE_UNAVAILABLE
        return response(status, json.dumps(state).encode(), _JSON)

    def _exposition(self) -> Answer:
        return response(HTTPStatus.OK, exposition(self._metrics), _EXPOSITION)


@asynccontextmanager
async def serving(health: Health, host: str, port: int) -> AsyncIterator[int]:
    """Serve while the block runs; gives the port, which the system chooses for 0. Raises OSError when taken."""
    server = Server(health, max_body=MAX_BODY)
    listening = await server.start(host, port)
    try:
        yield listening
    finally:
        await server.finish(LAST_WORDS)
