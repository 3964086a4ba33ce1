"""Ranking: from the scores of all labels to probabilities of topics, an intent, a tier, and the text's language."""

from collections.abc import Sequence
from math import exp

from bot.guide.model import Intent
from bot.search.labels import Labels
from bot.search.lexicon import Lexicon
from bot.search.result import Hit, Tier

TEMPERATURE = 0.7
"""Softmax temperature, chosen so that probabilities match observed accuracy: of topics shown with 0.8, four in five are
right. Naive Bayes is overconfident without it; a higher temperature gives less extreme probabilities."""

CONTROL_MARGIN = 2.5
"""Lead in score that the intent CONTROL (to hold or exploit others) needs, so that nobody in need is refused. Measured
on held-out phrases: of 8328 others 9 are refused, none by somebody who is held; of those with that intent 45 % are.
With 1.0 it was 49, and 66 %."""

ANSWER_THRESHOLD, CHOICES_THRESHOLD = 0.6, 0.16
"""Least probability of the best topic for Tier.ANSWER and Tier.CHOICES. On queries held back, nine in ten answers are
right; with a choices threshold of 0.12, 0.5 % more of the off-topic texts would get topics."""

LANGUAGE_PRIOR = 0.5
"""Log prior of the current language over the others: enough to decide for words that languages share."""

CONFIDENT_LANGUAGE = 0.9
"""Probability from which a language is certain, provided that the text has a word distinctive of it."""

MAX_RESULTS = 5

MAX_NEAREST = 3


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities that sum to 1: exp(score / TEMPERATURE) / sum of exp(score / TEMPERATURE)."""
    top = max(scores)
    weights = [exp((score - top) / TEMPERATURE) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def rank_topics(labels: Labels, scores: Sequence[float]) -> tuple[Hit, ...]:
    """The MAX_RESULTS best topics, each with its probability among all topics and intents."""
    probabilities = softmax(scores[: labels.non_urgent])
    best = sorted(range(labels.topic_count), key=scores.__getitem__, reverse=True)[:MAX_RESULTS]
    return tuple([Hit(labels.names[index], probabilities[index]) for index in best])


def choose_intent(labels: Labels, scores: Sequence[float], exact_match: int | None) -> Intent | None:
    """The intent that beats all topics, if one does. `exact_match` is the label that the text has word for word.

    CLEAR needs an exact match: messages must not be deleted because of a resemblance.
    """
    candidates = scores[: labels.non_urgent]
    best = max(candidates)
    index = candidates.index(best)
    intent = labels.intent(index)
    if intent is Intent.CLEAR and index != exact_match:
        return None
    if intent is Intent.CONTROL and best - max(*candidates[:index], *candidates[index + 1 :]) < CONTROL_MARGIN:
        return None
    return intent


def resembles_clear(labels: Labels, scores: Sequence[float]) -> bool:
    """Whether CLEAR has the best score of all labels but the languages."""
    return labels.intent(scores.index(max(scores[: labels.first_language]))) is Intent.CLEAR


def choose_tier(best: Hit, intent: Intent | None) -> Tier:
    """The tier for the best topic; an intent leaves no room for topics."""
    if intent is not None or best.score < CHOICES_THRESHOLD:
        return Tier.NONE
    return Tier.ANSWER if best.score >= ANSWER_THRESHOLD else Tier.CHOICES


def identify_language(
    labels: Labels, lexicon: Lexicon, words: Sequence[str], scores: Sequence[float], *, current: int
) -> tuple[int, bool]:
    """The most probable language, given the scores of all labels, and whether it is certain.

    `current` and the result are positions among the guide's languages.
    """
    posterior = list(scores[labels.first_language :])
    posterior[current] += LANGUAGE_PRIOR
    best = posterior.index(max(posterior))
    probable = len(posterior) > 1 and softmax(posterior)[best] >= CONFIDENT_LANGUAGE
    return best, probable and lexicon.has_distinctive(words, labels.first_language + best)
