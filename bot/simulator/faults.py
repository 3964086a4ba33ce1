"""An unreliable network on purpose: 5xx and 429 answers, and connections cut before or after the effect."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.simulator.errors import too_many_requests

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares of all calls, from 0 to 1. The same seed and the same order of calls give the same faults."""

    server_errors: float = 0.0
    floods: float = 0.0
    cut_before: float = 0.0
    cut_after: float = 0.0
    retry_after: int = 1
    seed: int = 0

    @classmethod
    def mixed(cls, share: float, *, seed: int = 0) -> "Faults":
        """`share` of all calls fail, a quarter of them in each way."""
        quarter = share / 4
        return cls(server_errors=quarter, floods=quarter, cut_before=quarter, cut_after=quarter, seed=seed)


class FaultInjector:
    """Draws a fault, or none, for each call; `injected` counts them by kind."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self._random = random.Random(faults.seed)  # noqa: S311 - faults must be repeatable, not secret
        self.injected: dict[str, int] = dict.fromkeys(("server_errors", "floods", "cut_before", "cut_after"), 0)

    async def handle(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """The handler's response, or the fault in its place."""
        match self._draw():
            case "server_errors":
                return self._server_error()
            case "floods":
                return web.json_response(too_many_requests(self.faults.retry_after).answer(), status=429)
            case "cut_before":
                return _cut(request)
            case "cut_after":
                await handler(request)
                return _cut(request)
        return await handler(request)

    def _draw(self) -> str | None:
        point = self._random.random()
        for kind in self.injected:
            point -= getattr(self.faults, kind)
            if point < 0:
                self.injected[kind] += 1
                return kind
        return None

    def _server_error(self) -> web.Response:
        """Telegram's own 500, or the 502 of the proxy in front of it, which is no JSON."""
        if self._random.choice((True, False)):
            return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
        return web.json_response({"ok": False, "error_code": 500, "description": "Internal Server Error"}, status=500)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
