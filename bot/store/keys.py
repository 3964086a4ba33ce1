"""Keys under which entries are stored: keyed hashes (MACs), which nobody can compute without the secret.

BLAKE2b has a keyed mode of its own, which takes less than half the time of HMAC-SHA256.
"""

import hmac
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b

ROTATION_SECONDS = 7 * 24 * 3600
KEY_BYTES = 16
_MASK_BYTES = 7


def keyed_hash(secret: bytes, purpose: str, *, size: int) -> Callable[[int], bytes]:
    """A hash of numbers, `size` bytes long. `secret` has at most 64 bytes, `purpose` at most 16.

    Hashes for one purpose say nothing about those for another.
    """
    prepared = blake2b(key=secret, digest_size=size, person=purpose.encode())

    def digest(number: int) -> bytes:
        hashing = prepared.copy()
        hashing.update(b"%d" % number)
        return hashing.digest()

    return digest


class Keys:
    """Keys for a store outside of this process, which change every week. `secret` is STORE_KEY, of any length.

    Each week's hash is derived from the secret and the week's number, so that a key of this week says nothing about one
    of the week before. A look-up tries the keys of as many weeks as the entry may be old. `clock` tells seconds since
    1970.
    """

    def __init__(self, secret: bytes, clock: Callable[[], float]) -> None:
        self._secret = secret
        self._clock = clock
        self._hash = lru_cache(maxsize=64)(self._make_hash)

    def current_key(self, purpose: str, number: int) -> bytes:
        """This week's key of a chat or an update; `purpose` says for what, such as "language"."""
        return self._hash(f"week:{self._week()}", purpose)(number)

    def candidate_keys(self, purpose: str, number: int, *, seconds: int) -> list[bytes]:
        """All keys under which an entry at most `seconds` old may stand, newest first."""
        week = self._week()
        return [self._hash(f"week:{week - age}", purpose)(number) for age in range(-(-seconds // ROTATION_SECONDS) + 1)]

    def mask(self, chat: int, value: int, *, purpose: str = "message") -> int:
        """An id of that chat, XORed with a keyed pad so that it cannot be read; applying it twice returns the id.

        Each purpose has a pad of its own: two ids under one pad would show their difference. A pad does not change with
        the week, since an id must be readable for as long as it is stored.
        """
        return value ^ int.from_bytes(self._hash("mask", purpose)(chat)[:_MASK_BYTES])

    def _week(self) -> int:
        return int(self._clock() // ROTATION_SECONDS)

    def _make_hash(self, label: str, purpose: str) -> Callable[[int], bytes]:
        return keyed_hash(hmac.digest(self._secret, label.encode(), "sha256"), purpose, size=KEY_BYTES)
