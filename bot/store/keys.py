"""Names under which things are remembered: keyed hashes that change every week.

A week's key is made from STORE_KEY and the number of the week, so that a name of this week says nothing about one of
the week before. What is looked up is tried under the keys of as many weeks as it may be old.
"""

import hmac
from collections.abc import Callable
from functools import lru_cache

WEEK = 7 * 24 * 3600
NAME_BYTES = 16
_MASK_BYTES = 7


class Keys:
    """`secret` is STORE_KEY; `clock` tells seconds since 1970."""

    def __init__(self, secret: bytes, clock: Callable[[], float]) -> None:
        self._secret = secret
        self._clock = clock
        self._key_of = lru_cache(maxsize=16)(self._make_key)

    def name(self, kind: str, number: int) -> bytes:
        """This week's name for a chat or an update."""
        return self._name(self._week(), kind, number)

    def names(self, kind: str, number: int, *, seconds: int) -> list[bytes]:
        """All names that something at most `seconds` old may have, newest first."""
        week = self._week()
        return [self._name(week - back, kind, number) for back in range(-(-seconds // WEEK) + 1)]

    def masked(self, chat: int, value: int, *, kind: str = "message") -> int:
        """A number with its bits mixed, so that it is not kept as it is; twice gives it back.

        Each kind has a mask of its own: laid over one another, two masked numbers would show their difference. A mask
        does not change with the week: it must give the number back for as long as it is kept.
        """
        digest = hmac.digest(self._secret, f"mask:{kind}:{chat}".encode(), "sha256")
        return value ^ int.from_bytes(digest[:_MASK_BYTES])

    def _week(self) -> int:
        return int(self._clock() // WEEK)

    def _make_key(self, week: int) -> bytes:
        return hmac.digest(self._secret, f"week:{week}".encode(), "sha256")

    def _name(self, week: int, kind: str, number: int) -> bytes:
        return hmac.digest(self._key_of(week), f"{kind}:{number}".encode(), "sha256")[:NAME_BYTES]
