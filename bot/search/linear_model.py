"""A linear classifier over hashed features, stored in flat arrays that can be mapped from a file."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WEIGHT_STEP = 1 / 512
"""Weights are stored as 16-bit multiples of this: half the size of floats, for weights from -64 to 64."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Linear classifiers over TF-IDF vectors of length 1, one for each group of classes.

    With f over the features of a text, counted as often as they occur:

        score(c) = biases[c] + sum of idf(f) * weight(f, c)  /  sqrt(sum of idf(f)^2)

    `idf[bucket]` is negative for an unknown feature, which hardly any training text has: it has no weights, but makes
    scores smaller, since less of the text is understood. The weights are a sparse matrix in CSR form: those of bucket b
    stand at the positions `row_starts[b]` to `row_starts[b + 1]` of `class_indices` and `weights` (in WEIGHT_STEPs).

    Sums are gathered in a list with one number for each class and, last, the sum of idf(f)^2. Such
    lists can be added, so that those of known words are computed once (see `bot.search.lexicon`).
    """

    biases: Sequence[float]
    idf: Sequence[float]
    row_starts: Sequence[int]
    class_indices: Sequence[int]
    weights: Sequence[int]

    def zero_sums(self) -> list[float]:
        """The sums of no features, to be passed to `add`."""
        return [0.0] * (len(self.biases) + 1)

    def add(self, buckets: Iterable[int], sums: list[float]) -> int:
        """Add these features to `sums`, in place. Returns how many of them are known."""
        row_starts, class_indices, weights = self.row_starts, self.class_indices, self.weights
        known = 0
        for bucket in buckets:
            idf = self.idf[bucket]
            sums[-1] += idf * idf
            if idf > 0:
                known += 1
                step = idf * WEIGHT_STEP
                for position in range(row_starts[bucket], row_starts[bucket + 1]):
                    sums[class_indices[position]] += step * weights[position]
        return known

    def weight(self, bucket: int, class_index: int) -> float:
        """The weight of a feature for a class; 0.0 where it has none."""
        for position in range(self.row_starts[bucket], self.row_starts[bucket + 1]):
            if self.class_indices[position] == class_index:
                return self.weights[position] * WEIGHT_STEP
        return 0.0
