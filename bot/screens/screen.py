"""The values that a screen is made of: plain text and kinds. How they look is decided where they are rendered."""

from dataclasses import dataclass
from enum import StrEnum

from bot.screens.address import Address


class Kind(StrEnum):
    """What a block is. PHONE has its own line, so that phones make it a link; COPYABLE is copied with a tap."""

    HEADING = "heading"
    TEXT = "text"
    POINT = "point"
    PHONE = "phone"
    LINK = "link"
    NOTE = "note"
    COPYABLE = "copyable"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. Only LINK has a `url`. `numbers` are the telephone numbers that stand in the text."""

    kind: Kind
    text: str
    url: str | None = None
    numbers: tuple[str, ...] = ()


class Style(StrEnum):
    """Colour of a button, as Telegram names it."""

    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Open:
    """Shows another screen in place of this one."""

    address: Address


@dataclass(frozen=True, slots=True)
class Visit:
    """Opens a URL: http, https or tg only."""

    url: str


@dataclass(frozen=True, slots=True)
class CopyText:
    """Copies `text`, 1 to 256 characters."""

    text: str


@dataclass(frozen=True, slots=True)
class ChooseChat:
    """Lets the person choose a chat, and types `@<bot> <query>` there: Telegram then shows the inline answer to it."""

    query: str


Action = Open | Visit | CopyText | ChooseChat


@dataclass(frozen=True, slots=True)
class Button:
    """One button: its label and what a press does."""

    label: str
    action: Action
    style: Style | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A whole message.

    `opening` is the neutral first line of a message that is sent, since a locked phone shows it; an edited message has
    none. It is None where the first block may be seen there: urgent screens and neutral ones.
    """

    address: Address
    language: str
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]
    opening: str | None = None
