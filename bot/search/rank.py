"""Scores of all classes become an answer: urgent or not, what is wished, which topics, and how sure that is.

One classifier knows topics, wishes, emergencies and calm talk alike, so that each is weighed against all others: a text
is urgent when the best emergency beats the best of everything else.
"""

from collections.abc import Sequence
from math import exp

from bot.guide.model import Intent, Urgency
from bot.search.classes import Classes
from bot.search.result import Hit, SearchResult, Tier

HEAT = 0.7
"""Softens the chances until they are true: of hits shown with a chance of 0.8, four in five are right. The larger, the
less sure: naive Bayes is far too sure by itself."""

URGENT_MARGIN = 1.0
"""How far the best emergency must lead. Measured with phrases held out, each chosen to be unlike the others: 84 % heard
at 4 % false alarms at 0.7, 78 at 3 % at 1.2. On two sets of questions that no phrase was written from: 98 % at 2.0 %
and 96 % at 3.6 % at 1.0.
"""

CRY_MARGIN = 2.5
"""The same for a part of a text, which says less. Measured on 400 urgent questions, each told beside another question:
54 % heard as one text, 90 % with parts at 2.0, 87 % at 2.5, 82 % at 3.0; false alarms over two calm questions are 1.0,
2.3, 1.3 and 1.3 %."""

CONTROL_MARGIN = 2.5
"""Nobody in need may be refused: the wish to control others must lead far. Measured with phrases held out: 9 of 8328
other phrases are refused, none of somebody held; 45 % of the wishes to control are. At 1.0 it was 49, and 66 %."""

CERTAIN = 10.0
"""The lead of what a text is word for word."""

SURE, LIKELY = 0.6, 0.16
"""The chance from which the best topic is opened, and from which it is worth a choice. Of topics opened in questions
that were not looked at, nine in ten are right; at 0.12 one more off-topic text in two hundred would be answered."""

MOST = 5

NEAREST = 3


def nothing(language: str) -> SearchResult:
    """The answer to a text that says nothing."""
    return SearchResult(language, confident_language=False, tier=Tier.NONE, urgent=None, intent=None, results=())


def certain(classes: Classes, scores: Sequence[float], exact: int | None) -> Sequence[float]:
    """Scores with what the text is word for word far in front."""
    if exact is None:
        return scores
    return [*scores[:exact], max(scores[: classes.meant]) + CERTAIN, *scores[exact + 1 :]]


def urgent_in(classes: Classes, scores: Sequence[float], margin: float) -> Urgency | None:
    """The emergency that beats everything else by so much."""
    kinds = scores[classes.calm + 1 : classes.meant]
    best = max(kinds)
    if best - max(scores[: classes.calm + 1]) <= margin:
        return None
    return classes.urgency(classes.calm + 1 + kinds.index(best))


def found_in(
    classes: Classes,
    scores: Sequence[float],
    *,
    exact: int | None,
    urgent: Urgency | None,
    language: str,
    confident_language: bool,
) -> SearchResult:
    """Weigh topics and wishes. `exact` is the place of the emergency or wish that the text is word for word."""
    intent = _intent(classes, scores, exact)
    hits = _hits(classes, scores)
    tier = _tier(hits, intent)
    results = hits if tier is not Tier.NONE or urgent else ()
    nearest = tuple(hit.topic for hit in hits[:NEAREST]) if tier is Tier.NONE else ()
    clear = classes.intent(scores.index(max(scores[: classes.meant]))) is Intent.CLEAR
    return SearchResult(language, confident_language, tier, urgent, intent, results, nearest, likely_clear=clear)


def chance(place: int, scores: Sequence[float]) -> float:
    """The chance of one among all of these."""
    return 1 / sum([exp((score - scores[place]) / HEAT) for score in scores])


def _intent(classes: Classes, scores: Sequence[float], exact: int | None) -> Intent | None:
    """The wish that beats every topic. To delete takes exact words: it must not happen by likeness."""
    quiet = scores[: classes.calm]
    best = max(quiet)
    place = quiet.index(best)
    intent = classes.intent(place)
    if intent is Intent.CLEAR and place != exact:
        return None
    if intent is Intent.CONTROL and best - max(*quiet[:place], *quiet[place + 1 :]) < CONTROL_MARGIN:
        return None
    return intent


def _hits(classes: Classes, scores: Sequence[float]) -> tuple[Hit, ...]:
    """The best topics, each with its chance among all topics and wishes: calm talk is about some topic, too."""
    quiet = scores[: classes.calm]
    top = max(quiet)
    total = sum([exp((score - top) / HEAT) for score in quiet])
    best = sorted(range(classes.topics), key=scores.__getitem__, reverse=True)[:MOST]
    return tuple([Hit(classes.labels[place], exp((scores[place] - top) / HEAT) / total) for place in best])


def _tier(hits: tuple[Hit, ...], intent: Intent | None) -> Tier:
    if intent is not None or hits[0].score < LIKELY:
        return Tier.NONE
    return Tier.ANSWER if hits[0].score >= SURE else Tier.CHOICES
