"""What a container engine and Prometheus get."""

import aiohttp
import pytest

from bot.operations.health import health_app, serving
from bot.operations.metrics import Metrics


@pytest.mark.parametrize(("path", "part"), [("/healthz", "ok"), ("/metrics", "magnolia_answered_total 2.0")])
async def test_health_and_counts_are_served(path: str, part: str) -> None:
    metrics = Metrics()
    metrics.answered.inc(2)
    async with (
        serving(health_app(metrics), "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}{path}") as response,
    ):
        assert response.status == 200
        assert part in await response.text()


async def test_a_port_in_use_is_an_error() -> None:
    async with serving(health_app(Metrics()), "127.0.0.1", 0) as port:
        with pytest.raises(OSError, match="address already in use"):
            async with serving(health_app(Metrics()), "127.0.0.1", port):
                pass
