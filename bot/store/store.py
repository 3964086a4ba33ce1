"""The protocol of a store. No implementation raises: while it is down, reads return defaults and writes are lost."""

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
"""Twice the time limit of an update (30 seconds): a claim that is older belongs to a process that is gone."""

MAX_MESSAGES_IN_CHAT = 500


class ClaimState(Enum):
    """Who answers an update."""

    OURS = "ours"
    CLAIMED_BY_OTHER = "claimed by other"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Claim:
    """The result of claiming an update; for example `Claim(ClaimState.OURS, attempts=2, language="es")`.

    The defaults are what a store that is down returns. `attempts` counts how often the update was begun, this time
    included. `chat_closed`: the chat was closed after the person sent this update.
    """

    state: ClaimState = ClaimState.OURS
    attempts: int = 1
    chat_closed: bool = False
    language: str | None = None


class Store(Protocol):
    """Takes plain ids of chats, messages and updates; implementations store only keyed hashes and masked ids."""

    @property
    def up(self) -> bool:
        """Whether the store works at the moment."""
        ...

    async def probe(self) -> None:
        """Find out whether the store works, before the first update needs it."""
        ...

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        """Lease an update for CLAIM_SECONDS, so that no other replica answers it. If it is ours, record its message.

        Returns DONE for an update that is answered: Telegram sends one again when its confirmation was lost.
        """
        ...

    async def extend(self, update: int) -> None:
        """Renew our lease for CLAIM_SECONDS, as while an update waits until Telegram can be reached again."""
        ...

    async def release(self, update: int) -> None:
        """End our lease without an answer, so that whoever gets the update next may answer it at once."""
        ...

    async def mark_done(self, update: int) -> None:
        """Mark an update as answered, for UPDATES_SECONDS. `record_message` does it for the update that it is given."""
        ...

    async def language(self, chat: int) -> str | None:
        """The chosen language, for LANGUAGE_SECONDS after it was chosen; for example "es"."""
        ...

    async def remember_language(self, chat: int, language: str) -> None: ...

    async def record_message(self, chat: int, message: int, *, update: int | None = None) -> bool:
        """Record a message of either side, for MESSAGES_SECONDS; of each chat the last MAX_MESSAGES_IN_CHAT are kept.

        Returns whether the chat was closed after `update`, so that the message must be deleted. `update` is what the
        message answers; it is marked as done. `close_chat` comes before `recorded_messages`, so either whoever closes
        the chat finds this message, or whoever sent it learns of the close.
        """
        ...

    async def recorded_messages(self, chat: int) -> list[int]:
        """The recorded messages of a chat, oldest first."""
        ...

    async def forget_messages(self, chat: int, messages: Sequence[int] | None = None) -> None:
        """Forget these recorded messages of a chat, or all.

        Naming them spares those that another replica has recorded meanwhile.
        """
        ...

    async def close_chat(self, chat: int, *, update: int) -> None:
        """Close a chat with this update, for UPDATES_SECONDS: answers to earlier ones must not be shown any more."""
        ...

    async def chat_closed_after(self, chat: int, *, update: int) -> bool:
        """Whether the chat was closed after this update. Telegram numbers updates in the order in which they come."""
        ...

    def drop_expired(self) -> None:
        """Drop what has expired, if that does not happen by itself. To be called now and then."""
        ...

    async def aclose(self) -> None:
        """Close connections."""
        ...
