"""An update as JSON becomes a `telegram.Update`, and beside it the few values by which its turn is decided.

Total: takes any JSON at all. `Update.de_json` raises TypeError, KeyError and others on odd JSON, so messages, presses
and inline queries are put together anew from the parts that handlers need, each of them checked. Names, quotes and
where a message was forwarded from are no such part.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from telegram import Bot, Update

from bot.screens.address import parse
from bot.screens.telegram_limits import MAX_TEXT

_MAX_ID = 2**63 - 1

_ATTACHMENTS = (
    *("animation", "audio", "checklist", "contact", "dice", "document", "game", "invoice", "live_photo", "location"),
    *("paid_media", "photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice"),
)

_ANONYMIZED: Mapping[str, object] = {
    "contact": {"phone_number": "", "first_name": ""},
    "story": {"id": 0, "chat": {"id": 0, "type": "private"}},
    "checklist": {"title": "", "tasks": [{"id": 1, "text": ""}]},
}
"""Attachments that name people, and what is parsed in their place."""

_NAMES = frozenset({"first_name", "last_name", "username", "phone_number"})

_STAND_IN = {"document": {"file_id": "", "file_unique_id": ""}}
"""What is parsed in the place of an attachment that the library cannot read, so that it is answered as one."""

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{1,64})?(?![\w/<>])")
"""What Telegram marks as a command."""

_MAX_DATE = 2**32
"""The year 2106, in seconds since 1970. From the year 10000 on python-telegram-bot raises an exception."""

_EXEMPT_PRESSES = frozenset({("leave",), ("clear",), ("clear", "sent")})

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class IncomingUpdate:
    """One update, and what the update queue, the flood guard and the delivery must know of it.

    `update` is None where python-telegram-bot cannot read it. `chat_id` is the chat to answer in, for an inline query
    the person's private chat, and 0 for what comes from nobody in particular, such as the state of a poll.
    `message_id` is the person's message, or the pressed one; `quoted_id` is what the pressed one quotes. `sent` is the
    second in which a message was written, or corrected where it `is_edited`; presses and inline queries have none.
    `flood_exempt` names what is done even in a flood: 'hotline' by command, 'leave' or 'clear' by press or command.
    """

    update_id: int
    chat_id: int
    update: Update | None = None
    is_private: bool = True
    message_id: int | None = None
    quoted_id: int | None = None
    thread_id: int | None = None
    language_code: str | None = None
    sent: int | None = None
    callback_query_id: str | None = None
    inline_query_id: str | None = None
    media_group_id: str | None = None
    has_text: bool = False
    is_edited: bool = False
    flood_exempt: str | None = None

    @property
    def queue_key(self) -> Hashable:
        """Updates with the same key are answered in order: those of a chat, and apart from them its inline queries."""
        if not self.chat_id:
            return "update", self.update_id
        return self.chat_id if self.inline_query_id is None else ("inline", self.chat_id)

    @property
    def flood_key(self) -> int:
        """Whose updates count together in the flood guard: those of a chat, in a group those of one person there."""
        person = self.update.effective_user if self.update and not self.is_private else None
        return self.chat_id << 64 | person.id if person and _is_id(person.id) else self.chat_id

    @property
    def is_close_press(self) -> bool:
        """Whether this is a press on 'Close': everything that still waits in the chat is moot then."""
        return self.flood_exempt == "leave" and self.callback_query_id is not None


def update_id(raw: object) -> int | None:
    """The id of an update; None for JSON without one, which cannot be confirmed."""
    return _integer(_object(raw), "update_id")


def read_update(raw: object, bot: Bot) -> IncomingUpdate | None:
    """Read one update; None for what is no person's: posts of channels, messages of bots, JSON without an id."""
    fields = _object(raw)
    number = _integer(fields, "update_id")
    if number is None:
        return None
    if "callback_query" in fields:
        return _press(number, _object(fields["callback_query"]), bot)
    if "inline_query" in fields:
        return _inline_query(number, _object(fields["inline_query"]), bot)
    kind = next((kind for kind in ("message", "edited_message") if kind in fields), None)
    return _message(number, kind, _object(fields[kind]), bot) if kind else _other(number, fields, bot)


def _press(number: int, query: Fields, bot: Bot) -> IncomingUpdate | None:
    message, person = _object(query.get("message")), _object(query.get("from"))
    chat = _object(message.get("chat")) or {"id": person.get("id"), "type": "private"}
    chat_id, query_id = _integer(chat, "id"), _text(query, "id")
    if chat_id is None or query_id is None:
        return None
    pressed = {"message_id": _integer(message, "message_id") or 0, "date": 0, "chat": _chat(chat)}
    data = _text(query, "data")
    lean = {"id": query_id, "from": _person(person, chat_id), "chat_instance": "", "data": data}
    address = parse(data or "")
    return IncomingUpdate(
        number,
        chat_id,
        _de_json({"update_id": number, "callback_query": lean | ({"message": pressed} if message else {})}, bot),
        is_private=_is_private(chat),
        message_id=_integer(message, "message_id"),
        quoted_id=_integer(_object(message.get("reply_to_message")), "message_id"),
        thread_id=_thread_id(message),
        language_code=_text(person, "language_code"),
        callback_query_id=query_id,
        flood_exempt=address.screen if address and address.path in _EXEMPT_PRESSES else None,
    )


def _inline_query(number: int, query: Fields, bot: Bot) -> IncomingUpdate | None:
    person, query_id = _object(query.get("from")), _text(query, "id")
    person_id = _integer(person, "id")
    if person_id is None or not query_id:
        return None
    lean = {
        "id": query_id,
        "from": _person(person, person_id),
        "query": clean(_text(query, "query") or ""),
        "offset": _text(query, "offset") or "",
    }
    return IncomingUpdate(
        number,
        person_id,
        _de_json({"update_id": number, "inline_query": lean}, bot),
        language_code=_text(person, "language_code"),
        inline_query_id=query_id,
    )


def _message(number: int, kind: str, message: Fields, bot: Bot) -> IncomingUpdate | None:
    chat, person = _object(message.get("chat")), _object(message.get("from"))
    chat_id = _integer(chat, "id")
    # An anonymous administrator of a group writes as a bot of Telegram's, on behalf of the group.
    from_bot = person.get("is_bot") is True and "sender_chat" not in message
    if chat_id is None or chat.get("type") == "channel" or from_bot:
        return None
    text = _text(message, "text")
    return IncomingUpdate(
        number,
        chat_id,
        _parsed_message(bot, number, kind, message, chat_id),
        is_private=_is_private(chat),
        message_id=_integer(message, "message_id"),
        thread_id=_thread_id(message),
        language_code=_text(person, "language_code"),
        sent=_integer(message, "edit_date") or _integer(message, "date"),
        media_group_id=_text(message, "media_group_id"),
        has_text=text is not None or _text(message, "caption") is not None,
        is_edited=kind == "edited_message",
        flood_exempt=_exempt_command(text),
    )


def _exempt_command(text: str | None) -> str | None:
    command = (text or "").strip().split("@", 1)[0].lower()
    return command[1:] if command in {"/hotline", "/clear"} else None


def _other(number: int, fields: Fields, bot: Bot) -> IncomingUpdate | None:
    """Any other kind for which somebody has added a handler: whole, but for people's names."""
    try:
        update = _de_json({**_without_names(fields), "update_id": number}, bot)
    except RecursionError:  # nested too deeply to be Telegram's
        update = None
    if update is None:
        return None
    chat, person = update.effective_chat, update.effective_user
    chat_id = chat.id if chat else person.id if person else 0
    if not _is_id(chat_id) or (update.effective_message and not chat):
        return None
    language = person.language_code if person and isinstance(person.language_code, str) else None
    return IncomingUpdate(number, chat_id, update, not chat or chat.type == "private", language_code=language)


def _without_names(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_names(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: "" if name in _NAMES else _without_names(each) for name, each in value.items()}


def _parsed_message(bot: Bot, number: int, kind: str, message: Fields, chat_id: int) -> Update | None:
    lean = {
        "message_id": _integer(message, "message_id") or 0,
        "date": _date(message),
        "chat": _chat(_object(message.get("chat"))),
        "from": _person(_object(message.get("from")), chat_id),
        "message_thread_id": _integer(message, "message_thread_id"),
        "is_topic_message": message.get("is_topic_message") is True,
        "media_group_id": _text(message, "media_group_id"),
        **_words(message, "text", "entities"),
        **_words(message, "caption", "caption_entities"),
    }
    attachments = {name: _ANONYMIZED.get(name, message[name]) for name in _ATTACHMENTS if message.get(name) is not None}
    parsed = _de_json({"update_id": number, kind: lean | attachments}, bot)
    if all(parsed and getattr(parsed.effective_message, name) for name in attachments):
        return parsed
    return _de_json({"update_id": number, kind: lean | _STAND_IN}, bot)


def _words(message: Fields, name: str, entities: str) -> dict[str, object]:
    text = _text(message, name)
    return {} if text is None else {name: clean(text), entities: _entities(message.get(entities), text)}


def _entities(found: object, text: str) -> list[dict[str, object]]:
    """Kinds and places of entities, without the people and addresses in them.

    A command stands first, where python-telegram-bot looks for it, whatever else is marked there.
    """
    command = _COMMAND.match(text)
    kept: list[dict[str, object]] = []
    if command:
        kept.append({"type": "bot_command", "offset": 0, "length": command.end()})
    for each in map(_object, found if isinstance(found, list) else []):
        kind, offset, length = _text(each, "type"), _integer(each, "offset"), _integer(each, "length")
        if kind and offset is not None and length is not None and not (kind == "bot_command" and offset == 0):
            kept.append({"type": kind, "offset": offset, "length": length})
    return kept


def _de_json(raw: dict[str, object], bot: Bot) -> Update | None:
    try:
        return Update.de_json(raw, bot)
    except Exception:  # noqa: BLE001 - odd JSON makes the library raise TypeError, KeyError, OverflowError and others
        return None


def _chat(chat: Fields) -> dict[str, object]:
    return {"id": chat.get("id"), "type": _text(chat, "type") or "private"}


def _person(person: Fields, chat_id: int) -> dict[str, object]:
    """Whom a handler sees: nobody's name."""
    number, language = _integer(person, "id") or chat_id, _text(person, "language_code")
    return {"id": number, "is_bot": False, "first_name": "", "language_code": language}


def _thread_id(message: Fields) -> int | None:
    """The topic of a message. A reply in a group without topics has a `message_thread_id` too, but belongs to none."""
    return _integer(message, "message_thread_id") if message.get("is_topic_message") is True else None


def _is_private(chat: Fields) -> bool:
    return _text(chat, "type") in (None, "private")


def clean(text: str) -> str:
    """At most as long as Telegram allows. Lone surrogates, which JSON can carry and UTF-8 cannot, become '?'."""
    return text[:MAX_TEXT].encode("utf-8", "replace").decode()


def _object(value: object) -> Fields:
    return value if isinstance(value, dict) else {}


def _integer(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    return value if _is_id(value) else None


def _is_id(value: object) -> TypeGuard[int]:
    return type(value) is int and abs(value) <= _MAX_ID


def _date(message: Fields) -> int:
    date = _integer(message, "date") or 0
    return date if 0 <= date < _MAX_DATE else 0


def _text(fields: Fields, name: str) -> str | None:
    return value if isinstance(value := fields.get(name), str) else None
