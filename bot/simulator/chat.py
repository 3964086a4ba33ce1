"""One chat: who is in it, its messages, and who watches it."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.display import to_html
from bot.simulator.service_messages import SERVICE_KINDS
from bot.simulator.types import Json

CHAT_TYPES = ("private", "group", "supergroup", "friend")
FRIEND = "A friend"
_FRIENDS = 1_000_000_000_000  # added to a person's id it is the id of that person's friend
_SUPERGROUPS = -1_000_000_000_000  # ids of supergroups lie below


@dataclass(slots=True)
class Message:
    """A message as the bot sees it (`json`, the Bot API's Message) and what the person's screen needs besides."""

    json: Json
    by_person: bool
    edited: bool = False
    inline_message_id: str = ""  # of a message with buttons that was sent via the bot
    hidden: bool = False  # deleted on the person's side only: the bot may go on editing it, and nobody sees that

    @property
    def id(self) -> int:
        return int(self.json["message_id"])

    def shown(self) -> Json:
        """The Message object plus html, outgoing, edited, and `service`: the kind of a service message, else None."""
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
    """A private chat (positive id), a group or a supergroup with topics (negative ids) with that person in it.

    A private chat with the bot has the person's own id. A chat with a friend has the friend's, and `has_bot` is False:
    the bot hears nothing of it and cannot write there.
    """

    id: int
    person: Json  # the Bot API's User
    has_bot: bool = True
    topics: set[int] = field(default_factory=set)  # values of message_thread_id; in a supergroup only
    messages: dict[int, Message] = field(default_factory=dict)
    open: bool = False  # the bot may write only after the person did
    blocked: bool = False
    watchers: set[asyncio.Queue[Json | None]] = field(default_factory=set)

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
        """What the person sees, oldest first."""
        return [message for message in self.messages.values() if not message.hidden]

    def tell(self, event: Json) -> None:
        """Sends an event to every open page of this chat."""
        for watcher in self.watchers:
            watcher.put_nowait(event)

    def show(self, event: str, message: Message) -> None:
        if self.watchers and not message.hidden:
            self.tell({"type": event, "message": message.shown()})

    def remove(self, ids: list[int], *, hide: bool = False) -> list[int]:
        """Deletes messages for both, or hides them from the person; returns the ids that were there."""
        seen = [one for one in ids if one in self.messages and not self.messages[one].hidden]
        for one in ids:
            if hide and one in self.messages:
                self.messages[one].hidden = True
            elif not hide:
                self.messages.pop(one, None)
        if seen:
            self.tell({"type": "deleted", "message_ids": seen})
            if self.watchers and not self.visible():
                self.tell({"type": "cleared"})
        return seen


def chat_id(person_id: int, chat_type: str) -> int:
    """The id of the person's chat of that type, one of the CHAT_TYPES: "private" is the one with the bot."""
    ids = {
        "private": person_id,
        "group": -person_id,
        "supergroup": _SUPERGROUPS - person_id,
        "friend": _FRIENDS + person_id,
    }
    return ids[chat_type]


def person(identity: int) -> Json:
    """A new person's User object."""
    return {"id": identity, "is_bot": False, "first_name": "Sam", "language_code": "en"}


def renamed(user: Json, changes: dict[str, Any]) -> Json:
    """`user` with first_name and language_code from `changes`; a language of null takes it away."""
    changed = user | {key: changes[key] for key in ("first_name", "language_code") if key in changes}
    return {key: value for key, value in changed.items() if value is not None}
