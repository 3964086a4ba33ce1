"""What the person does: writes, presses, attaches, edits, deletes, blocks. Each act queues what Telegram would."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.simulator import entities, limits
from bot.simulator.attachments import attachment
from bot.simulator.chat import Chat, Message, renamed
from bot.simulator.formatted_text import FormattedText
from bot.simulator.sending import topic_fields
from bot.simulator.service_messages import SERVICE_KINDS, STARTS_TOPIC, service_message
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_COMMAND = re.compile(r"/\w{1,64}(@\w+)?")
_QUERIED_FROM = {"private": "sender", "friend": "private", "group": "group", "supergroup": "supergroup"}
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
        return self._send(entities.with_found(marked).fields(), date=date)

    def start(self, payload: str) -> Json:
        """Follows a link to the bot: /start, with what stood in the link."""
        if not _PAYLOAD.fullmatch(payload):
            raise InvalidAction("payload must be at most 64 of A-Z, a-z, 0-9, _ and -")
        with_bot = replace(self, chat_type="private", thread=None)
        with_bot.set_blocked(blocked=False)
        return with_bot.say(f"/start {payload}".strip())

    def attach(self, kind: str, *, caption: str = "") -> Json:
        """A message that is no text."""
        content = attachment(kind, person=self.chat.person)
        if content is None:
            raise InvalidAction("kind is not known")
        if caption and kind in _WITH_CAPTION:
            content |= entities.with_found(FormattedText(caption).trimmed()).fields("caption")
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
        message.json = kept | entities.with_found(marked).fields() | {"edit_date": now, "from": self.chat.person}
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
        identity = self.telegram.new_query(self.telegram.presses, chat)
        query = {
            "id": identity,
            "from": chat.person,
            "chat_instance": str(-(2**40) - chat.id),
            "data": data,
        } | self._pressed(number)
        update = self.telegram.queue(
            "callback_query", query, queue=("user", self.number), lifetime=self.telegram.times.press_kept
        )
        return {"query_id": identity, "update_id": update}

    def ask_inline(self, text: str, *, offset: str = "") -> Json:
        """An inline query: @bot and words, typed into this chat.

        While an answer to the same words is cached, it is shown at once and the bot hears nothing: `update_id` is None.
        """
        telegram, chat = self.telegram, self.chat
        if not telegram.inline_mode:
            raise InvalidAction("the bot has no inline mode")
        text = text.strip()[: limits.INLINE_QUERY]
        identity = telegram.new_query(telegram.inline_queries, chat, text=text, offset=offset)
        if (cached := telegram.inline_answers.cached(self.number, text, offset)) is not None:
            del telegram.inline_queries[identity]
            telegram.inline_answers.offer(identity, cached)
            chat.tell(cached.event(identity))
            return {"query_id": identity, "update_id": None}
        query = {
            "id": identity,
            "from": chat.person,
            "query": text,
            "offset": offset,
            "chat_type": _QUERIED_FROM[self.chat_type],
        }
        lifetime = telegram.times.inline_kept
        update = telegram.queue("inline_query", query, queue=("inline", self.number), lifetime=lifetime)
        return {"query_id": identity, "update_id": update}

    def choose(self, query_id: str, result_id: str) -> Json:
        """Sends a result of an inline query into this chat, as the person's message that came via the bot."""
        result = self.telegram.inline_answers.result(query_id, result_id)
        if result is None:
            raise InvalidAction("there is no such result")
        content = result.message | {"via_bot": self.telegram.profile.user()}
        message = self.telegram.keep(self.chat, content | self._sender() | self._topic(), by_person=True)
        if "reply_markup" in content:
            message.inline_message_id = f"inline-{self.chat.id}-{message.id}"
            self.telegram.inline_messages[message.inline_message_id] = self.chat, message
        self.chat.open = True
        return self._told("message", message) | {"message": message.shown()}

    def set_blocked(self, *, blocked: bool) -> Json:
        """Blocks the bot in the private chat or lets it write again there; the bot is told."""
        chat = self.telegram.chat(self.number)
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

    def _pressed(self, number: int) -> Json:
        """How a callback query names the message: by an id alone where it was sent via the bot."""
        message = self.chat.messages.get(number)
        if message is None:
            return {"message": {"chat": self.chat.json(), "message_id": number, "date": 0}}
        if message.inline_message_id:
            return {"inline_message_id": message.inline_message_id}
        return {"message": message.json}

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
        update = None
        if self._bot_hears(message):
            update = self.telegram.queue(kind, message.json, queue=("chat", self.chat.id))
        return {"message_id": message.id, "update_id": update}

    def _bot_hears(self, message: Message) -> bool:
        if self.chat.private or not self.telegram.privacy_mode:
            return self.chat.has_bot
        return _meant_for_bot(message.json, self.telegram)

    def _message(self, number: int) -> Message:
        message = self.chat.messages.get(number)
        if message is None or message.hidden:
            raise InvalidAction("there is no such message")
        return message


def _meant_for_bot(message: Json, telegram: Telegram) -> bool:
    """Whether a bot in privacy mode hears a message of a group.

    It hears commands to it, its name, what was sent via it, and service messages.
    """
    if "via_bot" in message or not SERVICE_KINDS.isdisjoint(message):
        return True
    text = str(message.get("text", message.get("caption", "")))
    ours = f"@{telegram.profile.username}".lower()
    command = _COMMAND.match(text)
    return ours in text.lower() or (command is not None and command[1] is None)
