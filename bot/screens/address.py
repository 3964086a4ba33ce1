"""An address names a screen in a language: callback data, deep link and the key of a golden test at once.

    es/topic/papers-taken/2                  as text
    es/hotline~p7d/2                         as callback data: the origin behind ~ is where the back button leads
    es_topic_papers-taken_2                  as the payload of a deep link: no origin; `__tag` at its end: outreach

Anybody can send any callback data, so parsing is total: what is no address is None, and the router looks up every part.
Nothing about a screen is stored, so buttons of old messages keep working after any restart.
"""

import re
from dataclasses import dataclass, replace

from bot.screens.telegram_limits import MAX_CALLBACK_DATA

Path = tuple[str, ...]
"""A screen and its parameters, such as ("topic", "papers-taken", "2")."""

_PART = r"[a-z0-9-]+"
_PATH = rf"{_PART}(?:/{_PART})*"
_ADDRESS = re.compile(rf"(?:(?P<language>[a-z]{{2}})/)?(?P<path>{_PATH})(?:~(?P<origin>{_PATH}))?")

_TAG = "__"
"""Begins an outreach tag at the end of a deep link."""


@dataclass(frozen=True, slots=True)
class Address:
    """A screen (`path[0]`) and its parameters, perhaps in a fixed language, perhaps with the path it was opened from.

    Example: `es/hotline~p7d/2` is `Address(("hotline",), "es", origin=("p7d", "2"))`.
    """

    path: Path
    language: str | None = None
    origin: Path = ()

    @property
    def screen(self) -> str:
        return self.path[0]

    @property
    def parts(self) -> Path:
        return self.path[1:]

    def with_path(self, *path: str) -> "Address":
        """The address of another screen, in the same language and with the same origin."""
        return replace(self, path=path)

    def in_language(self, language: str) -> "Address":
        """The address of the same screen in another language."""
        return replace(self, language=language)

    def without_origin(self) -> "Address":
        """The address as links and golden tests write it."""
        return replace(self, origin=())

    def __str__(self) -> str:
        prefix = f"{self.language}/" if self.language else ""
        suffix = f"~{'/'.join(self.origin)}" if self.origin else ""
        return f"{prefix}{'/'.join(self.path)}{suffix}"


def parse(text: str) -> Address | None:
    """Parse callback data; None for any text that is not an address."""
    match = _ADDRESS.fullmatch(text) if len(text) <= MAX_CALLBACK_DATA else None
    if match is None:
        return None
    origin = match["origin"]
    return Address(tuple(match["path"].split("/")), match["language"], tuple(origin.split("/")) if origin else ())


def callback_data(address: Address) -> str:
    """Format for a button: at most 64 bytes. An origin that does not fit is dropped; back then leads to the parent.

    Raises: ValueError when the address is too long without its origin; `check` reports content that causes this.
    """
    text = str(address)
    if len(text) > MAX_CALLBACK_DATA:
        text = str(address.without_origin())
    if len(text) > MAX_CALLBACK_DATA:
        raise ValueError(f"address longer than {MAX_CALLBACK_DATA} bytes: {text}")
    return text


def parse_payload(payload: str) -> Address | None:
    """Parse what follows `/start `, in any letter case; an outreach tag at its end is dropped.

    People copy links by hand from posters, so "ES_P7D" and " es_p7d " mean the same as "es_p7d".
    """
    text = payload.strip().lower().split(_TAG, 1)[0]
    return parse(text.replace("_", "/")) if "~" not in text and "/" not in text else None


def payload(address: Address) -> str:
    """Format for `t.me/<bot>?start=`: [A-Za-z0-9_-] only, without the origin. Example: "es_topic_papers-taken_2"."""
    return str(address.without_origin()).replace("/", "_")
