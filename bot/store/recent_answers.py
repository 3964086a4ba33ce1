"""The last answer of each chat, for ten minutes: what a short next text, or a correction of the last one, refers to.

It stays in the memory of this process, whatever the store is. Another replica does not know it, and judges the text by
itself.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.store.generational_dict import GenerationalDict
from bot.store.keys import keyed_hash

RECENT_SECONDS = 600.0

MAX_CHATS = 10_000

_KEY_BYTES = 7
"""A Python integer of 56 bits takes 32 bytes."""


@dataclass(frozen=True, slots=True)
class RecentAnswer:
    """The address that was shown, such as "es/topic/unpaid-wages", and when, in seconds since 1970.

    `alert`: help was offered on top. `question`: the id of the person's message, None for a press; `message`: the id of
    the one that shows the answer.
    """

    address: str
    alert: bool
    question: int | None
    message: int
    at: float


class RecentAnswers:
    """Answers by chat, under a keyed hash whose secret lives and ends with this process."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells seconds since 1970."""
        self._clock = clock
        self._hash = keyed_hash(secrets.token_bytes(32), "recent", size=_KEY_BYTES)
        self._answers: GenerationalDict[RecentAnswer | None] = GenerationalDict(max_weight=MAX_CHATS)

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, chat: int) -> RecentAnswer | None:
        """The last answer, unless it is older than RECENT_SECONDS."""
        return self._unless_expired(self._answers.get(self._key(chat)))

    def remember(
        self, chat: int, *, address: str, alert: bool = False, question: int | None = None, message: int
    ) -> None:
        """Put an answer in the place of the one before."""
        self._answers.set(self._key(chat), RecentAnswer(address, alert, question, message, self._clock()))

    def forget(self, chat: int) -> None:
        self._answers.pop(self._key(chat))

    def drop_expired(self) -> None:
        self._answers.update_values(self._unless_expired)

    def _unless_expired(self, answer: RecentAnswer | None) -> RecentAnswer | None:
        return answer if answer and self._clock() - answer.at < RECENT_SECONDS else None

    def _key(self, chat: int) -> int:
        return int.from_bytes(self._hash(chat))
