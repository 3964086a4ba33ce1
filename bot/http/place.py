"""Where a server is, read from an address."""

from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

_PORTS = {"http": 80, "https": 443}
_KEPT = "/%:@!$&'()*+,;=~?"
"""Characters of a path and query that stand for themselves, and the sign of those that were encoded before."""


@dataclass(frozen=True, slots=True)
class Place:
    """`host` without brackets; `path` as it stands in a request's first line; `user` is 'name:password', decoded."""

    scheme: str
    host: str
    port: int
    path: str
    user: bytes = b""

    @property
    def authority(self) -> str:
        """What stands in the Host header: brackets around an IPv6 address, no port where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS.get(self.scheme) else f"{host}:{self.port}"


def place(url: str) -> Place:
    """Raises ValueError, without the address in its text, for what is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _ascii(parts.hostname or "")
    except ValueError:
        raise ValueError("not an address") from None
    if parts.scheme not in _PORTS or not host:
        raise ValueError("not an address of http or https")
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Place(parts.scheme, host, port or _PORTS[parts.scheme], target, _user(parts.netloc))


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


def _user(netloc: str) -> bytes:
    before, at, _ = netloc.rpartition("@")
    return unquote_to_bytes(before) if at else b""
