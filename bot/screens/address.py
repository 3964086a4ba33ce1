"""An address names a screen in a language: callback data, deep link and key of a golden test at once.

    es/topic/papers-taken/2                  as text
    es/hotline~p7d/2                         as callback data: what stands behind ~ is where Back leads
    es_topic_papers-taken_2                  as the payload of a deep link: no origin; `__tag` at its end: outreach

Anybody can send any callback data, so parsing is total: what is no address is None, and what it names is looked up
by the screens, which trust nothing in it. Everything needed stands in the text: no stored state, so old buttons live.
"""

import re
from dataclasses import dataclass, replace

MAX_BYTES = 64
"""Telegram's limit for callback data and for deep link payloads."""

_PART = r"[a-z0-9-]+"
_PATH = rf"{_PART}(?:/{_PART})*"
_ADDRESS = re.compile(rf"(?:(?P<language>[a-z]{{2}})/)?(?P<path>{_PATH})(?:~(?P<origin>{_PATH}))?")


@dataclass(frozen=True, slots=True)
class Address:
    """A screen (`path[0]`) and its parts, perhaps in a fixed language, perhaps with the way back."""

    path: tuple[str, ...]
    language: str | None = None
    origin: tuple[str, ...] = ()

    @property
    def screen(self) -> str:
        return self.path[0]

    @property
    def parts(self) -> tuple[str, ...]:
        return self.path[1:]

    def at(self, *path: str) -> "Address":
        """Another place, with the same language and way back."""
        return self if path == self.path else replace(self, path=path)

    def within(self, language: str) -> "Address":
        """The same place in another language."""
        return self if language == self.language else replace(self, language=language)

    def without_origin(self) -> "Address":
        """The place alone, as links and golden tests name it."""
        return replace(self, origin=()) if self.origin else self

    def __str__(self) -> str:
        prefix = f"{self.language}/" if self.language else ""
        suffix = f"~{'/'.join(self.origin)}" if self.origin else ""
        return f"{prefix}{'/'.join(self.path)}{suffix}"


def parse(text: str) -> Address | None:
    """Read an address from callback data; None for whatever is not one. Takes any text at all."""
    found = _ADDRESS.fullmatch(text) if len(text) <= MAX_BYTES else None
    if found is None:
        return None
    origin = found["origin"]
    return Address(tuple(found["path"].split("/")), found["language"], tuple(origin.split("/")) if origin else ())


def callback_data(address: Address) -> str:
    """Format for a button: at most 64 bytes. An origin that does not fit is dropped: Back then leads to the parent.

    Raises ValueError when the place itself is too long, which no content that passes `check` can cause.
    """
    text = str(address)
    if len(text) > MAX_BYTES:
        text = str(address.without_origin())
    if len(text) > MAX_BYTES:
        raise ValueError(f"address longer than {MAX_BYTES} bytes: {text}")
    return text


def parse_payload(payload: str) -> Address | None:
    """Read what stands behind `/start `; a language of two letters comes first, an outreach tag last, both may lack."""
    place = payload.split("__", 1)[0]
    return parse(place.replace("_", "/")) if "~" not in place and "/" not in place else None


def payload(address: Address) -> str:
    """Format for `t.me/<bot>?start=`: only [A-Za-z0-9_-], no origin."""
    return str(address.without_origin()).replace("/", "_")
