"""Which hosts are reached through the environment's proxy."""

import pytest

from bot.http.proxy import proxy_for


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "near.example")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "bot.localhost", "::1"])
def test_this_machine_is_never_asked_for_at_a_proxy(host: str) -> None:
    assert proxy_for("https", host) is None


def test_a_host_elsewhere_is_reached_through_it_unless_the_environment_says_otherwise() -> None:
    assert proxy_for("https", "api.telegram.org") == "http://proxy.example:3128"
    assert proxy_for("https", "near.example") is None


def test_a_proxy_is_for_its_own_kind_of_address() -> None:
    assert proxy_for("http", "api.telegram.org") is None


def test_a_proxy_without_a_scheme_is_one_that_speaks_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    assert proxy_for("https", "api.telegram.org") == "http://proxy.example:3128"
