"""A Screen becomes Telegram's text and keyboard. The only maker of HTML: screens hold plain text and kinds."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import assert_never

from bot.screens.address import callback_data
from bot.screens.screen import Block, Button, ChooseChat, CopyText, Kind, Open, Screen, Visit
from bot.wording.direction import is_right_to_left

MAX_TEXT = 4096
"""Telegram's limit in UTF-16 units, counted without the tags."""

_MARKS = len("\n\n• ")
"""At most as much stands between two blocks."""

_RIGHT_TO_LEFT_MARK = "\u200f"

Buttons = list[dict[str, object]]
Keyboard = dict[str, list[Buttons]]


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: HTML as Telegram knows it, and an inline keyboard as a plain dictionary."""

    text: str
    keyboard: Keyboard


def render(screen: Screen, *, sent: bool) -> Message:
    """Draw a screen. A sent message, unlike an edited one, shows on a locked phone: its opening stands first."""
    blocks = [block for block in screen.blocks if block.text.strip()]
    if sent and screen.opening:
        blocks.insert(0, Block(Kind.TEXT, screen.opening))
    if is_right_to_left(screen.language):
        blocks = [_right_to_left(block) for block in blocks]
    return Message(_html(_fitting(blocks)), {"inline_keyboard": [keyboard_row(row) for row in screen.rows]})


def keyboard_row(row: Sequence[Button]) -> Buttons:
    return [_button(button) for button in row]


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _fitting(blocks: list[Block]) -> list[Block]:
    """Whole blocks go from the end until the text fits, but never a number to call."""
    if _surely_fit(blocks):
        return blocks
    kept = list(blocks)
    while len(kept) > 1 and _length(kept) > MAX_TEXT:
        last = max((place for place, block in enumerate(kept) if block.kind is not Kind.PHONE), default=None)
        if last is None:
            break
        del kept[last]
    if len(kept) == 1 and _length(kept) > MAX_TEXT:
        return [Block(kept[0].kind, _cut(kept[0].text), kept[0].url)]
    return kept


def _surely_fit(blocks: Sequence[Block]) -> bool:
    """As nearly all screens do: no character has more than two UTF-16 units, and counting those takes a copy."""
    return sum(2 * len(block.text) + _MARKS for block in blocks) <= MAX_TEXT


def _length(blocks: Sequence[Block]) -> int:
    return sum(utf16_length(block.text) + _MARKS for block in blocks)


def _cut(text: str) -> str:
    room = MAX_TEXT - _MARKS
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")


def _html(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    before = None
    for block in blocks:
        if before is not None:
            parts.append("\n" if _belongs_to(block.kind, before) else "\n\n")
        parts.append(_MARKUP[block.kind](block))
        before = block.kind
    return "".join(parts)


def _belongs_to(kind: Kind, before: Kind) -> bool:
    """A number stands right under what it is for, and who answers it right under the number."""
    if kind is Kind.PHONE:
        return before is not Kind.PHONE
    # Not `in {...}`: a set of kinds would be built anew for every block.
    return (before is Kind.PHONE or before is Kind.LINK) and (kind is Kind.NOTE or kind is Kind.LINK)


def _link(block: Block) -> str:
    return f'<a href="{escape(block.url or "")}">{_text(block)}</a>' if block.url else _text(block)


def _text(block: Block) -> str:
    return escape(block.text, quote=False)


_MARKUP: dict[Kind, Callable[[Block], str]] = {
    Kind.HEADING: lambda block: f"<b>{_text(block)}</b>",
    Kind.TEXT: _text,
    Kind.POINT: lambda block: f"• {_text(block)}",
    Kind.PHONE: _text,
    Kind.LINK: _link,
    Kind.NOTE: lambda block: f"<i>{_text(block)}</i>",
    Kind.COPYABLE: lambda block: f"<pre>{_text(block)}</pre>",
}


def _right_to_left(block: Block) -> Block:
    """The first strong character decides a paragraph's direction; where it is a Latin one, a mark goes before it."""
    if block.kind in {Kind.PHONE, Kind.COPYABLE} or _begins_right_to_left(block.text):
        return block
    return Block(block.kind, _RIGHT_TO_LEFT_MARK + block.text, block.url)


def _begins_right_to_left(text: str) -> bool:
    classes = (unicodedata.bidirectional(character) for character in text)
    return next((kind in {"R", "AL"} for kind in classes if kind in {"L", "R", "AL"}), False)


def _button(button: Button) -> dict[str, object]:
    shown = _action(button)
    if button.style:
        shown["style"] = button.style.value
    return shown


def _action(button: Button) -> dict[str, object]:
    match button.action:
        case Open(address):
            return {"text": button.label, "callback_data": callback_data(address)}
        case CopyText(text):
            return {"text": button.label, "copy_text": {"text": text}}
        case Visit(url):
            return {"text": button.label, "url": url}
        case ChooseChat(query):
            return {"text": button.label, "switch_inline_query_chosen_chat": {"query": query, **_ANY_CHAT}}
        case _:
            assert_never(button.action)


_ANY_CHAT = {"allow_user_chats": True, "allow_group_chats": True, "allow_channel_chats": True}
