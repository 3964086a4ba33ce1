"""What the index knows of single words and of whole phrases, computed once so that a search only looks it up."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from bot.search.labels import Labels
from bot.search.naive_bayes import NaiveBayes, word_features

DISTINCTIVE_LEAD = 2.0
"""How far a word's log weight for one language must exceed those for the others to make it distinctive: as for a word
in three phrases of one language and in none of another. 'no' and 'visa' are in many, a name is in one phrase."""

NOT_DISTINCTIVE = 255
"""Instead of a label index: the word is distinctive of no language."""

SUM_STEP = 1 / 8
"""Sums are stored as 16-bit multiples of this: half the size of floats. A word's sums are between -50 and -500, and
those of a text are divided by about 20: the error is below 0.01, and scores usually differ by about 1."""

_MAX_STEPS = 2**15 - 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The known words, each with the sums of its features (see `NaiveBayes`).

    The word with id n has the sums `sums[n * width:(n + 1) * width]`, in SUM_STEPs, and `feature_counts[n]` features.
    `distinctive_of[n]` is the label index of the language that the word is distinctive of, or NOT_DISTINCTIVE.
    """

    word_ids: Mapping[str, int]
    width: int
    sums: Sequence[int]
    feature_counts: Sequence[int]
    distinctive_of: Sequence[int]

    @classmethod
    def build(cls, words: Iterable[str], model: NaiveBayes, labels: Labels) -> Lexicon:
        word_ids = {word: number for number, word in enumerate(sorted(words))}
        all_sums, feature_counts, distinctive_of = array("h"), array("H"), array("B")
        for word in word_ids:
            features, sums = word_features(word), model.zero_sums()
            model.add(features, sums)
            all_sums.extend([max(-_MAX_STEPS, min(_MAX_STEPS, round(one / SUM_STEP))) for one in sums])
            feature_counts.append(len(features))
            distinctive_of.append(_distinctive_of(features[0], model, labels))
        return cls(word_ids, len(labels) + 1, all_sums, feature_counts, distinctive_of)

    def sums_of(self, word_id: int) -> Sequence[int]:
        """The sums of a word, in SUM_STEPs."""
        return self.sums[word_id * self.width : (word_id + 1) * self.width]

    def has_distinctive(self, words: Iterable[str], language: int) -> bool:
        """Whether one of `words` is distinctive of the language with that label index."""
        ids, distinctive_of = self.word_ids, self.distinctive_of
        return any((found := ids.get(word)) is not None and distinctive_of[found] == language for word in words)


def _distinctive_of(bucket: int, model: NaiveBayes, labels: Labels) -> int:
    languages = range(labels.first_language, len(labels))
    ranked = sorted(((model.log_weight(bucket, language), language) for language in languages), reverse=True)
    (first, language), (second, _) = ranked[0], (ranked[1] if len(ranked) > 1 else (0.0, 0))
    return language if first - second >= DISTINCTIVE_LEAD else NOT_DISTINCTIVE


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
