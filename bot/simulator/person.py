"""What the person does: writes, presses, attaches, edits, deletes, blocks. Each act queues what Telegram would."""

import re
from dataclasses import dataclass
from typing import Any

from bot.simulator import entities, limits
from bot.simulator.attachments import attachment
from bot.simulator.chat import Chat, Message, renamed
from bot.simulator.formatted_text import FormattedText
from bot.simulator.sending import text_fields
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_WITH_CAPTION = frozenset({"photo", "voice", "document", "video", "animation", "audio"})


class InvalidAction(ValueError):
    """An act that no client would let a person do; its text says why."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person in their private chat (`group` False) or in a group with the bot; `number` is positive."""

    telegram: Telegram
    number: int
    group: bool = False

    @property
    def chat(self) -> Chat:
        return self.telegram.chat(-self.number if self.group else self.number)

    def become(self, changes: dict[str, Any]) -> "Person":
        """Takes over first_name and language_code where `changes` has them."""
        self.chat.person = renamed(self.chat.person, changes)
        return self

    def say(self, text: str, *, date: int | None = None) -> Json:
        """A message of text; `date` (unix seconds) makes it one that waited."""
        marked = FormattedText(text).trimmed()
        if not marked.text:
            raise InvalidAction("text is empty")
        if len(marked.text) > limits.TEXT:
            raise InvalidAction("text is too long for one message")
        return self._send(text_fields(entities.with_found(marked)), date=date)

    def start(self, payload: str) -> Json:
        """Follows a link to the bot: /start, with what stood in the link."""
        if not _PAYLOAD.fullmatch(payload):
            raise InvalidAction("payload must be at most 64 of A-Z, a-z, 0-9, _ and -")
        self.set_blocked(blocked=False)
        return self.say(f"/start {payload}".strip())

    def attach(self, kind: str, *, caption: str = "") -> Json:
        """A message that is no text."""
        content = attachment(kind, person=self.chat.person)
        if content is None:
            raise InvalidAction("kind is not known")
        if caption and kind in _WITH_CAPTION:
            content |= text_fields(entities.with_found(FormattedText(caption).trimmed()), name="caption")
        return self._send(content)

    def edit(self, number: int, text: str) -> Json:
        """Changes a text the person wrote."""
        message = self._message(number)
        if not message.by_person or "text" not in message.json:
            raise InvalidAction("only an own text can be edited")
        marked = FormattedText(text).trimmed()
        if not marked.text or marked.text == message.json["text"]:
            raise InvalidAction("nothing to change")
        kept = {key: value for key, value in message.json.items() if key not in ("text", "entities")}
        now = int(self.telegram.clock())
        message.json = kept | text_fields(entities.with_found(marked)) | {"edit_date": now, "from": self.chat.person}
        message.edited = True
        self.chat.show("edited", message)
        return self._told("edited_message", message)

    def delete(self, numbers: list[int], *, for_both: bool = False) -> list[int]:
        """Deletes on the person's side only, as clients do in a chat with a bot; `for_both` is for tests."""
        return self.chat.remove(numbers, hide=not for_both)

    def press(self, number: int, *, row: int, column: int) -> Json:
        """Presses a button; what it does on the phone alone is given back."""
        markup = self._message(number).json.get("reply_markup", {})
        try:
            button = markup["inline_keyboard"][row][column]
        except (KeyError, IndexError):
            raise InvalidAction("there is no such button") from None
        if "callback_data" in button:
            return self.send_data(number, button["callback_data"])
        if "copy_text" in button:
            return {"copy_text": button["copy_text"]["text"]}
        return {key: value for key, value in button.items() if key not in ("text", "style")}

    def send_data(self, number: int, data: str) -> Json:
        """A press with any data at all, as a changed client could send it, even on a message that is gone."""
        chat = self.chat
        message = chat.messages.get(number)
        gone = {"chat": chat.json(), "message_id": number, "date": 0}
        identity = self.telegram.new_query(self.telegram.presses, chat.id)
        query = {
            "id": identity,
            "from": chat.person,
            "message": gone if message is None else message.json,
            "chat_instance": str(-(2**40) - chat.id),
            "data": data,
        }
        update = self.telegram.queue(
            "callback_query", query, queue=("user", self.number), lifetime=self.telegram.times.press_kept
        )
        return {"query_id": identity, "update_id": update}

    def ask_inline(self, text: str) -> Json:
        """An inline query: @bot and words, in any chat."""
        identity = self.telegram.new_query(self.telegram.inline_queries, self.chat.id)
        query = {"id": identity, "from": self.chat.person, "query": text[:256], "offset": "", "chat_type": "sender"}
        lifetime = self.telegram.times.inline_kept
        return {
            "query_id": identity,
            "update_id": self.telegram.queue("inline_query", query, queue=("inline", self.number), lifetime=lifetime),
        }

    def set_blocked(self, *, blocked: bool) -> Json:
        """Blocks the bot or lets it write again; the bot is told."""
        chat = self.chat
        if chat.blocked == blocked:
            return {"update_id": None}
        chat.blocked = blocked
        bot, now = self.telegram.profile.user(), int(self.telegram.clock())
        member, banned = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
        old, new = (member, banned) if blocked else (banned, member)
        change = {"chat": chat.json(), "from": chat.person, "date": now, "old_chat_member": old, "new_chat_member": new}
        return {"update_id": self.telegram.queue("my_chat_member", change, queue=("chat", chat.id))}

    def push(self, fields: Json) -> Json:
        """Any update at all, as it stands; only its id is Telegram's own."""
        self.chat.open = True
        return {"update_id": self.telegram.push(fields, queue=("chat", self.chat.id))}

    def _send(self, content: Json, *, date: int | None = None) -> Json:
        if self.chat.blocked:
            raise InvalidAction("the bot is blocked")
        self.chat.open = True
        return self._told("message", self.telegram.keep(self.chat, content, by_person=True, date=date))

    def _told(self, kind: str, message: Message) -> Json:
        seen = not self.group or not self.telegram.privacy_mode or _meant_for_bot(message.json, self.telegram)
        update = self.telegram.queue(kind, message.json, queue=("chat", self.chat.id)) if seen else None
        return {"message_id": message.id, "update_id": update}

    def _message(self, number: int) -> Message:
        message = self.chat.messages.get(number)
        if message is None or message.hidden:
            raise InvalidAction("there is no such message")
        return message


def _meant_for_bot(message: Json, telegram: Telegram) -> bool:
    text = str(message.get("text", message.get("caption", "")))
    return text.startswith("/") or f"@{telegram.profile.username}" in text
