"""What the person does: writes, presses, attaches, edits, deletes, blocks. Each act queues what Telegram would."""

import re
from dataclasses import dataclass
from typing import Any

from bot.simulator import entities, limits
from bot.simulator.attachments import attachment
from bot.simulator.chat import Chat, Message, renamed
from bot.simulator.formatted_text import FormattedText
from bot.simulator.sending import text_fields, topic_fields
from bot.simulator.service_messages import SERVICE_KINDS, STARTS_TOPIC, service_message
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_COMMAND = re.compile(r"/\w{1,64}(@\w+)?")
_WITH_CAPTION = frozenset({"photo", "voice", "document", "video", "animation", "audio"})

ANONYMOUS_ADMINISTRATOR: Json = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


class InvalidAction(ValueError):
    """An act that no client would let a person do; its text says why."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person in a chat of one of the CHAT_TYPES with the bot; `number` is the person's id, positive.

    `thread` is the message_thread_id of the topic in which the person writes. An `anonymous` person writes as an
    administrator who shows the group instead of a name.
    """

    telegram: Telegram
    number: int
    chat_type: str = "private"
    thread: int | None = None
    anonymous: bool = False

    @property
    def chat(self) -> Chat:
        return self.telegram.chat(self.number, self.chat_type)

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

    def receive(self, kind: str) -> Json:
        """A service message, such as "gift" or "forum_topic_created", which creates a topic in a supergroup."""
        newest = next(reversed(self.chat.messages.values()), None)
        pinned = {"chat": self.chat.json(), "message_id": 1, "date": 0} if newest is None else newest.json
        content = service_message(kind, person=self.chat.person, pinned=pinned)
        if content is None:
            raise InvalidAction("kind is not known")
        self.chat.open = True
        message = self.telegram.keep(self.chat, content | self._sender() | self._topic(), by_person=True)
        if kind == STARTS_TOPIC and self.chat_type == "supergroup":
            self.chat.topics.add(message.id)
            message.json |= topic_fields(message.id)
        return self._told("message", message)

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
        content = content | self._sender() | self._topic()
        return self._told("message", self.telegram.keep(self.chat, content, by_person=True, date=date))

    def _sender(self) -> Json:
        """Who the message is from, where it is not the person by name."""
        if not self.anonymous or self.chat.private:
            return {}
        return {"from": ANONYMOUS_ADMINISTRATOR, "sender_chat": self.chat.json()}

    def _topic(self) -> Json:
        if self.thread is None:
            return {}
        if self.thread not in self.chat.topics:
            raise InvalidAction("there is no such topic")
        return topic_fields(self.thread)

    def _told(self, kind: str, message: Message) -> Json:
        seen = self.chat.private or not self.telegram.privacy_mode or _meant_for_bot(message.json, self.telegram)
        update = self.telegram.queue(kind, message.json, queue=("chat", self.chat.id)) if seen else None
        return {"message_id": message.id, "update_id": update}

    def _message(self, number: int) -> Message:
        message = self.chat.messages.get(number)
        if message is None or message.hidden:
            raise InvalidAction("there is no such message")
        return message


def _meant_for_bot(message: Json, telegram: Telegram) -> bool:
    """Whether a bot in privacy mode hears a message of a group: commands to it, its name, service messages."""
    if not SERVICE_KINDS.isdisjoint(message):
        return True
    text = str(message.get("text", message.get("caption", "")))
    ours = f"@{telegram.profile.username}".lower()
    command = _COMMAND.match(text)
    return ours in text.lower() or (command is not None and command[1] is None)
