"""Ranking: from the scores of all labels to probabilities of topics, an intent, a tier, and the text's language."""

from collections.abc import Sequence

from bot.guide.model import Intent
from bot.search.labels import Labels
from bot.search.lexicon import Lexicon
from bot.search.probability import probabilities
from bot.search.result import Hit, Tier

CONTROL_THRESHOLD = 0.6
"""Least probability of the intent CONTROL (to hold or exploit others), so that nobody in need is refused."""

ANSWER_THRESHOLD, CHOICES_THRESHOLD = 0.4, 0.08
"""Least probability of the best topic for Tier.ANSWER and Tier.CHOICES."""

ANSWER_LOG_ODDS, CHOICES_LOG_ODDS = -2.0, -3.0
"""Least log odds of the best topic for the same: a topic that beats all others may still be far from likely. Of right
topics 1.5 % have less than -3.0, of the best topics for off-topic texts nine in ten."""

LANGUAGE_PRIOR = 1.0
"""Log odds of the current language: enough to decide for words that languages share."""

CONFIDENT_LANGUAGE = 0.9
"""Probability from which a language is certain, provided that the text has a word distinctive of it."""

MAX_RESULTS = 5

MAX_NEAREST = 3


def rank_topics(labels: Labels, scores: Sequence[float]) -> tuple[Hit, ...]:
    """The MAX_RESULTS best topics, each with its probability among all topics and intents."""
    chances = probabilities(scores, labels.meanings)
    best = sorted(range(labels.topic_count), key=scores.__getitem__, reverse=True)[:MAX_RESULTS]
    return tuple([Hit(labels.names[index], chances[index]) for index in best])


def choose_intent(labels: Labels, scores: Sequence[float], exact_match: int | None) -> Intent | None:
    """The intent that beats all topics, if one does. `exact_match` is the label that the text has word for word.

    CLEAR needs an exact match: messages must not be deleted because of a resemblance.
    """
    chances = probabilities(scores, labels.meanings)
    best = max(labels.meanings, key=scores.__getitem__)
    intent = labels.intent(best)
    if intent is Intent.CLEAR and best != exact_match:
        return None
    if intent is Intent.CONTROL and chances[best] < CONTROL_THRESHOLD:
        return None
    return intent


def choose_screen(labels: Labels, scores: Sequence[float]) -> str | None:
    """The address of the screen that beats all topics and intents, if one does."""
    return labels.screen(max(labels.meanings, key=scores.__getitem__))


def resembles_clear(labels: Labels, scores: Sequence[float]) -> bool:
    """Whether CLEAR has the best score of all topics and intents."""
    return labels.intent(max(labels.meanings, key=scores.__getitem__)) is Intent.CLEAR


def choose_tier(labels: Labels, scores: Sequence[float]) -> Tier:
    """The tier for the best topic; an intent or a screen that is likelier leaves no room for topics."""
    best = max(labels.meanings, key=scores.__getitem__)
    chance, log_odds = probabilities(scores, labels.meanings)[best], scores[best]
    if best >= labels.topic_count or chance < CHOICES_THRESHOLD or log_odds < CHOICES_LOG_ODDS:
        return Tier.NONE
    return Tier.ANSWER if chance >= ANSWER_THRESHOLD and log_odds >= ANSWER_LOG_ODDS else Tier.CHOICES


def identify_language(
    labels: Labels, lexicon: Lexicon, words: Sequence[str], scores: Sequence[float], *, current: int
) -> tuple[int, bool]:
    """The most probable language, given the scores of all labels, and whether it is certain.

    `current` and the result are positions among the guide's languages.
    """
    weighed = list(scores)
    weighed[labels.languages[current]] += LANGUAGE_PRIOR
    chances = probabilities(weighed, labels.languages)
    best = chances.index(max(chances))
    probable = len(chances) > 1 and chances[best] >= CONFIDENT_LANGUAGE
    return best, probable and lexicon.has_distinctive(words, labels.languages[best])
