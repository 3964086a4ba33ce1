"""What a container engine and Prometheus ask, on a port of its own: `/healthz` and `/metrics`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.operations.metrics import Metrics


def health_app(metrics: Metrics) -> web.Application:
    """`/healthz` answers as long as the loop runs, which is what a restart could mend."""

    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def exposition(_request: web.Request) -> web.Response:
        return web.Response(body=metrics.exposition(), headers={"Content-Type": "text/plain; version=0.0.4"})

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/metrics", exposition)])
    return app


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve `app` while the block runs; gives the port, which the system chooses for 0. Raises OSError when taken."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
