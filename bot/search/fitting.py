"""Fitting: from labelled texts to a linear model, by scikit-learn. Only the process that builds an index imports it."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import SGDClassifier

from bot.search.features import BUCKETS, bigram_features, word_features
from bot.search.linear_model import WEIGHT_STEP, LinearModel

REGULARIZATION = 1e-6
"""Factor of the L2 penalty. From 1e-6 to 3e-6 the accuracy on queries by other writers is the same."""

EPOCHS = 8
"""How often training reads all texts; 12 give the same accuracy."""

LEAST_WEIGHT = 0.05
"""Smaller weights are left out: most of the model's size, none of its accuracy."""

_MAX_STEPS = 2**15 - 1

Weights = NDArray[np.float64]
"""One row for each class, one column for each bucket."""


@dataclass(frozen=True, slots=True)
class Example:
    """A training text: its words, the indices of its classes, and its weight (1.0: a phrase that somebody may type)."""

    words: Sequence[str]
    classes: tuple[int, ...]
    weight: float = 1.0


def fit(examples: Iterable[Example], groups: Sequence[range]) -> LinearModel:
    """Train one classifier for each group of classes, on the examples that have a class in it. Deterministic.

    The groups follow each other from class 0 without gaps. There are at most 255 classes: an index is one byte.
    """
    kept = list(examples)
    counts = _count_features(kept)
    idf = _idf(counts)
    vectors = _unit_length(counts @ diags(np.abs(idf)))
    fitted = [_fit_group(vectors, kept, group) for group in groups]
    weights = np.vstack([weights for weights, _ in fitted])
    biases = np.concatenate([biases for _, biases in fitted])
    return LinearModel(array("f", biases), array("f", idf), *_by_bucket(weights))


def _count_features(examples: Sequence[Example]) -> csr_matrix:
    """How often each text has each feature: a row for each text, a column for each bucket."""
    columns, row_starts = array("I"), array("Q", [0])
    for example in examples:
        columns.extend(_features(example.words))
        row_starts.append(len(columns))
    counts = csr_matrix((np.ones(len(columns)), columns, row_starts), shape=(len(examples), BUCKETS))
    counts.sum_duplicates()
    return counts


_features_of_word = cache(word_features)


def _features(words: Sequence[str]) -> Iterator[int]:
    return chain(bigram_features(words), *(_features_of_word(word) for word in dict.fromkeys(words)))


def _idf(counts: csr_matrix) -> Weights:
    """Smoothed inverse document frequency: log((1 + texts) / (1 + those with it)) + 1; negative where none has it."""
    texts_with = np.bincount(counts.indices, minlength=BUCKETS)
    idf = np.log((1 + counts.shape[0]) / (1 + texts_with)) + 1
    return np.where(texts_with > 0, idf, -idf)


def _unit_length(vectors: csr_matrix) -> csr_matrix:
    lengths = np.sqrt(vectors.multiply(vectors).sum(axis=1)).A1
    return csr_matrix(diags(1 / np.where(lengths > 0, lengths, 1)) @ vectors)


def _fit_group(vectors: csr_matrix, examples: Sequence[Example], group: range) -> tuple[Weights, Weights]:
    """Weights and biases of the classes of a group. A class without examples has a bias that nothing outweighs."""
    rows = [row for row, example in enumerate(examples) if any(label in group for label in example.classes)]
    labels = [next(label for label in examples[row].classes if label in group) for row in rows]
    weights, biases = np.zeros((len(group), BUCKETS)), np.full(len(group), -100.0)
    present = sorted(set(labels))
    if len(present) < 2:  # noqa: PLR2004 - there is nothing to tell apart
        biases[[label - group.start for label in present]] = 0.0
        return weights, biases
    classifier = SGDClassifier(
        loss="log_loss", alpha=REGULARIZATION, max_iter=EPOCHS, tol=None, average=True, random_state=0
    )
    classifier.fit(vectors[rows], labels, sample_weight=[examples[row].weight for row in rows])
    positions = [label - group.start for label in present]
    if len(present) == 2:  # noqa: PLR2004 - scikit-learn has one row for two classes
        weights[positions] = np.vstack([-classifier.coef_[0], classifier.coef_[0]])
        biases[positions] = -classifier.intercept_[0], classifier.intercept_[0]
    else:
        weights[positions], biases[positions] = classifier.coef_, classifier.intercept_
    return weights, biases


def _by_bucket(weights: Weights) -> tuple[array[int], array[int], array[int]]:
    """The weights that count, as CSR arrays by bucket: row starts, class indices, weights in WEIGHT_STEPs."""
    steps = np.where(np.abs(weights) < LEAST_WEIGHT, 0, np.rint(weights / WEIGHT_STEP))
    sparse = csr_matrix(np.clip(steps, -_MAX_STEPS, _MAX_STEPS).T)
    sparse.sort_indices()
    return array("I", sparse.indptr), array("B", sparse.indices), array("h", sparse.data.astype(np.int16))
