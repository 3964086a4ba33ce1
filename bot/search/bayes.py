"""A naive Bayes classifier over hashed features: counted in one pass, kept as flat arrays, asked in microseconds."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from math import exp, log, sqrt
from operator import lt

from bot.search.features import BUCKETS

SMOOTHING = 0.1
"""Added to every count. Of 0.03, 0.1 and 0.3 the best on questions of three writers."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text as its buckets, the classes it belongs to, and how much it counts (1 for what somebody might type)."""

    buckets: Sequence[int]
    labels: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Bayes:
    """Multinomial naive Bayes over TF-IDF (Rennie et al., 2003: weights scaled to length 1), all classes as likely.

    Bucket b holds the classes `columns[starts[b]:starts[b + 1]]`, and beside them how much more likely they make it
    than `floors`, the weight of a bucket that a class has never seen. These arrays and `labels` are all there is to
    save, should building ever take too long.
    """

    labels: tuple[str, ...]
    rarity: array[float]
    floors: array[float]
    starts: array[int]
    columns: array[int]
    weights: array[float]

    def scores(self, buckets: Iterable[int]) -> dict[str, float]:
        """Logarithm of the chance of each class, up to a constant."""
        values = _values(buckets, self.rarity)
        mass = sum(value for _, value in values)
        scores = [mass * floor for floor in self.floors]
        for bucket, value in values:
            for place in range(self.starts[bucket], self.starts[bucket + 1]):
                scores[self.columns[place]] += value * self.weights[place]
        return dict(zip(self.labels, scores, strict=True))

    def known(self, buckets: Sequence[int]) -> float:
        """The share of buckets that any class has seen."""
        met = sum(1 for bucket in buckets if self.starts[bucket] < self.starts[bucket + 1])
        return met / len(buckets) if buckets else 0.0


def train(examples: Sequence[Example]) -> Bayes:
    """Count examples; the same ones give the same weights. At most 256 labels: a column is one byte."""
    labels = tuple(dict.fromkeys(label for one in examples for label in one.labels))
    place = {label: column for column, label in enumerate(labels)}
    rarity = _rarity(examples)
    starts, columns = _layout(examples, place)
    counts = array("f", [0.0]) * len(columns)
    totals = [0.0] * len(labels)
    for example in examples:
        mine = [place[label] for label in example.labels]
        for bucket, value in _values(example.buckets, rarity):
            start, end = starts[bucket], starts[bucket + 1]
            for column in mine:
                counts[columns.index(column, start, end)] += value * example.weight
                totals[column] += value * example.weight
    met = sum(map(lt, starts, starts[1:]))
    floors = array("f", [log(SMOOTHING / (total + SMOOTHING * met)) for total in totals])
    weights = array("f", [log(1 + count / SMOOTHING) for count in counts])
    return Bayes(labels, rarity, floors, starts, columns, weights)


def _layout(examples: Sequence[Example], place: Mapping[str, int]) -> tuple[array[int], array[int]]:
    """Starts and columns: which classes have seen each bucket. Sets of classes are bits of a number while they grow."""
    met = [0] * BUCKETS
    for example in examples:
        bits = sum(1 << place[label] for label in example.labels)
        for bucket in example.buckets:
            met[bucket] |= bits
    starts = array("I", accumulate((bits.bit_count() for bits in met), initial=0))
    return starts, array("B", chain.from_iterable(map(_columns, met)))


def _columns(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def chances(scores: dict[str, float], *, heat: float) -> dict[str, float]:
    """Scores as chances that sum to 1. The larger `heat`, the less sure: naive Bayes is far too sure by itself."""
    top = max(scores.values())
    powers = {label: exp((score - top) / heat) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}


def _values(buckets: Iterable[int], rarity: Sequence[float]) -> list[tuple[int, float]]:
    """TF-IDF of each bucket, scaled to length 1."""
    raw = [(bucket, (1 + log(count)) * rarity[bucket]) for bucket, count in Counter(buckets).items()]
    length = sqrt(sum(value * value for _, value in raw)) or 1.0
    return [(bucket, value / length) for bucket, value in raw]


def _rarity(examples: Sequence[Example]) -> array[float]:
    """IDF, smoothed: as if one more text had every bucket."""
    seen = array("I", [0]) * BUCKETS
    for example in examples:
        for bucket in set(example.buckets):
            seen[bucket] += 1
    texts = 1 + len(examples)
    by_count = {count: log(texts / (1 + count)) + 1 for count in set(seen)}
    return array("f", map(by_count.__getitem__, seen))
