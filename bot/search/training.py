"""Examples are counted, class by class, into a classifier. The same examples give the same weights."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import log, sqrt

from bot.search.bayes import WEIGHT_STEP, Bayes
from bot.search.features import BUCKETS, of_pairs, of_word

SMOOTHING = 0.1
"""Added to every count. Of 0.03, 0.1 and 0.3 the best on questions of three writers."""

UNHEARD = -100.0
"""The floor of a class without examples: nothing belongs there."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text as its words, columns of the classes it belongs to, and how much it counts (1: somebody might type it)."""

    words: Sequence[str]
    columns: tuple[int, ...]
    weight: float = 1.0


def train(examples: Iterable[Example], classes: int) -> Bayes:
    """Count examples of so many classes, at most 256: a column is one byte."""
    texts = _read(examples, classes)
    rarity = _rarity(texts)
    texts.scale(rarity)
    cells, totals = [], []
    for mine in texts.labelled:
        counts = texts.counted(mine, rarity)
        totals.append(sum(counts.values()))
        cells.append({bucket: round(log(1 + count / SMOOTHING) / WEIGHT_STEP) for bucket, count in counts.items()})
    met = len(set().union(*cells))
    floors = [log(SMOOTHING / (total + SMOOTHING * met)) if total else UNHEARD for total in totals]
    return Bayes(array("f", floors), rarity, *_by_bucket(cells))


@dataclass(slots=True)
class _Texts:
    """All texts, each as numbers of its distinct words and buckets of its pairs; `pieces` are the buckets of a word."""

    pieces: list[array[int]]
    words: list[array[int]]
    pairs: list[array[int]]
    scales: list[float]
    labelled: list[list[int]]
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        found = self.numbers.get(word)
        if found is None:
            found = self.numbers[word] = len(self.pieces)
            self.pieces.append(of_word(word))
        return found

    def scale(self, rarity: Sequence[float]) -> None:
        """Make each text's vector as long as its weight."""
        squares = [sum([rarity[bucket] ** 2 for bucket in pieces]) for pieces in self.pieces]
        for number, (words, pairs) in enumerate(zip(self.words, self.pairs, strict=True)):
            square = sum([squares[word] for word in words]) + sum([rarity[bucket] ** 2 for bucket in pairs])
            self.scales[number] /= sqrt(square) or 1.0

    def counted(self, mine: Iterable[int], rarity: Sequence[float]) -> Mapping[int, float]:
        """What a class has seen of each bucket. Whole words first: it has fewer of them than its texts have pieces."""
        said: dict[int, float] = {}
        counts: dict[int, float] = {}
        for text in mine:
            scale = self.scales[text]
            for word in self.words[text]:
                said[word] = said.get(word, 0.0) + scale
            for bucket in self.pairs[text]:
                counts[bucket] = counts.get(bucket, 0.0) + rarity[bucket] * scale
        for word, mass in said.items():
            for bucket in self.pieces[word]:
                counts[bucket] = counts.get(bucket, 0.0) + rarity[bucket] * mass
        return counts


def _read(examples: Iterable[Example], classes: int) -> _Texts:
    texts = _Texts([], [], [], [], [[] for _ in range(classes)])
    for number, one in enumerate(examples):
        texts.words.append(array("I", map(texts.number, dict.fromkeys(one.words))))
        texts.pairs.append(array("I", of_pairs(one.words)))
        texts.scales.append(one.weight)
        for column in one.columns:
            texts.labelled[column].append(number)
    return texts


def _rarity(texts: _Texts) -> array[float]:
    """IDF, smoothed: as if one more text had every bucket."""
    seen: Counter[int] = Counter()
    for words, pairs in zip(texts.words, texts.pairs, strict=True):
        seen.update(set(pairs).union(*[texts.pieces[word] for word in words]))
    count = 1 + len(texts.words)
    rarity = array("f", [log(count) + 1]) * BUCKETS
    for bucket, met in seen.items():
        rarity[bucket] = log(count / (1 + met)) + 1
    return rarity


def _by_bucket(cells: Sequence[Mapping[int, int]]) -> tuple[array[int], array[int], array[int]]:
    """Starts, columns and weights, from the buckets and weights of each class."""
    sizes = array("I", [0]) * BUCKETS
    for weights_of in cells:
        for bucket in weights_of:
            sizes[bucket] += 1
    starts = array("I", accumulate(sizes, initial=0))
    free = starts[:]
    columns, weights = array("B", bytes(starts[-1])), array("H", bytes(2 * starts[-1]))
    for column, weights_of in enumerate(cells):
        for bucket, weight in weights_of.items():
            place = free[bucket]
            columns[place], weights[place] = column, weight
            free[bucket] = place + 1
    return starts, columns, weights
