"""Two programs behind a load balancer that share one Redis, and the simulator as their Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.simulator.faults import FaultInjector, Faults
from tests.kit.program import Program, program
from tests.kit.proxy import Proxy, free_port, proxy
from tests.kit.world import TOKEN, World, region_catalog, world

PATIENCE = 40.0
"""Seconds."""


@dataclass(frozen=True)
class Replicas:
    """`ports` and `metrics` are the programs' ports for the webhook and for metrics, in order."""

    programs: tuple[Program, Program]
    ports: list[int]
    metrics: list[int]
    proxy: Proxy
    world: World

    @property
    def fault_injector(self) -> FaultInjector:
        assert self.world.simulator.fault_injector
        return self.world.simulator.fault_injector

    async def idle(self, seconds: float = PATIENCE) -> None:
        """Wait until every update is confirmed and every press acknowledged. Raises TimeoutError."""
        await until(lambda: not self.world._in_hand(), seconds)

    async def counted(self, place: int, name: str) -> int:
        """A counter in the metrics of one of the two."""
        url = f"http://127.0.0.1:{self.metrics[place]}/metrics"
        async with aiohttp.ClientSession() as http, http.get(url) as response:
            text = await response.text()
        return next(int(float(line.split()[1])) for line in text.splitlines() if line.startswith(f"magnolia_{name} "))


@asynccontextmanager
async def replicas(clone: Path, store_url: str) -> AsyncIterator[Replicas]:
    """Run both in `clone`, a folder without an .env."""
    ports, metrics = [free_port(), free_port()], [free_port(), free_port()]
    async with world(region_catalog(), faults=Faults()) as around, proxy(ports) as (before, address):
        await around.stop_guide()
        shared = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": around.simulator.url,
            "WEBHOOK_URL": f"{address}/hook",
            "WEBHOOK_SECRET": "a-secret-of-the-tests",
            "STORE_URL": store_url,
            "STORE_KEY": str(clone),  # each test's own, since every simulator gives out the same update ids
        }

        def settings(place: int) -> dict[str, str]:
            return {**shared, "PORT": str(ports[place]), "METRICS_PORT": str(metrics[place])}

        async with program(clone, "run", **settings(0)) as one, program(clone, "run", **settings(1)) as two:
            for each in (one, two):
                await each.prints("webhook set")
            yield Replicas((one, two), ports, metrics, before, around)


async def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until the condition holds. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.01)
