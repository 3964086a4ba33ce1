"""Why a call did not get through, in words that an operator can act on; for the log, so without a URL or a token."""

import errno
import os

import aiohttp
from yarl import URL

_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}

_AFTER_CONNECTING: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ConnectionTimeoutError, "{peer} takes no connection in time: a firewall may be in between"),
    (TimeoutError, "{peer} does not answer in time"),
    (aiohttp.ServerDisconnectedError, "{peer} closed the connection without an answer"),
    (aiohttp.ClientPayloadError, "the answer of {peer} was cut short"),
    (aiohttp.ClientResponseError, "{peer} answers, but not in HTTP"),
)
"""Of kinds that stand in more than one row, the first holds."""


def describe(error: Exception, url: URL, proxy: str | None) -> str:
    """What is wrong with the way to the host of `url`, through `proxy` where that is not None.

    For example 'the name api.telegram.org could not be looked up: no network, or DNS is down'.
    """
    if isinstance(error, aiohttp.ClientConnectorError):
        return _not_connected(error, url, proxy)
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return f"the proxy does not let the call through (HTTP status {error.status})"
    if proxy is not None and isinstance(error, ValueError):
        return "the proxy that the environment names has no usable address"
    peer = f"{url.host}{', through the proxy,' if proxy else ''}"
    for kind, sentence in _AFTER_CONNECTING:
        if isinstance(error, kind):
            return sentence.format(peer=peer)
    return f"the connection with {peer} broke ({_words(error)})"


def _not_connected(error: aiohttp.ClientConnectorError, url: URL, proxy: str | None) -> str:
    match error:
        case aiohttp.ClientConnectorDNSError():
            name = f"the name {'of the proxy, ' if proxy else ''}{error.host}{',' if proxy else ''}"
            return f"{name} could not be looked up: no network, or DNS is down"
        case aiohttp.ClientProxyConnectionError():
            return f"the proxy {error.host}:{error.port} {_refusal(error.os_error)}"
        case aiohttp.ClientConnectorCertificateError(certificate_error=reason):
            verdict = getattr(reason, "verify_message", type(reason).__name__)
            return f"the certificate of {url.host} cannot be trusted ({verdict}): see this machine's clock and CAs"
        case aiohttp.ClientSSLError():
            return f"{url.host}:{url.port} does not speak TLS"
    return f"{url.host}:{url.port} {_refusal(error.os_error)}"


def _refusal(error: OSError) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "refused the connection: nothing listens there"
    if error.errno in _UNREACHABLE:
        return f"cannot be reached ({_words(error)})"
    return f"cannot be connected with ({_words(error)})"


def _words(error: Exception) -> str:
    """The system's words for its number, else the class: asyncio's own texts quote addresses."""
    number = error.errno if isinstance(error, OSError) else None
    return os.strerror(number) if number else type(error).__name__
