"""What the search learns from: everything said in an edition, under the class it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.guide.model import Intent, LocalizedContent, Topic, Urgency
from bot.search.classes import CALM, INTENT, URGENT

TEXT_WEIGHT = 0.6
"""What a sentence of a topic counts beside a phrase that somebody typed. Measured: 0.3 to 1 do about the same."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text, its class, and how much it counts. `whole`: typed word for word it means that class and no other."""

    text: str
    label: str
    weight: float = 1.0
    whole: bool = False


def phrases(edition: LocalizedContent) -> Iterator[Phrase]:
    """All phrases of an edition; wishes before emergencies, so that a text in both is an emergency."""
    for topic in edition.topics.values():
        yield from (Phrase(ask, topic.id) for ask in topic.asks)
        yield from (Phrase(text, topic.id, TEXT_WEIGHT) for text in _texts(topic))
    for intent in Intent:
        yield from (Phrase(text, f"{INTENT}{intent}", whole=True) for text in edition.talk[intent])
    for kind in Urgency:
        yield from (Phrase(text, f"{URGENT}{kind}", whole=True) for text in edition.urgent[kind])
    yield from (Phrase(text, CALM) for text in edition.non_urgent)


def _texts(topic: Topic) -> Iterator[str]:
    yield from (topic.title, topic.question, topic.button, *topic.summary)
    for page in topic.pages:
        yield from (page.heading, *page.points)
