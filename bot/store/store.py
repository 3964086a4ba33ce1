"""What is remembered, as one protocol. Implementations never raise: without memory the bot goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

MESSAGES_SECONDS = 48 * 3600
"""As long as Telegram lets a bot delete them."""

UPDATES_SECONDS = 25 * 3600
"""Telegram keeps an update for a day."""

LANGUAGE_SECONDS = 30 * 24 * 3600

CLAIM_SECONDS = 60
"""Twice what one update may take: after that its replica is gone, and another one answers."""

MAX_MESSAGES_IN_CHAT = 500


class ClaimState(Enum):
    """Who answers an update."""

    OURS = "ours"
    ELSEWHERE = "elsewhere"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim found out about an update and its chat.

    `tries` counts how often it was begun, this time included. `left`: the chat was closed after the person wrote this.
    The defaults are what holds without any memory.
    """

    standing: ClaimState = ClaimState.OURS
    tries: int = 1
    left: bool = False
    language: str | None = None


class Store(Protocol):
    """Chat and update numbers go in as they are; no implementation keeps them so."""

    @property
    def up(self) -> bool:
        """Whether it remembers at the moment."""
        ...

    async def open(self) -> None:
        """Find out whether it remembers, before anybody writes."""
        ...

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        """Take an update for CLAIM_SECONDS, so that no other replica answers it. If it is ours, note its message.

        Telegram sends an update again when its confirmation was lost: then it is done already.
        """
        ...

    async def extend(self, update: int) -> None:
        """Renew a claim of ours for CLAIM_SECONDS, as while an update waits until Telegram can be reached again."""
        ...

    async def release(self, update: int) -> None:
        """Give a claim back unanswered: whoever gets the update next may answer it at once."""
        ...

    async def done(self, update: int) -> None:
        """Mark an update as answered, for UPDATES_SECONDS, where no message was recorded that answers it."""
        ...

    async def language(self, chat: int) -> str | None:
        """The chosen language, for LANGUAGE_SECONDS after it was chosen."""
        ...

    async def remember_language(self, chat: int, language: str) -> None: ...

    async def record(self, chat: int, message: int, *, update: int | None = None) -> bool:
        """Note a message of either side, for MESSAGES_SECONDS; the last MAX_MESSAGES_IN_CHAT of a chat are kept.

        With the update that the message answers, marks that as answered too, and says whether the chat was closed
        meanwhile: `leave` comes before `recorded`, so either whoever closes finds this message, or whoever sent it
        learns that it must go.
        """
        ...

    async def recorded(self, chat: int) -> list[int]:
        """The noted messages of a chat, oldest first."""
        ...

    async def forget(self, chat: int, messages: Sequence[int] | None = None) -> None:
        """Forget these noted messages of a chat, or all. What another replica noted meanwhile stays when named."""
        ...

    async def leave(self, chat: int, *, update: int) -> None:
        """The chat is closed by this update: answers to what came before it must not be shown any more."""
        ...

    async def has_left(self, chat: int, *, update: int) -> bool:
        """Whether the chat was closed after this update. Telegram numbers updates in the order in which they come."""
        ...

    def tidy(self) -> None:
        """Drop what is over, if that does not happen by itself."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
