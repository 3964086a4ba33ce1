"""A Screen becomes Telegram's text and keyboard. The only maker of HTML: screens hold plain text and kinds."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import assert_never

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineQueryResultArticle,
    InputTextMessageContent,
    SwitchInlineQueryChosenChat,
)
from telegram.constants import ParseMode

from bot.messenger.delivery.message import Keyboard, TextMessage
from bot.screens.address import callback_data
from bot.screens.inline import InlineCard
from bot.screens.screen import Block, Button, ChooseChat, CopyText, Kind, Open, Screen, Visit
from bot.screens.telegram_limits import MAX_TEXT, utf16_length
from bot.wording.language import is_right_to_left

_SEPARATOR = len("\n\n• ")
"""At most as much stands between two blocks."""

_RIGHT_TO_LEFT_MARK = "\u200f"


def render(screen: Screen) -> TextMessage:
    """The message that shows a screen."""
    blocks = [block for block in screen.blocks if block.text.strip()]
    opening = [Block(Kind.TEXT, screen.opening)] if screen.opening else []
    if is_right_to_left(screen.language):
        blocks, opening = [_right_to_left(block) for block in blocks], [_right_to_left(block) for block in opening]
    room = MAX_TEXT - _length(opening)
    keyboard = Keyboard([[_button(button) for button in row] for row in screen.rows]) if screen.rows else None
    return TextMessage(_html(_fitting(blocks, room)), keyboard, opening=_html(opening))


def render_card(card: InlineCard) -> InlineQueryResultArticle:
    """One result of an inline query, and the message that choosing it sends."""
    message = render(card.screen)
    return InlineQueryResultArticle(
        card.id,
        card.title,
        InputTextMessageContent(message.sent_text, parse_mode=ParseMode.HTML),
        reply_markup=message.keyboard,
        description=card.description,
    )


def _fitting(blocks: list[Block], room: int) -> list[Block]:
    """Whole blocks go from the end until the text fits, but never a number to call."""
    if sum(2 * len(block.text) + _SEPARATOR for block in blocks) <= room:  # counting units would take a copy
        return blocks
    fitting = list(blocks)
    while len(fitting) > 1 and _length(fitting) > room:
        last = max((index for index, block in enumerate(fitting) if block.kind is not Kind.PHONE), default=None)
        if last is None:
            break
        del fitting[last]
    if len(fitting) == 1 and _length(fitting) > room:
        return [Block(fitting[0].kind, _cut(fitting[0].text, room - _SEPARATOR), fitting[0].url)]
    return fitting


def _length(blocks: Sequence[Block]) -> int:
    return sum(utf16_length(block.text) + _SEPARATOR for block in blocks)


def _cut(text: str, room: int) -> str:
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")


def _html(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    before = None
    for block in blocks:
        if before is not None:
            parts.append("\n" if _belongs_to(block.kind, before) else "\n\n")
        parts.append(_markup(block))
        before = block.kind
    return "".join(parts)


def _belongs_to(kind: Kind, before: Kind) -> bool:
    """A number stands right under what it is for, and who answers it right under the number."""
    if kind is Kind.PHONE:
        return before is not Kind.PHONE
    return before in (Kind.PHONE, Kind.LINK) and kind in (Kind.NOTE, Kind.LINK)


def _markup(block: Block) -> str:
    text = _with_copyable_numbers(block)
    match block.kind:
        case Kind.HEADING:
            return f"<b>{text}</b>"
        case Kind.TEXT | Kind.PHONE:
            return text
        case Kind.POINT:
            return f"• {text}"
        case Kind.LINK:
            return f'<a href="{escape(block.url)}">{text}</a>' if block.url else text
        case Kind.NOTE:
            return f"<i>{text}</i>"
        case Kind.COPYABLE:
            return f"<pre>{text}</pre>"
        case _:
            assert_never(block.kind)


def _with_copyable_numbers(block: Block) -> str:
    """The text as HTML. Phones make a link of a number in international form only: a tap copies any other."""
    text = escape(block.text, quote=False)
    for number in (block.text,) if block.kind is Kind.PHONE else block.numbers:
        if "+" not in number:
            text = re.sub(rf"(?<!\d){re.escape(number)}(?!\d)", f"<code>{number}</code>", text)
    return text


def _right_to_left(block: Block) -> Block:
    """The first strong character decides a paragraph's direction; where it is a Latin one, a mark goes before it."""
    if block.kind in (Kind.PHONE, Kind.COPYABLE) or _begins_right_to_left(block.text):
        return block
    return replace(block, text=_RIGHT_TO_LEFT_MARK + block.text)


def _begins_right_to_left(text: str) -> bool:
    classes = (unicodedata.bidirectional(character) for character in text)
    return next((kind in {"R", "AL"} for kind in classes if kind in {"L", "R", "AL"}), False)


def _button(button: Button) -> InlineKeyboardButton:
    label, style = button.label, button.style.value if button.style else None
    match button.action:
        case Open(address):
            return InlineKeyboardButton(label, callback_data=callback_data(address), style=style)
        case CopyText(text):
            return InlineKeyboardButton(label, copy_text=CopyTextButton(text), style=style)
        case Visit(url):
            return InlineKeyboardButton(label, url=url, style=style)
        case ChooseChat(query):
            return InlineKeyboardButton(label, switch_inline_query_chosen_chat=_any_chat(query), style=style)
        case _:
            assert_never(button.action)


def _any_chat(query: str) -> SwitchInlineQueryChosenChat:
    return SwitchInlineQueryChosenChat(query, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True)
