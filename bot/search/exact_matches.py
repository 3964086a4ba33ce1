"""Texts that mean one thing word for word: 'stop', 'are you the police'. Kept as hashes, side by side, in order."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class ExactMatches:
    """The text whose hash is `hashes[n]` means the class `columns[n]`."""

    hashes: Sequence[int]
    columns: Sequence[int]

    @classmethod
    def of(cls, meanings: Mapping[str, int]) -> ExactMatches:
        hashed = sorted((_hash(text), column) for text, column in meanings.items())
        return cls(array("Q", [one for one, _ in hashed]), array("B", [column for _, column in hashed]))

    def meaning(self, words: Sequence[str]) -> int | None:
        """The class that these words mean, if they are one of the texts."""
        wanted = _hash(" ".join(words))
        place = bisect_left(self.hashes, wanted)
        return self.columns[place] if place < len(self.hashes) and self.hashes[place] == wanted else None


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
