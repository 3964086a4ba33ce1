"""Liveness, readiness and metrics as a container engine, a load balancer and Prometheus get them."""

from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
import pytest

from bot.operations.health import CACHE_SECONDS, HealthEndpoints, Readiness, serve_health
from bot.operations.metrics import Metrics

Info = Mapping[str, object] | None


def readiness(info: Info) -> Readiness:
    async def webhook_info() -> Info:
        return info

    return Readiness(webhook_info, lambda: True)


async def asked(
    path: str, *, method: str = "GET", info: Info = None, metrics: Metrics | None = None
) -> tuple[int, str]:
    async with (
        serve_health(HealthEndpoints(metrics or Metrics(), readiness(info)), "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.request(method, f"http://127.0.0.1:{port}{path}") as response,
    ):
        return response.status, await response.text()


async def test_a_running_loop_is_healthy_whatever_telegram_does() -> None:
    assert await asked("/healthz") == (200, "ok\n")


async def test_head_is_answered_without_a_body() -> None:
    assert await asked("/healthz", method="HEAD") == (200, "")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/", 404), ("POST", "/healthz", 405)])
async def test_other_paths_and_methods_are_rejected(method: str, path: str, status: int) -> None:
    assert (await asked(path, method=method))[0] == status


async def test_a_query_behind_a_path_changes_nothing() -> None:
    assert (await asked("/healthz?from=probe"))[0] == 200


@pytest.mark.parametrize(("info", "status"), [({"pending_update_count": 4}, 200), (None, 503)])
async def test_readiness_depends_on_telegram(info: Info, status: int) -> None:
    assert (await asked("/readyz", info=info))[0] == status


@pytest.mark.parametrize(
    "line", ["magnolia_answered_total 2.0", 'magnolia_update_seconds_bucket{le="0.25"} 1.0', "magnolia_store_up 0.0"]
)
async def test_prometheus_reads_counts_times_and_the_stores_state(line: str) -> None:
    metrics = Metrics()
    metrics.answered.inc(2)
    metrics.update_seconds.observe(0.2)
    metrics.store_up = lambda: False
    assert line in (await asked("/metrics", metrics=metrics))[1].splitlines()


async def test_a_port_in_use_is_an_error() -> None:
    async with serve_health(HealthEndpoints(Metrics(), readiness(None)), "127.0.0.1", 0) as port:
        with pytest.raises(OSError, match="in use"):
            async with serve_health(HealthEndpoints(Metrics(), readiness(None)), "127.0.0.1", port):
                pass


INFO = {"pending_update_count": 3, "last_error_message": "Read timeout expired", "last_error_date": 1_800_000_000}


@dataclass
class Around:
    """Telegram and a clock, as the test sets them."""

    info: Mapping[str, object] | None
    asked: int = 0
    now: float = 100.0
    store_up: bool = True

    async def webhook_info(self) -> Mapping[str, object] | None:
        self.asked += 1
        return self.info

    def readiness(self) -> Readiness:
        return Readiness(self.webhook_info, lambda: self.store_up, clock=lambda: self.now)


async def test_it_shows_the_pending_updates_and_the_last_error() -> None:
    assert await Around(INFO).readiness().state() == {
        "ready": True,
        "pending_updates": 3,
        "last_error": "Read timeout expired",
        "last_error_at": 1_800_000_000,
        "store": "up",
    }


async def test_without_telegram_it_is_not_ready() -> None:
    assert (await Around(None).readiness().state())["ready"] is False


async def test_without_a_store_it_is_ready_and_says_so() -> None:
    state = await Around(INFO, store_up=False).readiness().state()
    assert state["ready"] is True and state["store"] == "down"


async def test_telegram_is_asked_once_in_a_while_however_many_ask() -> None:
    around = Around(INFO)
    readiness = around.readiness()
    for _ in range(10):
        await readiness.state()
    around.now += CACHE_SECONDS
    await readiness.state()
    assert around.asked == 2
