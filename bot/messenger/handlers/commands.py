"""Typed commands. Words after a command are read like any text: people in need write them there too."""

import re

from telegram import Update

from bot.messenger.handlers.context import GuideContext
from bot.screens.address import Address, parse_payload
from bot.screens.decision import AddressSource
from bot.screens.telegram_limits import MAX_START_PAYLOAD

HOME = Address(("home",))
UNKNOWN = Address(("unknown-command",))

SCREENS = {
    "hotline": Address(("hotline",)),
    "topics": Address(("topics",)),
    "menu": Address(("topics",)),
    "language": Address(("language",)),
    "settings": Address(("language",)),
    "share": Address(("share",)),
    "about": Address(("about",)),
    "privacy": Address(("privacy",)),
    "clear": Address(("clear",)),
    "close": Address(("leave",)),
    "stop": Address(("leave",)),
    "help": Address(("about",)),
}
"""Commands that open a screen."""

_COMMAND = re.compile(r"/(\w{1,32})(?:@\w{1,64})?", re.ASCII)
_PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{1,{MAX_START_PAYLOAD}}}")
"""What Telegram lets a link carry."""


async def start(update: Update, context: GuideContext) -> None:
    """`/start` alone opens home, and with the payload of a link its screen. Anything else was typed, and is read."""
    _, words = split_command(typed(update)) or ("", "")
    if not words:
        await context.show_screen(HOME)
    elif _PAYLOAD.fullmatch(words):
        await context.show_screen(parse_payload(words), AddressSource.LINK)
    else:
        await context.reply_to_text(words)


async def open_screen(update: Update, context: GuideContext) -> None:
    """A command of SCREENS, unless there are words after it."""
    name, words = split_command(typed(update)) or ("", "")
    if not words:
        await context.show_screen(SCREENS.get(name, HOME))
    elif name == "clear":
        await context.reply_to_text(f"{name} {words}")  # 'clear all' asks whether to delete; 'all' alone finds nothing
    else:
        await context.reply_to_text(words)


def typed(update: Update) -> str:
    """The text of a message, or the caption under its picture."""
    message = update.effective_message
    return ((message.text or message.caption or "") if message else "").strip()


def split_command(text: str) -> tuple[str, str] | None:
    """A command's name in lower case and the words after it; None for a text that is no command.

    >>> split_command("/Help@magnolia_bot I am hurt")
    ('help', 'I am hurt')
    """
    command = _COMMAND.match(text)
    return (command[1].lower(), text[command.end() :].strip()) if command else None
