"""Names under which things are remembered: hashes that nobody can make without the secret.

BLAKE2b with a key, which takes less than half the time of HMAC-SHA256.
"""

import hmac
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b

WEEK = 7 * 24 * 3600
NAME_BYTES = 16
_MASK_BYTES = 7


def keyed(secret: bytes, purpose: str, *, size: int) -> Callable[[int], bytes]:
    """A hash of numbers, `size` bytes long. `secret` has at most 64 bytes, `purpose` at most 16.

    What it makes for one purpose says nothing about what it makes for another.
    """
    begun = blake2b(key=secret, digest_size=size, person=purpose.encode())

    def digest(number: int) -> bytes:
        hashing = begun.copy()
        hashing.update(b"%d" % number)
        return hashing.digest()

    return digest


class Keys:
    """For a memory outside the process, names that change every week. `secret` is STORE_KEY, of any length.

    A week's key is made from it and the number of the week, so that a name of this week says nothing about one of the
    week before. What is looked up is tried under the keys of as many weeks as it may be old. `clock` tells seconds
    since 1970.
    """

    def __init__(self, secret: bytes, clock: Callable[[], float]) -> None:
        self._secret = secret
        self._clock = clock
        self._hash = lru_cache(maxsize=64)(self._make_hash)

    def name(self, kind: str, number: int) -> bytes:
        """This week's name for a chat or an update."""
        return self._hash(f"week:{self._week()}", kind)(number)

    def names(self, kind: str, number: int, *, seconds: int) -> list[bytes]:
        """All names that something at most `seconds` old may have, newest first."""
        week = self._week()
        return [self._hash(f"week:{week - back}", kind)(number) for back in range(-(-seconds // WEEK) + 1)]

    def masked(self, chat: int, value: int, *, kind: str = "message") -> int:
        """A number with its bits mixed, so that it is not kept as it is; twice gives it back.

        Each kind has a mask of its own: laid over one another, two masked numbers would show their difference. A mask
        does not change with the week: it must give the number back for as long as it is kept.
        """
        return value ^ int.from_bytes(self._hash("mask", kind)(chat)[:_MASK_BYTES])

    def _week(self) -> int:
        return int(self._clock() // WEEK)

    def _make_hash(self, label: str, kind: str) -> Callable[[int], bytes]:
        return keyed(hmac.digest(self._secret, label.encode(), "sha256"), kind, size=NAME_BYTES)
