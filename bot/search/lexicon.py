"""What the index knows of single words and of whole phrases, computed once so that a search only looks it up."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from bot.search.features import word_features
from bot.search.linear_model import LinearModel

DISTINCTIVE_PHRASES, DISTINCTIVE_RATIO = 3, 8
"""A word is distinctive of a language that has it in so many phrases, and in so many times as many as any other. 'no'
and 'visa' are in many languages, a name is in one phrase."""

NOT_DISTINCTIVE = 255
"""Instead of a label index: the word is distinctive of no language."""

SUM_STEP = 1 / 32
"""Sums are stored as 16-bit multiples of this: half the size of floats, for sums from -1000 to 1000."""

COMMON_PHRASES = 4
"""Sums are stored for words that so many phrases have: those of all would be the largest part of the index."""

_MAX_STEPS = 2**15 - 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The known words, and the sums of the features of common ones (see `LinearModel`).

    The common words have the lowest ids. The one with id n has the sums `sums[n * width:(n + 1) * width]`, in
    SUM_STEPs, the squared length `squares[n]`, and `feature_counts[n]` features. `distinctive_of[n]` is the label index
    of the language that a word is distinctive of, or NOT_DISTINCTIVE.
    """

    word_ids: Mapping[str, int]
    width: int
    sums: Sequence[int]
    squares: Sequence[float]
    feature_counts: Sequence[int]
    distinctive_of: Sequence[int]

    @classmethod
    def build(cls, phrases_with: Mapping[str, Mapping[int, int]], model: LinearModel) -> Lexicon:
        """`phrases_with` counts, for each word, the phrases that have it, by the label index of their language."""
        common = {word for word, phrases in phrases_with.items() if sum(phrases.values()) >= COMMON_PHRASES}
        ordered = [*sorted(common), *sorted(phrases_with.keys() - common)]
        all_sums, squares, feature_counts, distinctive_of = array("h"), array("f"), array("H"), array("B")
        for word in ordered:
            distinctive_of.append(_distinctive_of(phrases_with[word]))
            if word not in common:
                continue
            features, sums = word_features(word), model.zero_sums()
            model.add(features, sums)
            squares.append(sums.pop())
            all_sums.extend([max(-_MAX_STEPS, min(_MAX_STEPS, round(one / SUM_STEP))) for one in sums])
            feature_counts.append(len(features))
        word_ids = {word: number for number, word in enumerate(ordered)}
        return cls(word_ids, len(model.biases), all_sums, squares, feature_counts, distinctive_of)

    def common_words(self) -> Iterable[str]:
        """Those whose sums are stored."""
        return islice(self.word_ids, len(self.squares))

    def common_id(self, word: str) -> int | None:
        """The id of a word whose sums are stored; None for any other word."""
        found = self.word_ids.get(word)
        return found if found is not None and found < len(self.squares) else None

    def sums_of(self, word_id: int) -> Sequence[int]:
        """The sums of a common word, in SUM_STEPs."""
        return self.sums[word_id * self.width : (word_id + 1) * self.width]

    def has_distinctive(self, words: Iterable[str], language: int) -> bool:
        """Whether one of `words` is distinctive of the language with that label index."""
        ids, distinctive_of = self.word_ids, self.distinctive_of
        return any((found := ids.get(word)) is not None and distinctive_of[found] == language for word in words)


def _distinctive_of(phrases: Mapping[int, int]) -> int:
    """The language of whose phrases a word is distinctive, given their number in each."""
    ranked = sorted(((count, language) for language, count in phrases.items()), reverse=True)
    if not ranked:
        return NOT_DISTINCTIVE
    (first, language), second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0
    is_distinctive = first >= max(DISTINCTIVE_PHRASES, DISTINCTIVE_RATIO * second)
    return language if is_distinctive else NOT_DISTINCTIVE


@dataclass(frozen=True, slots=True)
class ExactMatches:
    """Phrases that have one label when typed word for word, such as 'stop' or 'are you the police'.

    Stored as sorted hashes: the phrase with `hashes[n]` has the label index `labels[n]`.
    """

    hashes: Sequence[int]
    labels: Sequence[int]

    @classmethod
    def build(cls, label_of_phrase: Mapping[str, int]) -> ExactMatches:
        """Phrases are keyed by their normalized words, separated by spaces."""
        hashed = sorted((_hash(phrase), label) for phrase, label in label_of_phrase.items())
        return cls(array("Q", [one for one, _ in hashed]), array("B", [label for _, label in hashed]))

    def label(self, words: Sequence[str]) -> int | None:
        """The label index of the phrase that consists of exactly these words; None if there is none."""
        wanted = _hash(" ".join(words))
        position = bisect_left(self.hashes, wanted)
        found = position < len(self.hashes) and self.hashes[position] == wanted
        return self.labels[position] if found else None


def _hash(phrase: str) -> int:
    return int.from_bytes(blake2b(phrase.encode(), digest_size=8).digest(), "little")
