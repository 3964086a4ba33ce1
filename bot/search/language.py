"""Language identification: which of the guide's languages a text is in, and whether that is certain."""

from collections.abc import Sequence

from bot.search.labels import Labels
from bot.search.lexicon import Lexicon
from bot.search.ranking import softmax

PRIOR = 0.5
"""Log prior of the current language over the others: enough to decide for words that languages share."""

CONFIDENT = 0.9
"""Probability from which a language is certain, provided that the text has a word distinctive of it."""


def identify_language(
    labels: Labels, lexicon: Lexicon, words: Sequence[str], scores: Sequence[float], *, current: int
) -> tuple[int, bool]:
    """The most probable language, given the scores of all labels, and whether it is certain.

    `current` and the result are positions among the guide's languages.
    """
    posterior = list(scores[labels.first_language :])
    posterior[current] += PRIOR
    best = posterior.index(max(posterior))
    probable = len(posterior) > 1 and softmax(posterior)[best] >= CONFIDENT
    return best, probable and lexicon.has_distinctive(words, labels.first_language + best)
