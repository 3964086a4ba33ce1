"""The proxy's settings, as far as they can be held against what the guide does without a proxy."""

import re

import pytest

from bot.messenger.transport.webhook import HOLD_SECONDS
from bot.operations.web_connection import IDLE_SECONDS
from tests.repository import tracked

Directives = dict[str, list[str]]


@pytest.fixture(scope="module")
def caddy() -> Directives:
    """Each directive's words; of blocks, what stands before the brace."""
    text = (tracked.ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    return {words[0]: [word for word in words[1:] if word != "{"] for words in lines}


@pytest.fixture(scope="module")
def image() -> str:
    return (tracked.ROOT / "Dockerfile").read_text(encoding="utf-8")


def seconds(words: list[str]) -> float:
    [(number, unit)] = re.findall(r"^(\d+)(ms|s|m)$", words[0])
    return int(number) * {"ms": 0.001, "s": 1.0, "m": 60.0}[unit]


def test_requests_go_to_both_replicas_where_they_listen(caddy: Directives, image: str) -> None:
    assert caddy["reverse_proxy"] == ["one:8080", "two:8080"]
    assert re.search(r"\bPORT=8080\b", image)


def test_a_replica_is_looked_at_where_it_says_that_it_is_well(caddy: Directives, image: str) -> None:
    assert (caddy["health_uri"], caddy["health_port"]) == (["/healthz"], ["9090"])
    assert "METRICS_PORT=9090" in image and "/healthz" in image


def test_a_replica_that_is_away_is_noticed_before_requests_are_given_up(caddy: Directives) -> None:
    noticed = seconds(caddy["health_interval"]) + seconds(caddy["health_timeout"])
    assert noticed < seconds(caddy["lb_try_duration"]) < HOLD_SECONDS


def test_strangers_cannot_make_a_replica_count_as_away(caddy: Directives) -> None:
    assert not {"fail_duration", "max_fails", "unhealthy_status", "unhealthy_latency", "request_body"} & set(caddy)


def test_it_waits_longer_for_an_answer_than_the_guide_takes(caddy: Directives) -> None:
    assert seconds(caddy["response_header_timeout"]) > HOLD_SECONDS


def test_it_ends_unused_connections_before_the_guide_does(caddy: Directives) -> None:
    assert seconds(caddy["keepalive"]) < IDLE_SECONDS


def test_no_request_is_logged(caddy: Directives) -> None:
    assert caddy["log"] == [] and caddy["exclude"] == ["http.log.error"]
