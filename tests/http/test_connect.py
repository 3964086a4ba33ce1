"""TLS with a real certificate, and a real proxy on the way."""

import asyncio
import base64
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.http import client as client_module
from bot.http.answer import Answer, NoAnswer
from bot.http.client import Client
from tests.http.raw import Reader, Writer, echo, plain, raw_server, request


@dataclass(frozen=True)
class Authority:
    """A certificate for localhost that knows itself, for the server and for who trusts it."""

    server: ssl.SSLContext
    client: ssl.SSLContext


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    folder: Path = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    return Authority(server, ssl.create_default_context(cafile=str(certificate)))


async def greet(_reader: Reader, writer: Writer) -> None:
    writer.write(b"220 mail.example at your service\r\n")
    await writer.drain()


@asynccontextmanager
async def client_at(base: str, tls: ssl.SSLContext | None = None) -> AsyncIterator[Client]:
    client = Client(base, tls=tls)
    try:
        yield client
    finally:
        await client.close()


@dataclass
class Proxy:
    """Carries tunnels to a port of this machine, whatever name was asked for; notes the heads of what it was asked."""

    to: int
    status: str = "200 Connection established"
    heads: list[str] = field(default_factory=list)

    async def serve(self, reader: Reader, writer: Writer) -> None:
        head, _ = await request(reader)
        self.heads.append(head.decode())
        writer.write(f"HTTP/1.1 {self.status}\r\nVia: 1.1 proxy\r\n\r\n".encode())
        there, back = await asyncio.open_connection("127.0.0.1", self.to)
        try:
            await asyncio.gather(self._carry(reader, back), self._carry(there, writer))
        finally:
            back.transport.abort()

    async def _carry(self, reader: Reader, writer: Writer) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()


def through(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """Every host is reached through it, those of this machine too."""
    monkeypatch.setattr(client_module, "proxy_for", lambda _scheme, _host: proxy)


async def test_a_server_that_proves_its_name_is_called(authority: Authority) -> None:
    async with (
        raw_server(echo, tls=authority.server) as port,
        client_at(f"https://localhost:{port}", authority.client) as client,
    ):
        answers = [(await client.post("a", b"a" * size, seconds=5)).body for size in (1, 100_000, 0)]
    assert [len(answer) for answer in answers] == [1, 100_000, 0]


async def test_a_server_that_proves_another_name_is_not(authority: Authority) -> None:
    async with (
        raw_server(echo, tls=authority.server) as port,
        client_at(f"https://127.0.0.1:{port}", authority.client) as client,
    ):
        with pytest.raises(NoAnswer, match="SSLCertVerificationError"):
            await client.post("a", b"", seconds=5)


async def test_a_server_whose_authority_nobody_knows_is_not(authority: Authority) -> None:
    async with raw_server(echo, tls=authority.server) as port, client_at(f"https://localhost:{port}") as client:
        with pytest.raises(NoAnswer, match="SSLCertVerificationError"):
            await client.post("a", b"", seconds=5)


async def test_who_speaks_no_tls_is_no_server() -> None:
    async with raw_server(greet) as port, client_at(f"https://localhost:{port}") as client:
        with pytest.raises(NoAnswer):
            await client.post("a", b"", seconds=5)


async def test_a_proxy_carries_a_tunnel_and_sees_no_more_than_the_hosts_name(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with raw_server(echo, tls=authority.server) as port:
        proxy = Proxy(to=port)
        async with raw_server(proxy.serve) as at:
            through(monkeypatch, f"http://me:p%40ss@127.0.0.1:{at}")
            async with client_at("https://localhost/bot1:canary", authority.client) as client:
                answers = [await client.post("a", body, seconds=5) for body in (b"one", b"two")]
    assert answers == [Answer(200, b"one"), Answer(200, b"two")]
    proof = base64.b64encode(b"me:p@ss").decode()
    assert proxy.heads == [
        f"CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\nProxy-Authorization: Basic {proof}\r\n\r\n"
    ]


async def test_a_proxy_that_is_reached_with_tls_carries_a_tunnel_too(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with (
        raw_server(echo, tls=authority.server) as port,
        raw_server(Proxy(to=port).serve, tls=authority.server) as at,
    ):
        through(monkeypatch, f"https://localhost:{at}")
        async with client_at("https://localhost", authority.client) as client:
            assert await client.post("a", b"one", seconds=5) == Answer(200, b"one")


async def test_a_proxy_in_the_middle_cannot_play_the_server(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with raw_server(echo, tls=authority.server) as port, raw_server(Proxy(to=port).serve) as at:
        through(monkeypatch, f"http://127.0.0.1:{at}")
        async with client_at("https://api.telegram.org", authority.client) as client:
            with pytest.raises(NoAnswer, match="SSLCertVerificationError"):
                await client.post("a", b"", seconds=5)


@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "502 Bad Gateway", "canary"])
async def test_a_proxy_that_refuses_is_told(status: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with raw_server(echo) as port, raw_server(Proxy(port, status).serve) as at:
        through(monkeypatch, f"http://127.0.0.1:{at}")
        async with client_at("https://localhost") as client:
            with pytest.raises(NoAnswer, match=r"^the proxy refuses$"):
                await client.post("a", b"", seconds=5)


async def test_a_proxy_that_hangs_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang_up(reader: Reader, _writer: Writer) -> None:
        await request(reader)

    async with raw_server(hang_up) as at:
        through(monkeypatch, f"http://127.0.0.1:{at}")
        async with client_at("https://localhost") as client:
            with pytest.raises(NoAnswer):
                await client.post("a", b"", seconds=5)


async def test_without_tls_the_proxy_is_asked_for_the_whole_address(monkeypatch: pytest.MonkeyPatch) -> None:
    heads: list[str] = []

    async def serve(reader: Reader, writer: Writer) -> None:
        head, body = await request(reader)
        heads.append(head.decode())
        writer.write(plain(body))

    async with raw_server(serve) as at:
        through(monkeypatch, f"http://me:secret@127.0.0.1:{at}")
        async with client_at("http://telegram.example:8081/bot1:a") as client:
            assert await client.post("getMe", b"{}", seconds=5) == Answer(200, b"{}")
    first, host, proof, *_ = heads[0].split("\r\n")
    assert first == "POST http://telegram.example:8081/bot1:a/getMe HTTP/1.1" and host == "Host: telegram.example:8081"
    assert proof == f"Proxy-Authorization: Basic {base64.b64encode(b'me:secret').decode()}"


@pytest.mark.parametrize("proxy", ["socks5://canary:1080", "http://", "http://canary:x"])
async def test_a_proxy_of_another_kind_is_told_and_not_quoted(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    through(monkeypatch, proxy)
    async with client_at("https://localhost") as client:
        with pytest.raises(NoAnswer, match=r"^the proxy of the environment cannot be used$") as caught:
            await client.post("a", b"", seconds=5)
    assert caught.value.__cause__ is None
