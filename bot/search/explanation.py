"""Why a text was found to mean what it does: for each candidate, the words that spoke for and against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from bot.search.features import pair_features, word_features
from bot.search.index import Index
from bot.search.probability import probabilities
from bot.search.ranking import SHARPNESS
from bot.search.tokenizer import tokenize

MAX_CANDIDATES = 5

MAX_REASONS = 6
"""Words and pairs of words of a candidate, those that speak loudest."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label, its probability in its group, and what spoke for it (positive) or against it (negative).

    Candidate("unpaid-wages", 0.98, (("pay", 1.9), ("late", 0.7), ("kitchen", -0.2)))

    A reason is a word or a pair of words, with its part in the score compared to its mean over all candidates.
    """

    label: str
    chance: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words of a text that were corrected, the label of the text word for word, and the candidates, best first.

    `meanings` are topics, intents and screens; `dangers` are no danger, danger in doubt, and the kinds of urgency.
    """

    corrections: tuple[tuple[str, str], ...]
    exact_match: str | None
    meanings: tuple[Candidate, ...]
    dangers: tuple[Candidate, ...]


def explain(index: Index, text: str) -> Explanation:
    """Judge `text` as `index.search` does, and say why. Accepts any text."""
    typed = list(chain.from_iterable(tokenize(text)))
    meant = [(word, index.spelling.meant(word)) for word in typed]
    words = [word for _, corrected in meant for word in corrected]
    exact_match = index.exact_matches.label(words)
    scores = index.scores(words, exact_match)
    corrections = tuple((word, " ".join(corrected)) for word, corrected in meant if corrected != [word])
    exact_label = None if exact_match is None else index.labels.names[exact_match]
    if scores is None:
        return Explanation(corrections, exact_label, (), ())
    parts = dict(_parts(index, words))
    labels = index.labels
    return Explanation(
        corrections,
        exact_label,
        _candidates(index, scores, parts, labels.meanings, probabilities(scores, labels.meanings, sharpness=SHARPNESS)),
        _candidates(index, scores, parts, labels.dangers, probabilities(scores, labels.dangers)),
    )


def _parts(index: Index, words: Sequence[str]) -> Iterator[tuple[str, list[float]]]:
    """Each word and pair of words, with its part in the score of each label, before the division by length."""
    for name, features in (
        *((word, word_features(word)) for word in dict.fromkeys(words)),
        *((f"{first} {second}", pair_features((first, second))) for first, second in pairwise(words)),
        *((f"{first} … {third}", _gapped((first, between, third))) for first, between, third in _triples(words)),
    ):
        sums = index.model.zero_sums()
        index.model.add(features, sums)
        yield name, sums


def _triples(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)


def _gapped(triple: tuple[str, str, str]) -> set[int]:
    """The features that three words have beyond those of their adjacent pairs."""
    return pair_features(triple) - pair_features(triple[:2]) - pair_features(triple[1:])


def _candidates(
    index: Index, scores: Sequence[float], parts: dict[str, list[float]], group: range, chances: Sequence[float]
) -> tuple[Candidate, ...]:
    best = sorted(group, key=scores.__getitem__, reverse=True)[:MAX_CANDIDATES]
    length = sum(sums[-1] for sums in parts.values()) ** 0.5 or 1.0
    means = {name: sum(sums[label] for label in best) / len(best) for name, sums in parts.items()}
    return tuple(
        Candidate(
            index.labels.names[label],
            chances[label - group.start],
            _loudest([(name, (sums[label] - means[name]) / length) for name, sums in parts.items()]),
        )
        for label in best
    )


def _loudest(reasons: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    loudest = sorted(reasons, key=lambda reason: abs(reason[1]), reverse=True)[:MAX_REASONS]
    return tuple(sorted(loudest, key=lambda reason: reason[1], reverse=True))
