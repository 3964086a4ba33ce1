"""What is remembered, as one protocol. Implementations never raise: without memory the bot goes on."""

from typing import Protocol

MESSAGES_SECONDS = 48 * 3600
"""As long as Telegram lets a bot delete them."""

UPDATES_SECONDS = 25 * 3600
"""Telegram keeps an update for a day."""

LANGUAGE_SECONDS = 30 * 24 * 3600


class Store(Protocol):
    """Chat and update numbers go in as they are; no implementation keeps them so."""

    async def was_done(self, update: int) -> bool:
        """Whether an update was answered before: Telegram sends one again when the confirmation was lost."""
        ...

    async def done(self, update: int) -> None:
        """Mark an update as answered, for UPDATES_SECONDS."""
        ...

    async def language(self, chat: int) -> str | None:
        """The chosen language, for LANGUAGE_SECONDS after it was chosen."""
        ...

    async def remember_language(self, chat: int, language: str) -> None: ...

    async def record(self, chat: int, message: int) -> None:
        """Note a message of either side, for MESSAGES_SECONDS."""
        ...

    async def recorded(self, chat: int) -> list[int]:
        """The noted messages of a chat, oldest first."""
        ...

    async def forget(self, chat: int) -> None:
        """Forget the noted messages of a chat."""
        ...

    async def close(self) -> None: ...
