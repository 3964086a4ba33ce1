"""Urgency detection: whether a text, or one clause of it, describes an emergency, and of which kind.

A text is urgent when the best kind of urgency leads the best of all other labels by a margin, in score.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.guide.model import Urgency
from bot.search.labels import Labels

TEXT_MARGIN = 1.0
"""Margin for a whole text. On held-out phrases, chosen to be unlike the others: recall 84 % at 4 % false positives with
0.7, 78 % at 3 % with 1.2. On two sets of queries from which no phrase was written, with 1.0: 98 % at 2.0 %, and 96 % at
3.6 %."""

CLAUSE_MARGIN = 2.5
"""Margin for a clause, which is weaker evidence. On 400 urgent queries, each joined to another query: recall 54 %
without clauses, 90 % with 2.0, 87 % with 2.5, 82 % with 3.0; false positives on pairs of queries that are not urgent:
1.0, 2.3, 1.3 and 1.3 %."""

WINDOW = 8
"""Words. A longer clause is classified in windows of this length, each overlapping half of the one before. On urgent
phrases joined to a query, at 2 % false positives: recall 38 % as one text, 46 % with windows alone, 63 % with clauses.
"""


def urgency_of_text(labels: Labels, scores: Sequence[float], margin: float = TEXT_MARGIN) -> Urgency | None:
    """The kind of urgency whose score leads those of all other labels by more than `margin`."""
    urgent = scores[labels.non_urgent + 1 : labels.first_language]
    best = max(urgent)
    if best - max(scores[: labels.non_urgent + 1]) <= margin:
        return None
    return labels.urgency(labels.non_urgent + 1 + urgent.index(best))


def urgency_of_clauses(labels: Labels, clauses: Iterable[Sequence[float]]) -> Urgency | None:
    """The kind of the first urgent clause, given the scores of each. UNCLEAR ('help') is left to the whole text."""
    for scores in clauses:
        kind = urgency_of_text(labels, scores, CLAUSE_MARGIN)
        if kind is not None and kind is not Urgency.UNCLEAR:
            return kind
    return None


def clause_windows(clauses: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The word sequences to classify one by one: clauses, or windows of long ones.

    Empty where there is only one, because it is the text itself.
    """
    windows = [window for clause in clauses for window in _windows(clause)]
    return windows if len(windows) > 1 else []


def _windows(clause: Sequence[str]) -> Iterator[Sequence[str]]:
    half = WINDOW // 2
    for start in range(0, max(1, len(clause) - half), half):
        yield clause[start : start + WINDOW]
