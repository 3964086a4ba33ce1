"""Words that the guide has never seen become the nearest word it knows."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

LONG_ENOUGH = 5
"""Letters. Shorter words match exactly: a letter away from 'raid' is 'afraid', from 'rape' is 'grape'."""

LETTERS_A_TYPO = 4
"""One slip is forgiven in words up to eight letters, two in longer ones."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The known words. Long ones by their first letter, which people seldom miss, from short to long."""

    known: Collection[str]
    by_initial: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Collection[str]) -> "Spelling":
        by_initial: dict[str, list[str]] = {}
        for word in sorted(_long(words), key=lambda word: (len(word), word)):
            by_initial.setdefault(word[0], []).append(word)
        return cls(words, {initial: tuple(words) for initial, words in by_initial.items()})

    def corrected(self, words: Sequence[str]) -> list[str]:
        """Each unknown long word replaced by the nearest known one, where one is near."""
        return [word if word in self.known else self._nearest(word) for word in words]

    def _nearest(self, word: str) -> str:
        if len(word) < LONG_ENOUGH:
            return word
        slips = 1 if len(word) < 2 * LETTERS_A_TYPO else 2
        near = self._as_long(word, slips)
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips)
        return str(found[0]) if found else word

    def _as_long(self, word: str, slips: int) -> Sequence[str]:
        """Words with that initial that are about as long: no other can be so near."""
        words = self.by_initial.get(word[0], ())
        start = bisect_left(words, len(word) - slips, key=len)
        return words[start : bisect_left(words, len(word) + slips + 1, lo=start, key=len)]


def _long(words: Iterable[str]) -> Iterable[str]:
    return (word for word in words if len(word) >= LONG_ENOUGH)
