"""What an operator is told when a call does not get through: every way in which a network fails, and no secret."""

import asyncio
import socket
import ssl
import struct
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.messenger.transport import request as request_module
from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.request import AiohttpRequest
from bot.messenger.transport.startup import StartError, identify_bot

TOKEN = "42:canary-token"
SECRETS = ("canary", "/bot", "getMe", "deleteWebhook")

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def closing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(65536)
    writer.close()
    await writer.wait_closed()


async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def resetting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def saying(answer: bytes) -> Serve:
    async def say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    return say


not_tls = saying(b"220 mail.example ready\r\n")
password_wanted = saying(b"HTTP/1.1 407 canary\r\nContent-Length: 0\r\n\r\n")
cut_short = saying(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncanary")
no_http = saying(b"canary canary\r\n\r\n")


@asynccontextmanager
async def listening(serve: Serve, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    calls: set[asyncio.Task[None]] = set()

    async def serve_and_close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await serve(reader, writer)
        finally:
            writer.transport.abort()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        calls.add(asyncio.create_task(serve_and_close(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        await asyncio.sleep(0)


async def reason(url: str) -> str:
    """What a call to this Bot API server is said to fail of."""
    request = AiohttpRequest()
    await request.initialize()
    try:
        with pytest.raises(NetworkError) as caught:
            await make_bot(TOKEN, url, request).delete_webhook()
    finally:
        await request.shutdown()
    assert [secret for secret in SECRETS if secret in str(caught.value)] == []
    return caught.value.message


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONNECT_SECONDS", "WRITE_SECONDS", "READ_SECONDS"):
        monkeypatch.setattr(request_module, name, 0.3)


def use_proxy(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("https_proxy", address)


async def test_a_name_that_dns_does_not_know() -> None:
    said = await reason("https://api.telegram.invalid")
    assert said == "the name api.telegram.invalid could not be looked up: no network, or DNS is down"


@pytest.mark.parametrize(
    ("serve", "said"),
    [
        (closing, "127.0.0.1 closed the connection without an answer"),
        (silent, "127.0.0.1 does not answer in time"),
        (resetting, "the connection with 127.0.0.1 broke (Connection reset by peer)"),
        (cut_short, "the answer of 127.0.0.1 was cut short"),
        (no_http, "127.0.0.1 answers, but not in HTTP"),
    ],
)
async def test_a_server_that_answers_badly(serve: Serve, said: str) -> None:
    async with listening(serve) as port:
        assert await reason(f"http://127.0.0.1:{port}") == said


async def test_a_firewall_that_swallows_everything() -> None:
    """Like a port whose queue of connections is full: nothing refuses, and nothing answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        callers = [socket.socket() for _ in range(2)]
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        said = await reason(f"http://127.0.0.1:{full.getsockname()[1]}")
        for caller in callers:
            caller.close()
    assert said == "127.0.0.1 takes no connection in time: a firewall may be in between"


async def test_a_port_that_speaks_no_tls() -> None:
    async with listening(not_tls) as port:
        assert await reason(f"https://127.0.0.1:{port}") == f"127.0.0.1:{port} does not speak TLS"


async def test_somebody_else_who_answers_for_telegram(tmp_path: Path) -> None:
    """As in a network that reads along: the certificate is not one that this machine trusts."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*self_signed(tmp_path))
    async with listening(silent, tls) as port:
        said = await reason(f"https://localhost:{port}")
    assert said.startswith("the certificate of localhost cannot be trusted (self-signed certificate): see this")


def self_signed(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    words = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
    subprocess.run([*words, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return certificate, key


@pytest.mark.parametrize(
    ("serve", "said"),
    [
        (closing, "api.telegram.org, through the proxy, closed the connection without an answer"),
        (silent, "api.telegram.org, through the proxy, takes no connection in time: a firewall may be in between"),
        (password_wanted, "the proxy does not let the call through (HTTP status 407)"),
    ],
)
async def test_a_proxy_that_answers_badly(monkeypatch: pytest.MonkeyPatch, serve: Serve, said: str) -> None:
    async with listening(serve) as port:
        use_proxy(monkeypatch, f"http://canary:canary@127.0.0.1:{port}")
        assert await reason("https://api.telegram.org") == said


@pytest.mark.parametrize(
    ("proxy", "said"),
    [
        ("http://127.0.0.1:1", "the proxy 127.0.0.1:1 refused the connection: nothing listens there"),
        (
            "http://proxy.invalid:3128",
            "the name of the proxy, proxy.invalid, could not be looked up: no network, or DNS is down",
        ),
        ("http://[canary", "the proxy that the environment names has no usable address"),
    ],
)
async def test_a_proxy_that_is_down(monkeypatch: pytest.MonkeyPatch, proxy: str, said: str) -> None:
    use_proxy(monkeypatch, proxy.replace("://", "://canary:canary@") if "[" not in proxy else proxy)
    assert await reason("https://api.telegram.org") == said


async def test_at_start_the_operator_sees_the_reason_at_once_and_at_the_end(log: list[dict[str, object]]) -> None:
    request, url = AiohttpRequest(), "https://api.telegram.invalid"
    with pytest.raises(StartError) as caught:
        await identify_bot(make_bot(TOKEN, url, request), url, first_delay=0.0)
    await request.shutdown()
    sentence = f"TELEGRAM_API_URL: no Bot API answers at {url}: the name api.telegram.invalid could not be looked up"
    assert str(caught.value).startswith(sentence)
    [told] = log
    assert told["log_level"] == "warning" and str(told["reason"]).startswith(sentence)
