"""A naive Bayes classifier over hashed features: counted class by class, kept as flat arrays."""

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
        distinct = set(buckets)
        length = _length(distinct, self.rarity)
        values = [(bucket, self.rarity[bucket] / length) for bucket in distinct]
        mass = sum(value for _, value in values)
        scores = [mass * floor for floor in self.floors]
        for bucket, value in values:
            start, end = self.starts[bucket], self.starts[bucket + 1]
            for column, weight in zip(self.columns[start:end], self.weights[start:end], strict=True):
                scores[column] += value * weight
        return dict(zip(self.labels, scores, strict=True))

    def speaks_for(self, bucket: int) -> dict[str, float]:
        """How much a bucket says for each class that has seen it."""
        start, end = self.starts[bucket], self.starts[bucket + 1]
        labels = (self.labels[column] for column in self.columns[start:end])
        return dict(zip(labels, self.weights[start:end], strict=True))

    def known(self, buckets: Sequence[int]) -> float:
        """The share of buckets that any class has seen."""
        met = sum(1 for bucket in buckets if self.starts[bucket] < self.starts[bucket + 1])
        return met / len(buckets) if buckets else 0.0


def train(examples: Iterable[Example]) -> Bayes:
    """Count examples; the same ones give the same weights. At most 256 labels: a column is one byte."""
    texts, labelled = _read(examples)
    rarity = _rarity(texts)
    texts.scale(rarity)
    totals, cells = [], []
    for mine in labelled.values():
        counts = texts.counted(mine, rarity)
        totals.append(sum(counts.values()))
        cells.append((array("I", counts), array("f", (log(1 + count / SMOOTHING) for count in counts.values()))))
    starts, columns, weights = _by_bucket(cells)
    met = sum(map(lt, starts, starts[1:]))
    floors = array("f", [log(SMOOTHING / (total + SMOOTHING * met)) for total in totals])
    return Bayes(tuple(labelled), rarity, floors, starts, columns, weights)


@dataclass(frozen=True, slots=True)
class _Texts:
    """All texts end to end, each bucket once a text.

    Three long arrays, since many small ones would leave the memory full of holes when they go: 60,000 phrases of twelve
    languages then take 61 MB and not 103.
    """

    buckets: array[int]
    ends: array[int]
    scales: array[float]

    def of(self, number: int) -> array[int]:
        return self.buckets[self.ends[number - 1] if number else 0 : self.ends[number]]

    def scale(self, rarity: Sequence[float]) -> None:
        """Make each text's vector as long as its weight."""
        for number in range(len(self.scales)):
            self.scales[number] /= _length(self.of(number), rarity)

    def counted(self, mine: Iterable[int], rarity: Sequence[float]) -> dict[int, float]:
        """What a class has seen of each bucket."""
        counts: dict[int, float] = {}
        for number in mine:
            scale = self.scales[number]
            for bucket in self.of(number):
                counts[bucket] = counts.get(bucket, 0.0) + rarity[bucket] * scale
        return counts


def _read(examples: Iterable[Example]) -> tuple[_Texts, dict[str, array[int]]]:
    """Texts, and which of them each label has."""
    texts = _Texts(array("I"), array("I"), array("f"))
    labelled: dict[str, array[int]] = {}
    for number, one in enumerate(examples):
        texts.buckets.extend(set(one.buckets))
        texts.ends.append(len(texts.buckets))
        texts.scales.append(one.weight)
        for label in one.labels:
            labelled.setdefault(label, array("I")).append(number)
    return texts, labelled


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
    """Of a text's vector, which holds each of its buckets as its rarity."""
    return sqrt(sum([rarity[bucket] ** 2 for bucket in buckets])) or 1.0


def _rarity(texts: _Texts) -> array[float]:
    """IDF, smoothed: as if one more text had every bucket."""
    seen = array("I", [0]) * BUCKETS
    for bucket in texts.buckets:
        seen[bucket] += 1
    count = 1 + len(texts.ends)
    by_texts = {met: log(count / (1 + met)) + 1 for met in set(seen)}
    return array("f", map(by_texts.__getitem__, seen))
