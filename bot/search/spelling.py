"""Words that the guide has never seen become the nearest word it knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

LONG_ENOUGH = 5
"""Letters. Shorter words match exactly: a letter away from 'raid' is 'afraid', from 'rape' is 'grape'."""

LETTERS_A_TYPO = 4
"""One slip is forgiven in words up to eight letters, two in longer ones."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The known words, by their first letter: people seldom miss that one, and it makes looking quick."""

    known: frozenset[str]
    by_initial: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Spelling":
        known = frozenset(words)
        by_initial: dict[str, list[str]] = {}
        for word in sorted(known):
            if len(word) >= LONG_ENOUGH:
                by_initial.setdefault(word[0], []).append(word)
        return cls(known, {initial: tuple(words) for initial, words in by_initial.items()})

    def corrected(self, words: Sequence[str]) -> list[str]:
        """Each unknown long word replaced by the nearest known one, where one is near."""
        return [word if word in self.known else self._nearest(word) for word in words]

    def _nearest(self, word: str) -> str:
        if len(word) < LONG_ENOUGH:
            return word
        slips = 1 if len(word) < 2 * LETTERS_A_TYPO else 2
        found = process.extractOne(
            word, self.by_initial.get(word[0], ()), scorer=DamerauLevenshtein.distance, score_cutoff=slips
        )
        return str(found[0]) if found else word
