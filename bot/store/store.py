"""The protocol of a store. No implementation raises: when the store fails, the bot goes on as if nothing was stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

MESSAGES_SECONDS = 48 * 3600
"""Telegram lets a bot delete messages of a private chat for 48 hours."""

UPDATES_SECONDS = 25 * 3600
"""Telegram keeps an update for 24 hours."""

LANGUAGE_SECONDS = 30 * 24 * 3600

CLAIM_SECONDS = 60
"""Twice what one update may take: a claim that is older belongs to a process that is gone."""

MAX_MESSAGES_IN_CHAT = 500


class ClaimState(Enum):
    """Who answers an update."""

    OURS = "ours"
    CLAIMED_BY_OTHER = "claimed by other"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim found out about an update and its chat. The defaults are what holds when the store is down.

    `attempts` counts how often the update was begun, this time included. `closed` says that the chat was closed after
    the person sent this update.
    """

    state: ClaimState = ClaimState.OURS
    attempts: int = 1
    closed: bool = False
    language: str | None = None


class Store(Protocol):
    """Ids of chats, messages and updates go in as they are; no implementation stores them so."""

    @property
    def up(self) -> bool:
        """Whether the store works at the moment."""
        ...

    async def open(self) -> None:
        """Find out whether the store works, before it is needed."""
        ...

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        """Take an update for CLAIM_SECONDS, so that no other replica answers it. If it is ours, record its message.

        Telegram sends an update again when its confirmation was lost: then its state is DONE.
        """
        ...

    async def extend(self, update: int) -> None:
        """Renew a claim of ours for CLAIM_SECONDS, as while an update waits until Telegram can be reached again."""
        ...

    async def release(self, update: int) -> None:
        """Give a claim back unanswered, so that whoever gets the update next may answer it at once."""
        ...

    async def done(self, update: int) -> None:
        """Mark an update as answered, for UPDATES_SECONDS. `record` does it for updates answered by a message."""
        ...

    async def language(self, chat: int) -> str | None:
        """The chosen language, for LANGUAGE_SECONDS after it was chosen; for example "es"."""
        ...

    async def remember_language(self, chat: int, language: str) -> None: ...

    async def record(self, chat: int, message: int, *, update: int | None = None) -> bool:
        """Record a message of either side, for MESSAGES_SECONDS; of each chat the last MAX_MESSAGES_IN_CHAT are kept.

        With the update that the message answers, mark that as answered too, and say whether the chat was closed after
        it. `close_chat` comes before `recorded`, so either whoever closes the chat finds this message, or whoever sent
        it learns that it must be deleted.
        """
        ...

    async def recorded(self, chat: int) -> list[int]:
        """The recorded messages of a chat, oldest first."""
        ...

    async def forget(self, chat: int, messages: Sequence[int] | None = None) -> None:
        """Forget these recorded messages of a chat, or all.

        Naming them spares those that another replica has recorded meanwhile.
        """
        ...

    async def close_chat(self, chat: int, *, update: int) -> None:
        """Close a chat with this update, for UPDATES_SECONDS: answers to earlier ones must not be shown any more."""
        ...

    async def closed_after(self, chat: int, *, update: int) -> bool:
        """Whether the chat was closed after this update. Telegram numbers updates in the order in which they come."""
        ...

    def expire(self) -> None:
        """Drop what has expired, if that does not happen by itself. To be called now and then."""
        ...

    async def close(self) -> None:
        """Close connections."""
        ...
