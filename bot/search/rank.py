"""Scores of all classes become an answer: urgent or not, what is wished, which topics, and how sure that is.

One classifier knows topics, wishes, emergencies and calm talk alike, so that each is weighed against all others: a text
is urgent when the best emergency beats the best of everything else.
"""

from collections.abc import Mapping

from bot.guide.model import Intent, Urgency
from bot.search.bayes import chances
from bot.search.found import Found, Hit, Tier
from bot.search.phrases import CALM, INTENT, LANGUAGE, URGENT

HEAT = 0.7
"""Softens the chances until they are true: of hits shown with a chance of 0.8, four in five are right."""

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


def nothing(language: str) -> Found:
    """The answer to a text that says nothing."""
    return Found(language, confident_language=False, tier=Tier.NONE, urgent=None, intent=None, results=())


def found_in(
    scores: Mapping[str, float],
    *,
    exact: str | None,
    cry: Urgency | None,
    language: str,
    confident_language: bool,
) -> Found:
    """Weigh all classes. `exact` is the emergency or wish that the text is word for word, `cry` the one in a part."""
    meant = _meant(scores, exact)
    urgent, intent = _urgent(meant, URGENT_MARGIN) or cry, _intent(meant, exact)
    hits = _hits(meant)
    tier = _tier(hits, intent)
    results = hits[:MOST] if tier is not Tier.NONE or urgent else ()
    nearest = tuple(hit.topic for hit in hits[:NEAREST]) if tier is Tier.NONE else ()
    return Found(language, confident_language, tier, urgent, intent, results, nearest, _likely_clear(meant))


def cry_in(scores: Mapping[str, float], *, exact: str | None) -> Urgency | None:
    """The emergency in a part of a text. A mere 'help' is none there: the rest says with what."""
    kind = _urgent(_meant(scores, exact), CRY_MARGIN)
    return None if kind is Urgency.UNCLEAR else kind


def _meant(scores: Mapping[str, float], exact: str | None) -> dict[str, float]:
    """Scores of what a text may mean, which is no language."""
    meant = {label: score for label, score in scores.items() if not label.startswith(LANGUAGE)}
    return meant | {exact: max(meant.values()) + CERTAIN} if exact else meant


def _urgent(meant: Mapping[str, float], margin: float) -> Urgency | None:
    kinds = {label: score for label, score in meant.items() if label.startswith(URGENT)}
    best = max(kinds, key=kinds.__getitem__)
    other = max(score for label, score in meant.items() if label not in kinds)
    return Urgency(best.removeprefix(URGENT)) if kinds[best] - other > margin else None


def _intent(meant: Mapping[str, float], exact: str | None) -> Intent | None:
    """The wish that beats every topic. To delete takes exact words: it must not happen by likeness."""
    quiet = {label: score for label, score in meant.items() if not label.startswith(URGENT) and label != CALM}
    best = max(quiet, key=quiet.__getitem__)
    if not best.startswith(INTENT) or (best == f"{INTENT}{Intent.CLEAR}" and best != exact):
        return None
    intent = Intent(best.removeprefix(INTENT))
    second = max(score for label, score in quiet.items() if label != best)
    return None if intent is Intent.CONTROL and quiet[best] - second < CONTROL_MARGIN else intent


def _likely_clear(meant: Mapping[str, float]) -> bool:
    return max(meant, key=meant.__getitem__) == f"{INTENT}{Intent.CLEAR}"


def _hits(meant: Mapping[str, float]) -> tuple[Hit, ...]:
    """Topics, best first, each with its chance among all topics and wishes: calm talk is about some topic, too."""
    quiet = {label: score for label, score in meant.items() if not label.startswith(URGENT) and label != CALM}
    topics = [Hit(label, chance) for label, chance in chances(quiet, heat=HEAT).items() if not label.startswith(INTENT)]
    return tuple(sorted(topics, key=lambda hit: -hit.score))


def _tier(hits: tuple[Hit, ...], intent: Intent | None) -> Tier:
    if intent is not None or hits[0].score < LIKELY:
        return Tier.NONE
    return Tier.ANSWER if hits[0].score >= SURE else Tier.CHOICES
