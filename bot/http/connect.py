"""Opening a connection: plain or with TLS, straight or through the environment's proxy."""

import asyncio
import re
import ssl
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from ipaddress import ip_address
from typing import TypeVar

from bot.http.answer import NoAnswer
from bot.http.place import Place

_MAX_HEAD = 16 * 1024
_AGREES = re.compile(rb"HTTP/1\.[01] 2[0-9]{2}[ \r]")
_HAPPY_EYEBALLS = 0.25
"""Seconds after which a second address of the server is tried beside the first, where IPv6 leads nowhere."""

Made = TypeVar("Made", bound=asyncio.BaseProtocol)


@cache
def default_tls() -> ssl.SSLContext:
    """Knows the system's authorities; read once, for that takes a while."""
    return ssl.create_default_context()


async def connect(server: Place, proxy: Place | None, make: Callable[[], Made], tls: ssl.SSLContext | None) -> Made:
    """A connection at work. `tls` is None for the default. Raises OSError, ValueError or NoAnswer."""
    if proxy is not None and server.scheme == "https":
        return await _through(proxy, server, make, tls)
    _, made = await _open(proxy or server, make, tls)
    return made


async def _open(place: Place, make: Callable[[], Made], tls: ssl.SSLContext | None) -> tuple[asyncio.Transport, Made]:
    return await asyncio.get_running_loop().create_connection(
        make,
        place.host,
        place.port,
        ssl=(tls or default_tls()) if place.scheme == "https" else None,
        happy_eyeballs_delay=None if _is_number(place.host) else _HAPPY_EYEBALLS,
    )


async def _through(proxy: Place, server: Place, make: Callable[[], Made], tls: ssl.SSLContext | None) -> Made:
    """The proxy only passes bytes on: what is in them stays between the server and this program."""
    loop = asyncio.get_running_loop()
    transport, tunnel = await _open(proxy, _Tunnel, tls)
    try:
        transport.write(_connect_request(proxy, server))
        await tunnel.opened
        made = make()
        secured = await loop.start_tls(transport, made, tls or default_tls(), server_hostname=server.host)
    except BaseException:
        transport.abort()
        raise
    if secured is None:
        raise NoAnswer("the connection was closed")
    made.connection_made(secured)
    return made


def _is_number(host: str) -> bool:
    """An address in numbers is a single one."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _connect_request(proxy: Place, server: Place) -> bytes:
    host = f"[{server.host}]" if ":" in server.host else server.host
    target = f"{host}:{server.port}"
    return f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{credentials(proxy)}\r\n".encode()


def credentials(proxy: Place) -> str:
    """The header for a proxy whose address holds a name and a password; empty for another."""
    return f"Proxy-Authorization: Basic {b64encode(proxy.user).decode()}\r\n" if proxy.user else ""


class _Tunnel(asyncio.Protocol):
    """Reads a proxy's answer to CONNECT, which is a head without a body. `opened` is done when the proxy agrees."""

    def __init__(self) -> None:
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._head = b""

    def data_received(self, data: bytes) -> None:
        self._head += data
        if self.opened.done() or (b"\r\n\r\n" not in self._head and len(self._head) <= _MAX_HEAD):
            return
        if _AGREES.match(self._head):
            self.opened.set_result(None)
        else:
            self.opened.set_exception(NoAnswer("the proxy refuses"))

    def connection_lost(self, _error: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(NoAnswer("the proxy closed the connection"))
