"""An update as JSON becomes an Incoming, or None when there is nothing to answer. Total: takes any JSON at all.

Plain dictionaries, not python-telegram-bot's `Update.de_json`: that took 140 microseconds an update where this takes
under 10, and raises TypeError or KeyError on odd JSON.
"""

import re
from collections.abc import Mapping

from bot.messenger.incoming import PRIVATE, Incoming, Typed
from bot.screens.address import Address, parse, parse_payload
from bot.screens.decision import AddressSource

ALLOWED_UPDATES = ("message", "callback_query")

MAX_TEXT = 4096
"""Telegram's limit for a message; what claims to be longer is cut, so that no search runs long."""

_MAX_ID = 2**63 - 1
_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@([a-z0-9_]{1,64}))?(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)

_COMMANDS = {
    "hotline": Address(("hotline",)),
    "topics": Address(("topics",)),
    "language": Address(("language",)),
    "privacy": Address(("privacy",)),
    "clear": Address(("clear",)),
    "help": Address(("about",)),
}
_HOME = Address(("home",))

_KINDS = {
    "photo": "photo", "video": "photo", "animation": "photo", "video_note": "photo", "story": "photo",
    "voice": "voice", "audio": "voice",
    "location": "place", "venue": "place",
    "document": "file", "poll": "poll", "contact": "contact", "sticker": "sticker", "dice": "sticker",
}  # fmt: skip

_NOTICES = frozenset({
    "pinned_message", "message_auto_delete_timer_changed", "write_access_allowed", "chat_background_set",
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
    "group_chat_created", "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id",
})  # fmt: skip
"""Messages that Telegram writes by itself: nobody waits for an answer to them."""


def update_id(update: object) -> int | None:
    """The number of an update; None for what has none and so cannot be confirmed."""
    return _integer(_object(update), "update_id")


def receive(update: object, *, bot: str) -> Incoming | None:
    """Read one update. `bot` is the bot's own user name: in groups it answers only when addressed."""
    fields = _object(update)
    number = _integer(fields, "update_id")
    if number is None:
        return None
    if "callback_query" in fields:
        return _press(number, _object(fields["callback_query"]))
    return _message(number, _object(fields.get("message")), bot)


def _press(update: int, query: Mapping[str, object]) -> Incoming | None:
    message, person, press = _object(query.get("message")), _object(query.get("from")), query.get("id")
    chat = _object(message.get("chat")) or {"id": person.get("id"), "type": "private"}
    chat_id = _integer(chat, "id")
    if chat_id is None or not isinstance(press, str):
        return None
    data = query.get("data")
    private = chat.get("type", "private") == "private"
    return Incoming(
        update=update,
        chat=chat_id,
        message=_integer(message, "message_id"),
        wants=(parse(data) if isinstance(data, str) else None) if private else PRIVATE,
        way=AddressSource.PRESS,
        hinted=_text(person, "language_code"),
        press=press,
    )


def _message(update: int, message: Mapping[str, object], bot: str) -> Incoming | None:
    chat, person = _object(message.get("chat")), _object(message.get("from"))
    chat_id, sent = _integer(chat, "id"), _integer(message, "date")
    place = _text(chat, "type")
    if chat_id is None or place == "channel" or person.get("is_bot") is True:
        return None
    read = _private if place in (None, "private") else _group
    asked = read(message, bot)
    if asked is None:
        return None
    wants, way = asked
    return Incoming(
        update=update,
        chat=chat_id,
        message=_integer(message, "message_id"),
        wants=wants,
        way=way,
        hinted=_text(person, "language_code"),
        sent=sent,
        album=_text(message, "media_group_id"),
    )


Asked = tuple[Address | Typed | None, AddressSource]


def _private(message: Mapping[str, object], _bot: str) -> Asked | None:
    """What a message in a private chat asks for; None for Telegram's own notices."""
    text = _text(message, "text")
    if text is None:
        if not _NOTICES.isdisjoint(message):
            return None
        kind = next((_KINDS[name] for name in message if name in _KINDS), "other")
        return Address(("received", kind)), AddressSource.COMMAND
    command = _COMMAND.fullmatch(text.strip())
    return _command(command[1].lower(), command[3]) if command else (Typed(_clean(text)), AddressSource.COMMAND)


def _command(name: str, rest: str | None) -> Asked:
    if name == "start" and rest:
        return parse_payload(rest.strip()), AddressSource.LINK
    return _COMMANDS.get(name, _HOME), AddressSource.COMMAND


def _group(message: Mapping[str, object], bot: str) -> Asked | None:
    """Nothing personal in a group, and nothing at all unless the bot is addressed."""
    text = _text(message, "text") or ""
    command = _COMMAND.fullmatch(text.strip())
    named = f"@{bot}".lower() in text.lower()
    addressed = named or (command is not None and command[2] is None)
    return (PRIVATE, AddressSource.COMMAND) if addressed else None


def _clean(text: str) -> str:
    """Lone surrogates, which JSON can carry and UTF-8 cannot, become question marks."""
    return text[:MAX_TEXT].encode("utf-8", "replace").decode()


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _integer(fields: Mapping[str, object], name: str) -> int | None:
    value = fields.get(name)
    return value if type(value) is int and abs(value) <= _MAX_ID else None


def _text(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None
