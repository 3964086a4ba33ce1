"""Which URLs Telegram accepts in buttons and texts, and the form in which it keeps them."""

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):")
_AUTHORITY_AND_PATH = re.compile(
    r"(?:[^/@?#]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^/:?#@]*)(?::(?P<port>\d{1,5}))?(?P<path>(?:[/?#].*)?)"
)
_HOST_NAME = re.compile(r"(?:[^\s.]{1,63}\.)+[^\s.]{2,63}\.?")
_IPV4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")


class InvalidUrl(ValueError):
    """A URL that Telegram rejects; the text is Telegram's reason."""


def normalized_url(url: str) -> str:
    """The URL as Telegram keeps it: "example.org" -> "http://example.org/". Raises InvalidUrl.

    Every scheme but http, https and tg is rejected with the same reason here; Telegram has others for some of them.
    """
    url = url.strip()
    if re.search(r"[\s\x00-\x1f]", url):
        raise InvalidUrl("Wrong HTTP URL")
    scheme = _SCHEME.match(url)
    if scheme is None:
        return _web_url("http", url)
    name = scheme[1].lower()
    if name == "tg":
        return url
    if name not in ("http", "https") or not url[scheme.end() :].startswith("//"):
        raise InvalidUrl("Unsupported URL protocol")
    return _web_url(name, url[scheme.end() + 2 :])


def _web_url(scheme: str, rest: str) -> str:
    found = _AUTHORITY_AND_PATH.fullmatch(rest)
    if found is None:
        raise InvalidUrl("Wrong HTTP URL")
    host, port, path = found["host"], found["port"], found["path"]
    if not host:
        raise InvalidUrl("URL host is empty")
    if not (host.startswith("[") or _IPV4.fullmatch(host) or _HOST_NAME.fullmatch(host)):
        raise InvalidUrl("Wrong HTTP URL")
    return f"{scheme}://{host.lower()}{f':{port}' if port else ''}{path if path.startswith('/') else '/' + path}"
