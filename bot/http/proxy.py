"""The environment's proxy (`https_proxy`, `http_proxy`, `no_proxy`), which is never for this machine itself."""

import os
import sys
from ipaddress import ip_address

_WITH_A_SYSTEM_PROXY = {"darwin", "win32"}


def proxy_for(scheme: str, host: str) -> str | None:
    """The address of the proxy for a host, as curl reads it; None where the host is reached without."""
    if _is_loopback(host) or not _is_any():
        return None
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415 - 20 ms and 4 MB, and few have a proxy

    if proxy_bypass(host):
        return None
    found = getproxies().get(scheme)
    return f"http://{found}" if found and "://" not in found else found


def _is_any() -> bool:
    """Whether a proxy may be set at all."""
    return sys.platform in _WITH_A_SYSTEM_PROXY or any(name.lower().endswith("_proxy") for name in os.environ)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
