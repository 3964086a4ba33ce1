"""Probabilities from the scores of a group of labels."""

from collections.abc import Sequence
from math import exp


def probabilities(scores: Sequence[float], group: range, *, sharpness: float = 1.0) -> list[float]:
    """The probability of each label of a group, given the scores of all labels. They sum to 1.

    Each score is the log odds of one label against the others of its group (logistic regression). The chances that
    follow from them are raised to the power `sharpness` and scaled so that they sum to 1: judged one by one, the labels
    of a large group leave too much to each other.
    """
    chances = [(1 + exp(-min(max(scores[index], -30), 30))) ** -sharpness for index in group]
    total = sum(chances)
    return [chance / total for chance in chances]
