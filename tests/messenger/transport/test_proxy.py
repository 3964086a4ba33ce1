"""Which hosts are reached through the environment's proxy, and that calls really go there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram.error import NetworkError

from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.proxy import UnsupportedProxy, proxy_for
from bot.messenger.transport.request import AiohttpRequest
from bot.messenger.transport.startup import StartError, identify_bot

PROXY = "http://proxy.example:3128"
TELEGRAM = "api.telegram.org"


@pytest.fixture(autouse=True)
def _no_proxy_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY"])
def test_a_proxy_is_used_for_its_own_scheme(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, PROXY)
    assert proxy_for("https", TELEGRAM) == PROXY
    assert proxy_for("http", TELEGRAM) is None


@pytest.mark.parametrize("name", ["all_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_for_everything_is_used_for_http_and_https(
    name: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, PROXY)
    assert proxy_for(scheme, TELEGRAM) == PROXY


def test_the_proxy_for_a_scheme_comes_before_the_one_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://other.example:1")
    monkeypatch.setenv("https_proxy", PROXY)
    assert proxy_for("https", TELEGRAM) == PROXY


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "bot.localhost", "::1"])
def test_this_machine_is_never_reached_through_a_proxy(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", PROXY)
    assert proxy_for("https", host) is None


@pytest.mark.parametrize("name", ["no_proxy", "NO_PROXY"])
@pytest.mark.parametrize("value", ["near.example", "example", "far.test, near.example", "*"])
def test_hosts_that_the_environment_excludes_are_reached_directly(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", PROXY)
    monkeypatch.setenv(name, value)
    assert proxy_for("https", "near.example") is None


def test_a_host_that_is_not_excluded_is_reached_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", PROXY)
    monkeypatch.setenv("no_proxy", "near.example")
    assert proxy_for("https", TELEGRAM) == PROXY


def test_without_a_proxy_every_host_is_reached_directly() -> None:
    assert proxy_for("https", TELEGRAM) is None


def test_an_empty_proxy_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "")
    assert proxy_for("https", TELEGRAM) is None


def test_a_proxy_without_a_scheme_speaks_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    assert proxy_for("https", TELEGRAM) == PROXY


def test_a_socks_proxy_is_refused_by_its_kind_and_its_password_is_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://user:canary@proxy.example:1080")
    with pytest.raises(UnsupportedProxy, match=r"socks5://") as caught:
        proxy_for("https", TELEGRAM)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://telegram.example", b"POST http://telegram.example/bot42:x/deleteWebhook HTTP/1.1\r\n"),
        ("https://telegram.example", b"CONNECT telegram.example:443 HTTP/1.1\r\n"),
    ],
)
async def test_calls_go_to_the_proxy(url: str, asked: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[bytes] = []
    async with refusing_proxy(lines) as address:
        monkeypatch.setenv("ALL_PROXY", address)
        request = AiohttpRequest()
        await request.initialize()
        with pytest.raises(NetworkError):
            await make_bot("42:x", url, request).delete_webhook()
        await request.shutdown()
    assert lines[0] == asked


async def test_a_socks_proxy_keeps_the_program_from_starting_with_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy.example:1080")
    request = AiohttpRequest()
    with pytest.raises(StartError) as caught:
        await identify_bot(make_bot("42:x", "https://telegram.example", request), "https://telegram.example")
    await request.shutdown()
    assert str(caught.value) == (
        "HTTPS_PROXY or ALL_PROXY: a proxy of the kind socks5:// is not supported; give one that begins with http://"
    )


@asynccontextmanager
async def refusing_proxy(lines: list[bytes]) -> AsyncIterator[str]:
    """Notes the first line of each request, and closes the connection. Gives its address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines.append(await reader.readline())
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
