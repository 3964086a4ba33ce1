"""Urgency: whether a text describes an emergency, and of which kind, or may be near one.

There are three answers: sure, in doubt, and no sign. A classifier gives the probabilities of no danger, of doubt, and
of each kind of emergency: together these are what is known of danger now.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.guide.model import Urgency
from bot.search.labels import Labels
from bot.search.probability import probabilities

SURE = 0.45
"""Least probability of danger now for an urgent screen."""

SURE_UNLESS_CALM, RULED_OUT = 0.35, 0.1
"""The same where the probability of no danger is RULED_OUT or less: then it is danger now or in doubt, and an urgent
screen too many costs less than one too few."""

SURE_OF_PART = 0.95
"""The same for a part of a text, which is weaker evidence."""

DOUBT = 0.5
"""Least probability of danger, now or in doubt, for the line on top of a page."""

SURELY_CALM = 0.8
"""Least probability of no danger with which a page near danger is shown without that line."""

WINDOW = 12
"""Words. A longer clause is judged in windows of this length, each overlapping half of the one before."""


def urgency_of_text(labels: Labels, scores: Sequence[float]) -> Urgency | None:
    """The likeliest kind of urgency, if danger now is likely enough."""
    kind, chance = _likeliest_kind(labels, scores)
    least = SURE if probability_of_calm(labels, scores) > RULED_OUT else SURE_UNLESS_CALM
    return kind if chance >= least else None


def urgency_of_parts(labels: Labels, parts: Iterable[Sequence[float]]) -> Urgency | None:
    """The kind of the part that is most surely urgent, given the scores of each. UNCLEAR ('help') does not count."""
    surest, most = None, SURE_OF_PART
    for scores in parts:
        kind, chance = _likeliest_kind(labels, scores)
        if chance >= most and kind is not Urgency.UNCLEAR:
            surest, most = kind, chance
    return surest


def _likeliest_kind(labels: Labels, scores: Sequence[float]) -> tuple[Urgency | None, float]:
    """The likeliest kind of urgency, and the probability of any."""
    _, _, *kinds = probabilities(scores, labels.dangers)
    return labels.urgency(max(labels.kinds, key=scores.__getitem__)), sum(kinds)


def probability_of_calm(labels: Labels, scores: Sequence[float]) -> float:
    """The probability of no danger, neither now nor in doubt."""
    return probabilities(scores, labels.dangers)[0]


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
