"""What a container engine, a load balancer and Prometheus ask, on a port of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.operations.exposition import exposition
from bot.operations.metrics import Metrics
from bot.operations.readiness import Readiness


def health_app(metrics: Metrics, readiness: Readiness) -> web.Application:
    """`/healthz` answers as long as the loop runs, which is what a restart could mend; `/readyz` and `/metrics`."""

    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        state = await readiness.state()
        return web.json_response(state, status=200 if state["ready"] else 503)

    async def counts(_request: web.Request) -> web.Response:
        return web.Response(body=exposition(metrics), headers={"Content-Type": "text/plain; version=0.0.4"})

    app = web.Application()
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", counts)])
    return app


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve `app` while the block runs; gives the port, which the system chooses for 0. Raises OSError when taken."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
