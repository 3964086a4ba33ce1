"""Which links Telegram takes in buttons and texts, and how it writes them."""

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):")
_PLACE = re.compile(
    r"(?:[^/@?#]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^/:?#@]*)(?::(?P<port>\d{1,5}))?(?P<rest>(?:[/?#].*)?)"
)
_NAME = re.compile(r"(?:[^\s.]{1,63}\.)+[^\s.]{2,63}\.?")
_NUMBER = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")


class WrongLink(ValueError):
    """A link that Telegram refuses; its text is Telegram's reason."""


def checked(url: str) -> str:
    """The link as Telegram keeps it ("example.org" -> "http://example.org/"); raises WrongLink.

    Every scheme but http, https and tg is refused by the same words here; Telegram has others for some of them.
    """
    url = url.strip()
    if re.search(r"[\s\x00-\x1f]", url):
        raise WrongLink("Wrong HTTP URL")
    scheme = _SCHEME.match(url)
    if scheme is None:
        return _web("http", url)
    name = scheme[1].lower()
    if name == "tg":
        return url
    if name not in ("http", "https") or not url[scheme.end() :].startswith("//"):
        raise WrongLink("Unsupported URL protocol")
    return _web(name, url[scheme.end() + 2 :])


def _web(scheme: str, place: str) -> str:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise WrongLink("Wrong HTTP URL")
    host, port, rest = found["host"], found["port"], found["rest"]
    if not host:
        raise WrongLink("URL host is empty")
    if not (host.startswith("[") or _NUMBER.fullmatch(host) or _NAME.fullmatch(host)):
        raise WrongLink("Wrong HTTP URL")
    return f"{scheme}://{host.lower()}{f':{port}' if port else ''}{rest if rest.startswith('/') else '/' + rest}"
