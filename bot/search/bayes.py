"""A naive Bayes classifier over hashed features, as flat arrays: what each feature says for each class."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WEIGHT_STEP = 1 / 4096
"""Weights are kept as 16-bit numbers of so much each: half of what `float` arrays take, for an error of 1 in 10,000."""


@dataclass(frozen=True, slots=True)
class Bayes:
    """Multinomial naive Bayes over TF-IDF (Rennie et al., 2003: weights scaled to length 1), all classes as likely.

    Bucket b is worth `rarity[b]`. It holds the classes `columns[starts[b]:starts[b + 1]]`, and beside them how much
    more likely they make it, in WEIGHT_STEPs, than `floors`, the weight of a bucket that a class has never seen.

    What features say adds up: a sum has a number for each class, and behind them the square of the text's length, by
    which all are divided at the end. So what a word says can be added up once and kept (see `lexicon`).
    """

    floors: Sequence[float]
    rarity: Sequence[float]
    starts: Sequence[int]
    columns: Sequence[int]
    weights: Sequence[int]

    def nothing(self) -> list[float]:
        """The sum of no features."""
        return [0.0] * (len(self.floors) + 1)

    def add(self, buckets: Iterable[int], total: list[float]) -> int:
        """Add to a sum what these features say. Gives how many of them some class has seen."""
        starts, columns, weights = self.starts, self.columns, self.weights
        mass, met = 0.0, 0
        for bucket in buckets:
            value = self.rarity[bucket]
            mass += value
            total[-1] += value * value
            start, end = starts[bucket], starts[bucket + 1]
            if start < end:
                met += 1
                step = value * WEIGHT_STEP
                for place in range(start, end):
                    total[columns[place]] += step * weights[place]
        for column, floor in enumerate(self.floors):
            total[column] += mass * floor
        return met

    def says(self, bucket: int, column: int) -> float:
        """How much more a bucket says for a class than one that it has never seen."""
        for place in range(self.starts[bucket], self.starts[bucket + 1]):
            if self.columns[place] == column:
                return self.weights[place] * WEIGHT_STEP
        return 0.0
