"""Ranking: from the scores of all labels to probabilities of topics, an intent, a tier, and the text's language."""

from collections.abc import Sequence
from functools import lru_cache

from bot.guide.model import Intent
from bot.search.labels import Labels
from bot.search.lexicon import Lexicon
from bot.search.probability import probabilities
from bot.search.result import Hit, Tier

SHARPNESS = 2.0
"""Of the probabilities of meanings, chosen so that they match observed accuracy: see docs/search.md."""

CONTROL_MARGIN = 2.5
"""Lead in score that the intent CONTROL (to hold or exploit others) needs, so that nobody in need is refused."""

LEAVE, LEAVE_LEAD = "leave", 1.2
"""Lead in score of a wish to leave: 'how do I get out of here' must not empty the chat. 'He is coming' has 7."""

OFF_TOPIC_LEAD = 1.0
"""Lead in score over the best topic that OFF_TOPIC needs, because a page too many costs less than one too few."""

ANSWER_THRESHOLD, CHOICES_THRESHOLD = 0.6, 0.16
"""Least probability of the best topic for Tier.ANSWER and Tier.CHOICES."""

LANGUAGE_PRIOR = 1.0
"""Log odds of the current language: enough to decide for words that languages share."""

CONFIDENT_LANGUAGE = 0.9
"""Probability from which a language is certain, provided that the text has a word distinctive of it."""

CONTACT_SCREENS = ("hotline/lawyer", "hotline/numbers/")
"""How addresses of contacts begin: who asks for a shelter's number may want the page about a place for tonight too."""

SHARE_OF_BEST, SHARE_OF_OTHERS = 0.6, 0.1
"""Least shares, in the probability of all topics together, of the topics that are offered beside contacts."""

CONTACT_LEAST = 0.4
"""Least probability of contacts, as a share of that of the best topic, with which they are shown before topics."""

MAX_RESULTS = 5

MAX_NEAREST = 3


def rank_topics(labels: Labels, scores: Sequence[float]) -> tuple[Hit, ...]:
    """The MAX_RESULTS best topics, each with its probability among all topics, intents and screens."""
    chances = probabilities(scores, labels.meanings, sharpness=SHARPNESS)
    best = sorted(range(labels.topic_count), key=scores.__getitem__, reverse=True)[:MAX_RESULTS]
    return tuple([Hit(labels.names[index], chances[index]) for index in best])


def choose_intent(labels: Labels, scores: Sequence[float], exact_match: int | None) -> Intent | None:
    """The intent that beats all topics and screens, if one does. `exact_match`: the label of the text word for word.

    CLEAR needs an exact match: messages must not be deleted because of a resemblance.
    """
    first, second = sorted(labels.meanings, key=scores.__getitem__, reverse=True)[:2]
    intent = labels.intent(first)
    if intent is Intent.CLEAR and first != exact_match:
        return None
    if intent is Intent.CONTROL and scores[first] - scores[second] < CONTROL_MARGIN:
        return None
    if intent is Intent.OFF_TOPIC and scores[first] - max(scores[: labels.topic_count]) < OFF_TOPIC_LEAD:
        return None
    return intent


def choose_screen(labels: Labels, scores: Sequence[float]) -> str | None:
    """The address of the screen that beats all topics and intents, if one does.

    Contacts win already where they come close to the best of several topics: those are offered beside them.
    """
    first, second = sorted(labels.meanings, key=scores.__getitem__, reverse=True)[:2]
    if labels.screen(first) == LEAVE and scores[first] - scores[second] < LEAVE_LEAD:
        return None
    contacts = _contacts(labels)
    if first >= labels.topic_count or not contacts:
        return labels.screen(first)
    contact = max(contacts, key=scores.__getitem__)
    chances = probabilities(scores, labels.meanings, sharpness=SHARPNESS)
    wins = chances[first] < ANSWER_THRESHOLD and chances[contact] >= CONTACT_LEAST * chances[first]
    return labels.screen(contact) if wins else None


@lru_cache(maxsize=4)
def _contacts(labels: Labels) -> tuple[int, ...]:
    return tuple([label for label in labels.meanings if (labels.screen(label) or "").startswith(CONTACT_SCREENS)])


def resembles_clear(labels: Labels, scores: Sequence[float]) -> bool:
    """Whether CLEAR has the best score of all topics, intents and screens."""
    return labels.intent(max(labels.meanings, key=scores.__getitem__)) is Intent.CLEAR


def choose_topics(hits: tuple[Hit, ...], intent: Intent | None, screen: str | None) -> tuple[Tier, tuple[Hit, ...]]:
    """The tier of a text, and which of its topics are shown, where it is not urgent.

    An intent leaves no room for topics, and a screen neither, unless it shows contacts.
    """
    if intent is None and screen is None and hits[0].score >= CHOICES_THRESHOLD:
        return Tier.ANSWER if hits[0].score >= ANSWER_THRESHOLD else Tier.CHOICES, hits
    beside = _beside_contacts(hits) if screen and screen.startswith(CONTACT_SCREENS) else ()
    return Tier.ANSWER if beside else Tier.NONE, beside


def _beside_contacts(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The topics to offer beside contacts; none where no topic stands out."""
    total = sum(hit.score for hit in hits)
    if hits[0].score < SHARE_OF_BEST * total:
        return ()
    return tuple(hit for hit in hits if hit.score >= SHARE_OF_OTHERS * total)


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
