"""The last answer of each chat, for ten minutes: what a short next text, or a correction of the last one, refers to.

It stays in the memory of this process, whatever the store is. Another replica does not know it, and judges the text by
itself.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.store.generational_dict import GenerationalDict
from bot.store.keys import keyed_hash

RECENT_SECONDS = 600.0

MAX_CHATS = 10_000

_KEY_BYTES, _MASK_BYTES = 7, 7
"""A Python integer of 56 bits takes 32 bytes."""


@dataclass(frozen=True, slots=True)
class RecentAnswer:
    """The address that was shown, such as "es/topic/unpaid-wages", and when, in seconds since 1970.

    `alert`: help was offered on top. `message`: the id of the message that shows the answer. `question`: that of the
    person's own, 0 for a press.
    """

    address: str
    alert: bool
    message: int
    question: int
    at: float


class RecentAnswers:
    """Answers by chat, under a keyed hash whose secret lives and ends with this process; ids of messages are masked."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells seconds since 1970."""
        self._clock = clock
        self._hash = keyed_hash(secrets.token_bytes(32), "recent", size=_KEY_BYTES + _MASK_BYTES)
        self._answers: GenerationalDict[RecentAnswer | None] = GenerationalDict(max_weight=MAX_CHATS)

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, chat: int) -> RecentAnswer | None:
        """The last answer, unless it is older than RECENT_SECONDS."""
        key, mask = self._key_and_mask(chat)
        answer = self._unless_expired(self._answers.get(key))
        return _masked(answer, mask) if answer else None

    def remember(self, chat: int, *, address: str, alert: bool = False, message: int, question: int = 0) -> None:
        """Put an answer in the place of the one before."""
        key, mask = self._key_and_mask(chat)
        self._answers.set(key, _masked(RecentAnswer(address, alert, message, question, self._clock()), mask))

    def forget(self, chat: int) -> None:
        self._answers.pop(self._key_and_mask(chat)[0])

    def drop_expired(self) -> None:
        self._answers.update_values(self._unless_expired)

    def _unless_expired(self, answer: RecentAnswer | None) -> RecentAnswer | None:
        return answer if answer and self._clock() - answer.at < RECENT_SECONDS else None

    def _key_and_mask(self, chat: int) -> tuple[int, int]:
        hashed = self._hash(chat)
        return int.from_bytes(hashed[:_KEY_BYTES]), int.from_bytes(hashed[_KEY_BYTES:])


def _masked(answer: RecentAnswer, mask: int) -> RecentAnswer:
    """With the ids XORed with a pad, so that they cannot be read; applying it twice gives them back."""
    return replace(answer, message=answer.message ^ mask, question=answer.question ^ mask)
