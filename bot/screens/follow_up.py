"""Short texts that mean something only after the screen before them: 'yes', 'no', 'more'. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.guide.model import Urgency
from bot.screens.address import Address
from bot.screens.content import Content, ShortTexts, normalized
from bot.wording.wording import Wording

YES, NO, MORE = "typed-yes", "typed-no", "typed-more"
"""The messages of the wording that list such texts, separated by commas."""

_UNCLEAR = ("hotline", "now", Urgency.UNCLEAR)
_DANGER = ("hotline", "now", Urgency.DANGER)


@dataclass(frozen=True, slots=True)
class Place:
    """The screen that was shown last in a chat. `asks_for_danger`: it asked whether someone is being hurt.

    `labels` are what its buttons say, normalized, and where they lead.
    """

    address: Address
    asks_for_danger: bool = False
    labels: Mapping[str, Address] = field(default_factory=dict)


def short_texts(wording: Wording) -> ShortTexts:
    """What each short text says, in any language: YES, NO or MORE."""
    return {
        normalized(text): message
        for words in wording.by_language.values()
        for message in (YES, NO, MORE)
        for text in words(message).split(",")
    }


def follow_up(content: Content, text: str, place: Place) -> Address | None:
    """What a short text means after `place`; None for any other text.

    'Yes' to 'Is someone hurting you now?' opens what helps in danger, 'no' the same screen without the question. 'More'
    opens the next page of a topic.
    """
    meant = content.short_texts.get(normalized(text))
    path = place.address.path
    asks = place.asks_for_danger or path == _UNCLEAR
    if meant == YES and asks:
        return place.address.with_path(*_DANGER)
    if meant == NO and asks:
        return place.address.with_path("hotline") if path == _UNCLEAR else place.address
    if meant == MORE and path[0] == "topic":
        return _next_page(content, place.address)
    return None


def _next_page(content: Content, address: Address) -> Address | None:
    """The page after this one; None after the last."""
    _, topic_id, *page = address.path
    topic = content.guide.localized(content.guide.languages[0]).topics.get(topic_id)
    number = int(page[0]) + 1 if page and page[0].isdecimal() else 1
    return address.with_path("topic", topic_id, str(number)) if topic and number <= len(topic.pages) else None
