"""The environment's proxy (`https_proxy`, `http_proxy`, `no_proxy`), which is never for this machine itself."""

from ipaddress import ip_address
from urllib.request import getproxies, proxy_bypass


def proxy_for(scheme: str, host: str) -> str | None:
    """The address of the proxy for a host, as curl reads it; None where the host is reached without."""
    if _is_loopback(host) or proxy_bypass(host):
        return None
    found = getproxies().get(scheme)
    return f"http://{found}" if found and "://" not in found else found


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
