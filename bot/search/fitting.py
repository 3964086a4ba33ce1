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

SMOOTHING = 0.1
"""Additive (Lidstone) smoothing of naive Bayes."""

SHARE = 1 / 3
"""How much of logistic regression is added to naive Bayes for meanings. On queries by other writers the right topic is
first for 94.6 % with naive Bayes, 93.2 % with logistic regression, 95.4 % with both."""

_MAX_STEPS = 2**15 - 1

Weights = NDArray[np.float64]
"""One row for each class, one column for each bucket."""


@dataclass(frozen=True, slots=True)
class Example:
    """A training text: its words, the indices of its classes, and its weight (1.0: a phrase that somebody may type)."""

    words: Sequence[str]
    classes: tuple[int, ...]
    weight: float = 1.0


def fit(examples: Iterable[Example], meanings: range, groups: Sequence[range]) -> LinearModel:
    """Train one classifier for each group of classes, on the examples that have a class in it. Deterministic.

    `meanings` is the first group, of many classes with few examples each: there naive Bayes is better than logistic
    regression, and both together are better still. The groups follow each other from class 0 without gaps. There are
    at most 255 classes: an index is one byte.
    """
    kept = list(examples)
    counts = _count_features(kept)
    idf = _idf(counts)
    vectors = _unit_length(counts @ diags(np.abs(idf)))
    fitted = [_logistic_regression(vectors, kept, group) for group in (meanings, *groups)]
    weights = np.vstack([weights for weights, _ in fitted])
    biases = np.concatenate([biases for _, biases in fitted])
    defaults = np.zeros(len(biases))
    log_weights, defaults[: len(meanings)] = _naive_bayes(vectors, kept, meanings)
    weights[: len(meanings)] = log_weights + SHARE * weights[: len(meanings)]
    biases[: len(meanings)] *= SHARE
    return LinearModel(array("f", biases), array("f", defaults), array("f", idf), *_by_bucket(weights))


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


def _logistic_regression(vectors: csr_matrix, examples: Sequence[Example], group: range) -> tuple[Weights, Weights]:
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


def _naive_bayes(vectors: csr_matrix, examples: Sequence[Example], group: range) -> tuple[Weights, Weights]:
    """The log weights of each class, and its defaults, as in Rennie et al. (2003), with equal priors."""
    mass = np.zeros((len(group), BUCKETS))
    for label in group:
        rows = [row for row, example in enumerate(examples) if label in example.classes]
        mass[label - group.start] = (
            diags([examples[row].weight for row in rows]).dot(vectors[rows]).sum(axis=0) if rows else 0
        )
    totals, vocabulary = mass.sum(axis=1), np.count_nonzero(mass.any(axis=0))
    return np.log1p(mass / SMOOTHING), np.log(SMOOTHING / (totals + SMOOTHING * vocabulary))


def _by_bucket(weights: Weights) -> tuple[array[int], array[int], array[int]]:
    """The weights that count, as CSR arrays by bucket: row starts, class indices, weights in WEIGHT_STEPs."""
    steps = np.where(np.abs(weights) < LEAST_WEIGHT, 0, np.rint(weights / WEIGHT_STEP))
    sparse = csr_matrix(np.clip(steps, -_MAX_STEPS, _MAX_STEPS).T)
    sparse.sort_indices()
    return array("I", sparse.indptr), array("B", sparse.indices), array("h", sparse.data.astype(np.int16))
