"""A naive Bayes classifier over hashed features: counted in one pass, kept as flat arrays, asked in microseconds."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, sqrt
from operator import lt

from bot.search.features import BUCKETS

SMOOTHING = 0.1
"""Added to every count. Of 0.03, 0.1 and 0.3 the best on questions of three writers."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text as its buckets, the classes it belongs to, and how much it counts (1 for what somebody might type)."""

    buckets: array[int]
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
        length = _length(buckets, self.rarity)
        values = [(bucket, self.rarity[bucket] / length) for bucket in set(buckets)]
        mass = sum(value for _, value in values)
        scores = [mass * floor for floor in self.floors]
        for bucket, value in values:
            start, end = self.starts[bucket], self.starts[bucket + 1]
            for column, weight in zip(self.columns[start:end], self.weights[start:end], strict=True):
                scores[column] += value * weight
        return dict(zip(self.labels, scores, strict=True))

    def known(self, buckets: Sequence[int]) -> float:
        """The share of buckets that any class has seen."""
        met = sum(1 for bucket in buckets if self.starts[bucket] < self.starts[bucket + 1])
        return met / len(buckets) if buckets else 0.0


def train(examples: Sequence[Example]) -> Bayes:
    """Count examples; the same ones give the same weights. At most 256 labels: a column is one byte."""
    rarity = _rarity(examples)
    labelled: dict[str, list[tuple[Example, float]]] = {}
    for one in examples:
        scale = one.weight / _length(one.buckets, rarity)
        for label in one.labels:
            labelled.setdefault(label, []).append((one, scale))
    totals, cells = [], []
    for mine in labelled.values():
        counts = _counted(mine, rarity)
        totals.append(sum(counts.values()))
        cells.append((array("I", counts), array("f", (log(1 + count / SMOOTHING) for count in counts.values()))))
    starts, columns, weights = _by_bucket(cells)
    met = sum(map(lt, starts, starts[1:]))
    floors = array("f", [log(SMOOTHING / (total + SMOOTHING * met)) for total in totals])
    return Bayes(tuple(labelled), rarity, floors, starts, columns, weights)


def _counted(mine: Iterable[tuple[Example, float]], rarity: Sequence[float]) -> dict[int, float]:
    """What a class has seen of each bucket."""
    counts: dict[int, float] = {}
    for one, scale in mine:
        for bucket in set(one.buckets):
            counts[bucket] = counts.get(bucket, 0.0) + rarity[bucket] * scale
    return counts


def _by_bucket(cells: Sequence[tuple[array[int], array[float]]]) -> tuple[array[int], array[int], array[float]]:
    """Starts, columns and weights, from the buckets and weights of each class."""
    sizes = array("I", [0]) * BUCKETS
    for buckets, _ in cells:
        for bucket in buckets:
            sizes[bucket] += 1
    starts = array("I", accumulate(sizes, initial=0))
    free = starts[:]
    columns, weights = array("B", bytes(starts[-1])), array("f", bytes(4 * starts[-1]))
    for column, (buckets, added) in enumerate(cells):
        for bucket, weight in zip(buckets, added, strict=True):
            place = free[bucket]
            columns[place], weights[place] = column, weight
            free[bucket] = place + 1
    return starts, columns, weights


def chances(scores: dict[str, float], *, heat: float) -> dict[str, float]:
    """Scores as chances that sum to 1. The larger `heat`, the less sure: naive Bayes is far too sure by itself."""
    top = max(scores.values())
    powers = {label: exp((score - top) / heat) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}


def _length(buckets: Iterable[int], rarity: Sequence[float]) -> float:
    """Of a text's vector: each bucket as its rarity, however often it occurs."""
    return sqrt(sum(rarity[bucket] ** 2 for bucket in set(buckets))) or 1.0


def _rarity(examples: Sequence[Example]) -> array[float]:
    """IDF, smoothed: as if one more text had every bucket."""
    seen = array("I", [0]) * BUCKETS
    for example in examples:
        for bucket in set(example.buckets):
            seen[bucket] += 1
    texts = 1 + len(examples)
    by_count = {count: log(texts / (1 + count)) + 1 for count in set(seen)}
    return array("f", map(by_count.__getitem__, seen))
