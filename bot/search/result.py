"""What a search brings back: values that the screens read."""

from dataclasses import dataclass
from enum import StrEnum

from bot.guide.model import Intent, Urgency


class Tier(StrEnum):
    """How sure the search is: open the topic, offer a choice, or say that there is nothing."""

    ANSWER = "answer"
    CHOICES = "choices"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic and the chance, 0 to 1, that it is the one meant."""

    topic: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a text.

    `tier` and `results` (at most 5, best first; none at tier NONE, unless urgent) speak of topics only; `urgent` comes
    before them. A wish for the telephone number is `intent` HOTLINE, never a topic. `confident_language` is false for
    what says nothing about its language: numbers, names, a word that several languages share. `nearest` are the topics
    that are least far away, best first, none of them likely: for an answer that has nothing. `likely_clear`: it reads
    like a wish to delete the chat, but is none word for word, which `intent` CLEAR asks for.
    """

    language: str
    confident_language: bool
    tier: Tier
    urgent: Urgency | None
    intent: Intent | None
    results: tuple[Hit, ...]
    nearest: tuple[str, ...] = ()
    likely_clear: bool = False
