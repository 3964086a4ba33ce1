"""What a search returns."""

from dataclasses import dataclass
from enum import StrEnum

from bot.guide.model import Intent, Urgency


class Tier(StrEnum):
    """How sure the search is of its topics: open the best one, offer several, or show none."""

    ANSWER = "answer"
    CHOICES = "choices"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic id and the probability, from 0 to 1, that it is the one meant: `Hit("unpaid-wages", 0.93)`."""

    topic: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a text means.

    For "no me pagan", with English as the current language:

        SearchResult("es", confident_language=True, tier=Tier.ANSWER, results=(Hit("unpaid-wages", 0.998), ...))

    `language`: one of the guide's. `confident_language` is False if the text does not tell (numbers, names, words that
        several languages share).
    `tier`, `results`: topics only. At most five, best first; none at Tier.NONE, unless the text is urgent.
    `urgent`: the kind of emergency that the text describes; it matters more than the topics.
    `alert`: not urgent, but perhaps near danger: help is offered on top of what is shown.
    `intent`: a request for the phone number is HOTLINE, not a topic. CLEAR, which deletes messages, needs the exact
        words.
    `screen`: the address of a screen that is no topic, such as "hotline/lawyer" or "language".
    `likely_clear`: the text resembles CLEAR more than anything else, exact or not.
    `calm`: surely without danger, so that no help is offered even on top of a page near danger.
    `nearest`: at Tier.NONE, the best topics, none of them likely.
    """

    language: str
    confident_language: bool
    tier: Tier
    urgent: Urgency | None = None
    alert: bool = False
    intent: Intent | None = None
    screen: str | None = None
    results: tuple[Hit, ...] = ()
    nearest: tuple[str, ...] = ()
    likely_clear: bool = False
    calm: bool = False
