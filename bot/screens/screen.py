"""The values that screens are made of. Plain text and kinds only: how they look is for whoever renders them."""

from dataclasses import dataclass
from enum import StrEnum

from bot.screens.address import Address


class Kind(StrEnum):
    """What a piece of text is. PHONE stands alone on its line, so that phones link it; COPYABLE is copied by a tap."""

    HEADING = "heading"
    TEXT = "text"
    POINT = "point"
    PHONE = "phone"
    LINK = "link"
    NOTE = "note"
    COPYABLE = "copyable"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `url` only with LINK."""

    kind: Kind
    text: str
    url: str | None = None


class Style(StrEnum):
    """Colour of a button, as Telegram names them."""

    DANGER = "danger"
    PRIMARY = "primary"
    SUCCESS = "success"


@dataclass(frozen=True, slots=True)
class Open:
    """A press shows another screen."""

    address: Address


@dataclass(frozen=True, slots=True)
class Visit:
    """A press opens a web page: http, https or tg only."""

    url: str


@dataclass(frozen=True, slots=True)
class CopyText:
    """A press copies `text`, 1 to 256 characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """One button of a keyboard."""

    label: str
    action: Open | Visit | CopyText
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """A whole message.

    `opening` is the neutral first line that stands before the blocks when the screen is sent and not edited, since a
    sent message shows on a locked phone; None where the first block may be seen there (urgent answers, neutral pages).
    """

    address: Address
    language: str
    blocks: tuple[Block, ...]
    rows: tuple[tuple[Button, ...], ...]
    opening: str | None = None


@dataclass(frozen=True, slots=True)
class RememberLanguage:
    """The person chose this language."""

    language: str


@dataclass(frozen=True, slots=True)
class Clear:
    """Delete every recorded message of both sides; then show the screen as the only one."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Show the screen in place of the pressed message, then delete every other recorded message."""


Effect = RememberLanguage | Clear | Leave


@dataclass(frozen=True, slots=True)
class Reply:
    """A screen and what must happen besides showing it."""

    screen: Screen
    effects: tuple[Effect, ...] = ()


class AddressSource(StrEnum):
    """How an address came: links carry no effects, presses and typed commands may."""

    PRESS = "press"
    LINK = "link"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Languages:
    """What is known of the person's language: chosen by a press, and hinted by Telegram (a guess, may be anything)."""

    chosen: str | None = None
    hinted: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A typed text."""

    text: str
    languages: Languages
