"""Fitting: from labelled texts to a linear model, by scikit-learn. Only the process that builds an index imports it."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import SGDClassifier

from bot.search.features import BUCKETS, pair_features, word_features
from bot.search.linear_model import WEIGHT_STEP, LinearModel

REGULARIZATION = 1e-6
"""Factor of the L2 penalty. From 3e-7 to 1e-6 the accuracy on queries by other writers is the same."""

EPOCHS = 5
"""How often training reads all texts; with 3 calm sentences look urgent more often, 8 give the same accuracy."""

WORKERS = 2
"""Threads that train a class each. A class in work takes 30 MB."""

MIN_TEXTS = 2
"""A feature that only one text has is unknown: of most texts it says nothing, and its bucket is another's by chance."""

LEAST_WEIGHT = 0.3
"""Smaller weights are left out: two thirds of the model's size, none of its accuracy."""

NEVER = -100.0
"""Bias of a class without examples: no weights outweigh it."""

_MAX_STEPS, _MAX_SEED = 2**15 - 1, 2**31 - 1

Weights = NDArray[np.float64]
"""The weights of one class, or other numbers, one for each bucket. Those of all classes would take 4 MB for each."""


@dataclass(frozen=True, slots=True)
class Example:
    """A training text: its words, and the indices of its classes, each with a weight.

    The weight 1.0 is that of a phrase as somebody may type it.
    """

    words: Sequence[str]
    weights: Mapping[int, float]


def fit(examples: Iterable[Example], groups: Sequence[range]) -> LinearModel:
    """Train one classifier for each group of classes, on the examples that have a class in it. Deterministic.

    The groups follow each other from class 0 without gaps. There are at most 255 classes: an index is one byte.
    """
    kept = list(examples)
    vectors = _count_features(kept)
    idf = _idf(vectors)
    _weigh(vectors, idf)
    by_class, biases = list[csr_matrix](), array("f")
    for group in groups:
        for weights, bias in _logistic_regression(vectors, kept, group):
            by_class.append(weights)
            biases.append(bias)
    return LinearModel(biases, array("f", idf), *_by_bucket(by_class))


def _count_features(examples: Sequence[Example]) -> csr_matrix:
    """How often each text has each feature: a row for each text, a column for each bucket."""
    columns, row_starts = array("I"), array("Q", [0])
    for example in examples:
        columns.extend(_features(example.words))
        row_starts.append(len(columns))
    counts = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, row_starts), shape=(len(examples), BUCKETS))
    counts.sum_duplicates()
    return counts


_features_of_word = cache(word_features)


def _features(words: Sequence[str]) -> Iterator[int]:
    return chain(pair_features(words), *(_features_of_word(word) for word in dict.fromkeys(words)))


def _idf(counts: csr_matrix) -> Weights:
    """Smoothed inverse document frequency: log((1 + texts) / (1 + those with it)) + 1.

    It is negative for a feature that fewer than MIN_TEXTS texts have.
    """
    texts_with = np.bincount(counts.indices, minlength=BUCKETS)
    idf = np.log((1 + counts.shape[0]) / (1 + texts_with)) + 1
    return np.where(texts_with >= MIN_TEXTS, idf, -idf)


def _weigh(counts: csr_matrix, idf: Weights) -> None:
    """Turn counts into TF-IDF vectors of length 1, in place: a copy would take 100 MB.

    Unknown features make a text longer, as they do in a search, and are then left out.
    """
    counts.data *= np.abs(idf)[counts.indices].astype(np.float32)
    lengths = np.sqrt(counts.multiply(counts).sum(axis=1)).A1
    counts.data /= np.repeat(np.where(lengths > 0, lengths, 1), np.diff(counts.indptr)).astype(np.float32)
    counts.data[idf[counts.indices] < 0] = 0
    counts.eliminate_zeros()


def _logistic_regression(
    vectors: csr_matrix, examples: Sequence[Example], group: range
) -> Iterator[tuple[csr_matrix, float]]:
    """Weights, in a row, and bias of each class of a group, each against the others."""
    in_group = [(row, label) for row, example in enumerate(examples) for label in example.weights if label in group]
    rows, labels = [row for row, _ in in_group], [label for _, label in in_group]
    present = sorted(set(labels))
    if len(present) < 2:  # noqa: PLR2004 - there is nothing to tell apart
        yield from ((_in_steps(np.zeros(BUCKETS)), 0.0 if label in present else NEVER) for label in group)
        return
    known, example_weights = vectors[rows], [examples[row].weights[label] for row, label in in_group]

    def against_others(label: int, seed: int) -> tuple[csr_matrix, float]:
        classifier = SGDClassifier(
            loss="log_loss", alpha=REGULARIZATION, max_iter=EPOCHS, tol=None, average=True, random_state=seed
        )
        classifier.fit(known, [one == label for one in labels], sample_weight=example_weights)
        return _in_steps(classifier.coef_[0]), float(classifier.intercept_[0])

    with ThreadPoolExecutor(WORKERS) as pool:
        if len(present) == 2:  # noqa: PLR2004 - what speaks for one speaks against the other
            weights, bias = against_others(present[1], seed=0)
            trained = iter([(-weights, -bias), (weights, bias)])
        else:
            seeds = np.random.RandomState(0).randint(_MAX_SEED, size=len(present))
            trained = pool.map(against_others, present, seeds)
        for label in group:
            yield next(trained) if label in present else (_in_steps(np.zeros(BUCKETS)), NEVER)


def _in_steps(weights: Weights) -> csr_matrix:
    """The weights of a class that count, in WEIGHT_STEPs: a row."""
    steps = np.where(np.abs(weights) < LEAST_WEIGHT, 0, np.rint(weights / WEIGHT_STEP))
    return csr_matrix(np.clip(steps, -_MAX_STEPS, _MAX_STEPS).astype(np.int16))


def _by_bucket(classes: Sequence[csr_matrix]) -> tuple[array[int], array[int], array[int]]:
    """The rows of all classes as CSR arrays by bucket: row starts, class indices, weights."""
    sparse = csr_matrix(vstack(classes).T)
    sparse.sort_indices()
    return array("I", sparse.indptr), array("B", sparse.indices), array("h", sparse.data)
