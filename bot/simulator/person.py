"""What a person does: writes, presses, attaches, edits, deletes, blocks. Each action queues the update for the bot."""

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.simulator import limits
from bot.simulator.chat import Chat, Message, changed_user, topic_fields
from bot.simulator.entities import with_detected
from bot.simulator.formatted_text import FormattedText
from bot.simulator.message_contents import CAPTIONED_KINDS, SERVICE_KINDS, TOPIC_CREATED, attachment, service_message
from bot.simulator.telegram import Query, Telegram
from bot.simulator.types import Json

ANONYMOUS_ADMINISTRATOR = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_COMMAND = re.compile(r"/\w{1,64}(@\w+)?")
_INLINE_QUERY_CHAT_TYPES = {"private": "sender", "friend": "private", "group": "group", "supergroup": "supergroup"}


class InvalidAction(ValueError):
    """An action that no client would offer; the text says why."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person in one of their chats (see CHAT_TYPES); `user_id` is positive.

    `thread_id` is the message_thread_id of the topic in which the person writes. An `anonymous` person writes as an
    administrator under the name of the group.
    """

    telegram: Telegram
    user_id: int
    chat_type: str = "private"
    thread_id: int | None = None
    anonymous: bool = False

    @property
    def chat(self) -> Chat:
        return self.telegram.chat(self.user_id, self.chat_type)

    def change_profile(self, changes: dict[str, Any]) -> "Person":
        """Takes over first_name and language_code where `changes` has them; returns itself."""
        self.chat.person = changed_user(self.chat.person, changes)
        return self

    def say(self, text: str, *, date: int | None = None) -> Json:
        """Sends a text. `date` (unix seconds) is for one that was written earlier. Raises InvalidAction."""
        formatted = _typed(text)
        if not formatted.text:
            raise InvalidAction("text is empty")
        if len(formatted.text) > limits.MESSAGE_TEXT:
            raise InvalidAction("text is too long for one message")
        return self._send(formatted.fields(), date=date)

    def start(self, payload: str) -> Json:
        """Follows a link to the bot: sends /start with the link's payload into the private chat."""
        if not _PAYLOAD.fullmatch(payload):
            raise InvalidAction("payload must be at most 64 of A-Z, a-z, 0-9, _ and -")
        with_bot = replace(self, chat_type="private", thread_id=None)
        with_bot.set_blocked(blocked=False)
        return with_bot.say(f"/start {payload}".strip())

    def attach(self, kind: str, *, caption: str = "") -> Json:
        """Sends an attachment, one of the ATTACHMENT_KINDS. Raises InvalidAction."""
        content = attachment(kind, person=self.chat.person)
        if content is None:
            raise InvalidAction("kind is not known")
        if caption and kind in CAPTIONED_KINDS:
            content |= _typed(caption).fields("caption")
        return self._send(content)

    def receive(self, kind: str) -> Json:
        """Receives a service message, one of the SERVICE_KINDS. Raises InvalidAction.

        A "forum_topic_created" creates a topic in a supergroup, with the message's own id as its thread id.
        """
        newest = next(reversed(self.chat.messages.values()), None)
        pinned = {"chat": self.chat.json(), "message_id": 1, "date": 0} if newest is None else newest.json
        content = service_message(kind, person=self.chat.person, pinned=pinned)
        if content is None:
            raise InvalidAction("kind is not known")
        message = self._add(content)
        if kind == TOPIC_CREATED and self.chat_type == "supergroup":
            self.chat.topics.add(message.id)
            message.json |= topic_fields(message.id)
        return self._notify_bot("message", message)

    def edit(self, message_id: int, text: str) -> Json:
        """Changes a text that the person sent. Raises InvalidAction."""
        message = self._message(message_id)
        if not message.by_person or "text" not in message.json:
            raise InvalidAction("only an own text can be edited")
        formatted = _typed(text)
        if not formatted.text or formatted.text == message.json["text"]:
            raise InvalidAction("nothing to change")
        other = {key: value for key, value in message.json.items() if key not in ("text", "entities")}
        changes = {"edit_date": int(self.telegram.clock()), "from": self.chat.person}
        message.json = other | formatted.fields() | changes
        message.edited = True
        self.chat.notify_message("edited", message)
        return self._notify_bot("edited_message", message)

    def delete(self, message_ids: list[int], *, for_both: bool = False) -> list[int]:
        """Deletes on the person's side only, as clients do in a chat with a bot; `for_both` is for tests."""
        return self.chat.remove(message_ids, for_person_only=not for_both)

    def press(self, message_id: int, *, row: int, column: int) -> Json:
        """Presses a button; returns the action of one that a client handles by itself. Raises InvalidAction."""
        markup = self._message(message_id).json.get("reply_markup", {})
        try:
            button = markup["inline_keyboard"][row][column]
        except (KeyError, IndexError):
            raise InvalidAction("there is no such button") from None
        if "callback_data" in button:
            return self.press_with_data(message_id, button["callback_data"])
        if "copy_text" in button:
            return {"copy_text": button["copy_text"]["text"]}
        return {key: value for key, value in button.items() if key not in ("text", "style")}

    def press_with_data(self, message_id: int, data: str) -> Json:
        """Presses with any data at all, as a modified client could, even on a message that is gone."""
        chat, telegram = self.chat, self.telegram
        query_id = telegram.open_query(telegram.presses, Query(chat, telegram.clock()))
        press = {"id": query_id, "from": chat.person, "chat_instance": str(-(2**40) - chat.id), "data": data}
        update_id = telegram.queue_update(
            "callback_query",
            press | self._pressed_message(message_id),
            queue=("user", self.user_id),
            lifetime=telegram.times.press_lifetime,
        )
        return {"query_id": query_id, "update_id": update_id}

    def query_inline(self, text: str, *, offset: str = "") -> Json:
        """Types `@bot text` into this chat. Raises InvalidAction.

        While an answer to the same text is cached, the page gets that one, and `update_id` is None: the bot hears
        nothing.
        """
        telegram, chat = self.telegram, self.chat
        if not telegram.inline_mode:
            raise InvalidAction("the bot has no inline mode")
        text = text.strip()[: limits.INLINE_QUERY]
        query_id = telegram.open_query(telegram.inline_queries, Query(chat, telegram.clock(), text, offset))
        if cached := telegram.inline_answers.cached(self.user_id, text, offset):
            del telegram.inline_queries[query_id]
            telegram.inline_answers.offer(query_id, cached)
            chat.notify(cached.event(query_id))
            return {"query_id": query_id, "update_id": None}
        chat_type = _INLINE_QUERY_CHAT_TYPES[self.chat_type]
        update_id = telegram.queue_update(
            "inline_query",
            {"id": query_id, "from": chat.person, "query": text, "offset": offset, "chat_type": chat_type},
            queue=("inline", self.user_id),
            lifetime=telegram.times.inline_query_lifetime,
        )
        return {"query_id": query_id, "update_id": update_id}

    def choose(self, query_id: str, result_id: str) -> Json:
        """Sends a result of an inline query into this chat, via the bot. Raises InvalidAction."""
        result = self.telegram.inline_answers.result(query_id, result_id)
        if result is None:
            raise InvalidAction("there is no such result")
        message = self._add(result.message | {"via_bot": self.telegram.profile.user()})
        if "reply_markup" in result.message:
            message.inline_message_id = f"inline-{self.chat.id}-{message.id}"
            self.telegram.inline_messages[message.inline_message_id] = self.chat, message
        return self._notify_bot("message", message) | {"message": message.for_page()}

    def set_blocked(self, *, blocked: bool) -> Json:
        """Blocks or unblocks the bot in the private chat, of which the bot hears."""
        chat = self.telegram.chat(self.user_id)
        if chat.blocked == blocked:
            return {"update_id": None}
        chat.blocked = blocked
        bot, now = self.telegram.profile.user(), int(self.telegram.clock())
        member, banned = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
        old, new = (member, banned) if blocked else (banned, member)
        change = {"chat": chat.json(), "from": chat.person, "date": now, "old_chat_member": old, "new_chat_member": new}
        return {"update_id": self.telegram.queue_update("my_chat_member", change, queue=("chat", chat.id))}

    def push_update(self, fields: Json) -> Json:
        """Queues any update at all, unchecked, under an id of its own."""
        self.chat.started = True
        return {"update_id": self.telegram.queue_any_update(fields, queue=("chat", self.chat.id))}

    def _pressed_message(self, message_id: int) -> Json:
        """How a callback query names the message; one that was sent via the bot has nothing but an id."""
        message = self.chat.messages.get(message_id)
        if message is None:
            return {"message": {"chat": self.chat.json(), "message_id": message_id, "date": 0}}
        if message.inline_message_id:
            return {"inline_message_id": message.inline_message_id}
        return {"message": message.json}

    def _send(self, content: Json, *, date: int | None = None) -> Json:
        if self.chat.blocked:
            raise InvalidAction("the bot is blocked")
        return self._notify_bot("message", self._add(content, date=date))

    def _add(self, content: Json, *, date: int | None = None) -> Message:
        """Adds a message of the person to the chat, without an update for the bot."""
        chat = self.chat
        if self.anonymous and not chat.private:
            content = content | {"from": ANONYMOUS_ADMINISTRATOR, "sender_chat": chat.json()}
        if self.thread_id is not None:
            if self.thread_id not in chat.topics:
                raise InvalidAction("there is no such topic")
            content = content | topic_fields(self.thread_id)
        chat.started = True
        return self.telegram.add_message(chat, content, by_person=True, date=date)

    def _notify_bot(self, kind: str, message: Message) -> Json:
        update_id = None
        if self._bot_hears(message):
            update_id = self.telegram.queue_update(kind, message.json, queue=("chat", self.chat.id))
        return {"message_id": message.id, "update_id": update_id}

    def _bot_hears(self, message: Message) -> bool:
        if self.chat.private or not self.telegram.privacy_mode:
            return self.chat.has_bot
        return _passes_privacy_mode(message.json, self.telegram.profile.username)

    def _message(self, message_id: int) -> Message:
        message = self.chat.messages.get(message_id)
        if message is None or message.hidden:
            raise InvalidAction("there is no such message")
        return message


def _typed(text: str) -> FormattedText:
    return with_detected(FormattedText(text).trimmed())


def _passes_privacy_mode(message: Json, bot_username: str) -> bool:
    """Whether a bot in privacy mode hears a message of a group.

    It hears commands to it, mentions of it, what was sent via it, and service messages.
    """
    if "via_bot" in message or not SERVICE_KINDS.isdisjoint(message):
        return True
    text = str(message.get("text", message.get("caption", "")))
    command = _COMMAND.match(text)
    return f"@{bot_username}".lower() in text.lower() or (command is not None and command[1] is None)
