"""Urgency: whether a text describes an emergency, and of which kind, or may be near one.

There are three answers: sure, in doubt, and no sign. A classifier gives the probability of each (see labels.py).
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.guide.model import Urgency
from bot.search.labels import Labels
from bot.search.probability import probabilities

SURE = 0.45
"""Least probability of danger now for an urgent screen."""

SURE_OF_PART = 0.75
"""The same for a part of a text, which is weaker evidence."""

DOUBT = 0.4
"""Least probability of danger, now or in doubt, for the line on top of a page."""

WINDOW = 12
"""Words. A longer clause is judged in windows of this length, each overlapping half of the one before."""


def urgency_of_text(labels: Labels, scores: Sequence[float], threshold: float = SURE) -> Urgency | None:
    """The likeliest kind of urgency, if danger now is likely enough."""
    *_, urgent = probabilities(scores, labels.dangers)
    return labels.urgency(max(labels.kinds, key=scores.__getitem__)) if urgent >= threshold else None


def urgency_of_parts(labels: Labels, parts: Iterable[Sequence[float]]) -> Urgency | None:
    """The kind of the first part that is surely urgent, given the scores of each. UNCLEAR ('help') does not count."""
    for scores in parts:
        kind = urgency_of_text(labels, scores, SURE_OF_PART)
        if kind is not None and kind is not Urgency.UNCLEAR:
            return kind
    return None


def is_in_doubt(labels: Labels, scores: Sequence[float]) -> bool:
    """Whether danger is likely enough to offer help on top of what is shown."""
    calm, *_ = probabilities(scores, labels.dangers)
    return 1 - calm >= DOUBT


def parts_of(clauses: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The word sequences to judge one by one: clauses, or windows of long ones.

    Empty where there is only one, because it is the text itself.
    """
    parts = [window for clause in clauses for window in _windows(clause)]
    return parts if len(parts) > 1 else []


def _windows(clause: Sequence[str]) -> Iterator[Sequence[str]]:
    half = WINDOW // 2
    for start in range(0, max(1, len(clause) - half), half):
        yield clause[start : start + WINDOW]
