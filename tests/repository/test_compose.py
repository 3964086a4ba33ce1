"""The compose file, as far as it can be tried without a container engine."""

import re
from typing import Any

import pytest
import yaml

from bot.settings import SETTINGS
from tests.repository import tracked
from tests.repository.image import KEPT, values

REPLICAS = ("one", "two")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    text = (tracked.ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)["services"]
    return found


def test_both_replicas_are_the_same_and_share_a_memory(services: dict[str, Any]) -> None:
    one, two = (services[name] for name in REPLICAS)
    assert one | {"hostname": "two"} == two
    assert (one["hostname"], one["environment"]["STORE_URL"]) == ("one", "redis://redis:6379/0")


def test_replicas_are_given_settings_that_there_are(services: dict[str, Any]) -> None:
    given = set(services["one"]["environment"])
    assert given <= {setting.name for setting in SETTINGS}
    assert given >= {"BOT_TOKEN", "WEBHOOK_URL", "WEBHOOK_SECRET", "STORE_KEY"}


def test_a_replica_has_its_texts_and_its_search_index_from_the_image_and_writes_nothing(
    services: dict[str, Any],
) -> None:
    """Other texts would need another index, and a replica cannot train one."""
    assert "volumes" not in services["one"]
    assert services["one"]["read_only"] is True


def test_redis_writes_nothing_to_disk_and_has_no_way_out(services: dict[str, Any]) -> None:
    redis = services["redis"]
    assert '--save ""' in redis["command"] and "--appendonly no" in redis["command"]
    assert redis["networks"] == ["inside"] and "volumes" not in redis and "ports" not in redis


def test_redis_is_full_before_its_container_is(services: dict[str, Any]) -> None:
    redis = services["redis"]
    [most] = re.findall(r"--maxmemory (\d+)mb --maxmemory-policy allkeys-lru", redis["command"])
    assert int(most) < int(redis["mem_limit"].removesuffix("m"))


def test_waiting_ends_only_when_redis_and_the_replicas_are_well(services: dict[str, Any]) -> None:
    """A replica has the check of its image, as long as none is set here."""
    assert services["redis"]["healthcheck"]["test"] == ["CMD", "redis-cli", "ping"]
    assert [name for name in REPLICAS if "healthcheck" in services[name]] == []
    assert values(KEPT, "HEALTHCHECK")


def test_nothing_is_kept_from_starting_by_another_that_is_not_well(services: dict[str, Any]) -> None:
    """A list waits for the start alone: without Redis the guide answers, and the proxy asks the replicas itself."""
    assert {name: service["depends_on"] for name, service in services.items() if "depends_on" in service} == {
        "one": ["redis"],
        "two": ["redis"],
        "proxy": ["one", "two"],
    }
    caddyfile = (tracked.ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert "health_uri /healthz" in caddyfile


def test_a_replica_starts_again_by_itself_when_telegram_could_not_be_reached(services: dict[str, Any]) -> None:
    assert {service["restart"] for service in services.values()} == {"unless-stopped"}


def test_only_the_proxy_can_be_reached(services: dict[str, Any]) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert services["proxy"]["networks"] == ["outside"]


def test_a_replica_has_longer_to_stop_than_it_takes(services: dict[str, Any]) -> None:
    assert int(services["one"]["stop_grace_period"].removesuffix("s")) > 10
