"""A bad network on purpose: answers of 5xx and 429, and connections cut before or after the effect."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.simulator.errors import too_many_requests

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Faults:
    """Shares of all calls, each between 0 and 1; the same seed makes the same faults in the same order of calls."""

    server_errors: float = 0.0
    floods: float = 0.0
    cut_before: float = 0.0
    cut_after: float = 0.0
    retry_after: int = 1
    seed: int = 0

    @classmethod
    def mixed(cls, share: float, *, seed: int = 0) -> "Faults":
        """`share` of all calls fail, a quarter of them in each way."""
        part = share / 4
        return cls(server_errors=part, floods=part, cut_before=part, cut_after=part, seed=seed)


class FaultInjector:
    """Draws a fault, or none, for each call."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self._random = random.Random(faults.seed)  # noqa: S311 - faults must come again, not be secret
        self.drawn: dict[str, int] = dict.fromkeys(("server_errors", "floods", "cut_before", "cut_after"), 0)

    async def answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """The handler's answer, or what becomes of it."""
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
        for name in self.drawn:
            point -= getattr(self.faults, name)
            if point < 0:
                self.drawn[name] += 1
                return name
        return None

    def _server_error(self) -> web.Response:
        """Telegram's own 500, or the page of the machine before it, which is no JSON."""
        if self._random.choice((True, False)):
            return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
        return web.json_response({"ok": False, "error_code": 500, "description": "Internal Server Error"}, status=500)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
