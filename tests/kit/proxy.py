"""A small reverse proxy before several replicas, in the place of nginx or Caddy; a test may choose the replica."""

import itertools
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

REQUEST_HEADERS = ("X-Telegram-Bot-Api-Secret-Token", "Content-Type")
RESPONSE_HEADERS = ("Retry-After", "Content-Type")


def free_port() -> int:
    """A port that nobody listens on. It is not reserved."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Proxy:
    """Passes each request to the next of `ports`, or to `only`. `given` counts the requests of each port."""

    ports: list[int]
    only: int | None = None
    given: dict[int, int] = field(default_factory=dict)
    _next: Callable[[], int] = field(default_factory=lambda: itertools.count().__next__)

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: request.headers[name] for name in REQUEST_HEADERS if name in request.headers}
        start = self._next()
        for offset in range(len(self.ports)):
            port = self.ports[(start + offset) % len(self.ports)] if self.only is None else self.only
            url = f"http://127.0.0.1:{port}{request.raw_path}"
            try:
                async with request.app[HTTP].post(url, data=body, headers=headers) as response:
                    self.given[port] = self.given.get(port, 0) + 1
                    back = {name: response.headers[name] for name in RESPONSE_HEADERS if name in response.headers}
                    return web.Response(status=response.status, body=await response.read(), headers=back)
            except aiohttp.ClientError:
                continue
        return web.Response(status=502)


HTTP = web.AppKey("http", aiohttp.ClientSession)


@asynccontextmanager
async def proxy(ports: list[int]) -> AsyncIterator[tuple[Proxy, str]]:
    """A proxy at work, and its address."""
    made, app = Proxy(ports), web.Application()
    app.router.add_route("*", "/{path:.*}", made.handle)
    async with aiohttp.ClientSession() as http:
        app[HTTP] = http
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield made, f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()
