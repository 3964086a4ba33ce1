"""Spelling correction: a word that the guide does not know becomes the nearest known one, or several."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

MIN_LENGTH = 5
"""Shorter words are never corrected: 'raid' and 'afraid', 'rape' and 'grape' are one or two edits apart."""

TWO_EDITS_LENGTH = 8
"""From this length two edits are allowed, below it one."""

MIN_PART, MAX_PART = 2, 16
"""Letters of a word that was typed together with others."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """All known words, and common ones, which may be corrections: the long ones by first letter, from short to long.

    Rare words may be misspelled themselves. Only words with the same first letter are compared, because people seldom
    mistype it.
    """

    known: Collection[str]
    common: Collection[str]
    by_initial: dict[str, tuple[str, ...]]

    @classmethod
    def build(cls, known: Collection[str], common: Iterable[str]) -> "Spelling":
        """`known` is kept, not copied, for membership tests: pass a set or the keys of a dictionary."""
        corrections = frozenset(common)
        by_initial: dict[str, list[str]] = {}
        for word in sorted(filter(_is_long, corrections), key=lambda word: (len(word), word)):
            by_initial.setdefault(word[0], []).append(word)
        return cls(known, corrections, {initial: tuple(long) for initial, long in by_initial.items()})

    def correct(self, words: Sequence[str]) -> list[str]:
        """`words` with each unknown long one replaced by what it was meant to be."""
        return [meant for word in words for meant in self.meant(word)]

    def meant(self, word: str) -> list[str]:
        """The word itself if it is known or short, else the nearest known one within the edit limit.

        One that is near to none may be several without spaces between them: "nomepagan" -> ["no", "me", "pagan"].
        """
        if word in self.known or not _is_long(word):
            return [word]
        nearest = self._nearest(word)
        return [nearest] if nearest else self._split(word) or [word]

    def _nearest(self, word: str) -> str | None:
        max_edits = 1 if len(word) < TWO_EDITS_LENGTH else 2
        candidates = self._candidates(word, max_edits)
        nearest = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=max_edits)
        return str(nearest[0]) if nearest else None

    def _split(self, word: str) -> list[str]:
        """The fewest common words, of MIN_PART letters or more, that make up this one; none if there are no such."""
        fewest: list[list[str] | None] = [[]]
        for end in range(1, len(word) + 1):
            starts = range(max(0, end - MAX_PART), end - MIN_PART + 1)
            splits = [
                [*before, word[start:end]]
                for start in starts
                if (before := fewest[start]) is not None and word[start:end] in self.common
            ]
            fewest.append(min(splits, key=len, default=None))
        return fewest[-1] or []

    def _candidates(self, word: str, max_edits: int) -> Sequence[str]:
        """Common words with the same first letter whose length differs by at most `max_edits`."""
        words = self.by_initial.get(word[0], ())
        start = bisect_left(words, len(word) - max_edits, key=len)
        return words[start : bisect_left(words, len(word) + max_edits + 1, lo=start, key=len)]


def _is_long(word: str) -> bool:
    return len(word) >= MIN_LENGTH
