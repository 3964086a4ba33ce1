"""The environment's proxy (`https_proxy`, `http_proxy`, `all_proxy`, `no_proxy`), never used for this machine itself.

aiohttp's `trust_env` knows no `all_proxy`, and would ask a proxy for addresses of the loopback.
"""

import os
import sys
from ipaddress import ip_address

from telegram.error import NetworkError

_PLATFORMS_WITH_A_SYSTEM_PROXY = {"darwin", "win32"}


class UnsupportedProxy(NetworkError):
    """The environment names a proxy that aiohttp cannot speak to, such as socks5://. No further attempt mends that."""


def proxy_for(scheme: str, host: str) -> str | None:
    """The address of the proxy for a host, as curl reads it; None for a direct connection. Raises UnsupportedProxy."""
    if _is_loopback(host) or not _may_have_proxy():
        return None
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415 - 20 ms and 4 MB, and few have a proxy

    if proxy_bypass(host):
        return None
    proxies = getproxies()
    found = proxies.get(scheme) or proxies.get("all")
    if found and "://" not in found:
        found = f"http://{found}"
    if found and not found.startswith(("http://", "https://")):
        kind = found.split("://", 1)[0]
        raise UnsupportedProxy(
            f"{scheme.upper()}_PROXY or ALL_PROXY: a proxy of the kind {kind}:// is not supported;"
            " give one that begins with http://"
        )
    return found


def _may_have_proxy() -> bool:
    return sys.platform in _PLATFORMS_WITH_A_SYSTEM_PROXY or any(
        name.lower().endswith("_proxy") and value for name, value in os.environ.items()
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
