"""One chat: its id and type, its messages, and the open pages that watch it."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.formatted_text import to_html
from bot.simulator.message_contents import SERVICE_KINDS
from bot.simulator.types import Json

CHAT_TYPES = ("private", "group", "supergroup", "friend")
"""A person's chats: "private" with the bot, a group and a supergroup with the bot in it, and one with a friend."""

FRIEND = "A friend"
_FRIENDS = 1_000_000_000_000_000  # a friend's id is the person's id plus this
_SUPERGROUPS = -1_000_000_000_000_000  # ids of supergroups lie below this


@dataclass(slots=True)
class Message:
    """A message as the bot sees it (`json`, the Bot API's Message), and what the person's screen needs besides."""

    json: Json
    by_person: bool
    edited: bool = False
    inline_message_id: str = ""  # of a message with buttons that was sent via the bot
    hidden: bool = False  # deleted for the person alone: the bot may still edit it, but the person sees nothing of it

    @property
    def id(self) -> int:
        return int(self.json["message_id"])

    def for_page(self) -> Json:
        """The Message plus `html`, `outgoing`, `edited` and `service`: the kind of a service message, else None."""
        text = self.json.get("text") or self.json.get("caption") or ""
        entities = self.json.get("entities") or self.json.get("caption_entities") or []
        return {
            **self.json,
            "html": to_html(text, entities),
            "outgoing": self.by_person,
            "edited": self.edited,
            "service": next((kind for kind in SERVICE_KINDS if kind in self.json), None),
        }


@dataclass(slots=True)
class Chat:
    """A private chat (positive id), a group or a supergroup with topics (negative ids), each with one person in it.

    The private chat with the bot has the person's own id. A chat with a friend has the friend's id, and `has_bot` is
    False: the bot hears nothing of it and cannot write there.
    """

    id: int
    person: Json  # the Bot API's User
    has_bot: bool = True
    topics: set[int] = field(default_factory=set)  # values of message_thread_id, in a supergroup only
    messages: dict[int, Message] = field(default_factory=dict)
    started: bool = False  # the person has written, so the bot may write too
    blocked: bool = False
    watchers: set[asyncio.Queue[Json | None]] = field(default_factory=set)  # one for each open page; None ends it

    @property
    def private(self) -> bool:
        return self.id > 0

    def json(self) -> Json:
        """The Bot API's Chat."""
        if self.private:
            name = self.person["first_name"] if self.has_bot else FRIEND
            return {"id": self.id, "type": "private", "first_name": name}
        if self.id < _SUPERGROUPS:
            return {"id": self.id, "type": "supergroup", "title": "Group with topics", "is_forum": True}
        return {"id": self.id, "type": "group", "title": "Group", "all_members_are_administrators": False}

    def visible(self) -> list[Message]:
        """The messages on the person's screen, oldest first."""
        return [message for message in self.messages.values() if not message.hidden]

    def notify(self, event: Json | None) -> None:
        """Sends an event to every open page of this chat; None ends its event stream."""
        for watcher in self.watchers:
            watcher.put_nowait(event)

    def notify_message(self, event: str, message: Message) -> None:
        if self.watchers and not message.hidden:
            self.notify({"type": event, "message": message.for_page()})

    def remove(self, message_ids: list[int], *, for_person_only: bool = False) -> list[int]:
        """Deletes messages, or hides them from the person alone; returns the ids that were on the screen."""
        seen = [one for one in message_ids if one in self.messages and not self.messages[one].hidden]
        for one in message_ids:
            if not for_person_only:
                self.messages.pop(one, None)
            elif one in self.messages:
                self.messages[one].hidden = True
        if seen:
            self.notify({"type": "deleted", "message_ids": seen})
            if self.watchers and not self.visible():
                self.notify({"type": "cleared"})
        return seen


def chat_id(user_id: int, chat_type: str) -> int:
    """The id of the person's chat of that type, one of the CHAT_TYPES."""
    ids = (user_id, -user_id, _SUPERGROUPS - user_id, _FRIENDS + user_id)
    return ids[CHAT_TYPES.index(chat_type)]


def topic_fields(thread_id: int) -> Json:
    """The fields of a Message in the topic with that message_thread_id."""
    return {"message_thread_id": thread_id, "is_topic_message": True}


def new_user(user_id: int) -> Json:
    """The Bot API's User of a new person."""
    return {"id": user_id, "is_bot": False, "first_name": "Sam", "language_code": "en"}


def changed_user(user: Json, changes: dict[str, Any]) -> Json:
    """`user` with the first_name and language_code of `changes`; a language of None removes it."""
    changed = user | {key: changes[key] for key in ("first_name", "language_code") if key in changes}
    return {key: value for key, value in changed.items() if value is not None}
