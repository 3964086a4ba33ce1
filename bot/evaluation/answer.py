"""What a person gets for a typed text: what the search found, and the screen that is shown."""

from dataclasses import dataclass

from bot.guide.model import Urgency
from bot.screens.content import Content
from bot.screens.decision import Languages, Query, topics_with_danger, understand
from bot.search.result import SearchResult

_NOW = "hotline/now/"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a text, for instance to "i work in a kitchen and they pay me late".

    `shows`: the address of the screen, without language: "topic/unpaid-wages".
    `topics`: what the screen opens or offers, best first, and what an urgent screen would offer.
    `alert`: the text or its topic may be near danger, so help is offered on top of the screen.
    `has_emergency_number`: 911 is on the screen or one press away on top of it.
    """

    result: SearchResult
    shows: str
    topics: tuple[str, ...]
    alert: bool
    has_emergency_number: bool

    @property
    def kind(self) -> Urgency | None:
        """The kind of the urgent screen that is shown; None on all others."""
        return Urgency(self.shows.removeprefix(_NOW)) if self.shows.startswith(_NOW) else None


def answer(content: Content, text: str, language: str | None) -> Answer:
    """Answer `text` as for a person whose Telegram is set to `language`."""
    spec = understand(content, Query(text, Languages(hinted=language))).spec
    result = content.index.search(text, language=spec.language if language is None else language)
    path = spec.address.path
    opened = path[1:2] if path[0] == "topic" else ()
    topics = tuple(dict.fromkeys([*opened, *spec.topics, *(hit.topic for hit in result.results)]))
    shows = "/".join(path)
    on_topic_near_danger = bool(opened) and opened[0] in topics_with_danger(content.guide)
    return Answer(
        result,
        shows,
        topics,
        alert=spec.alert and (result.alert or on_topic_near_danger),
        has_emergency_number=spec.alert or shows.startswith("hotline"),
    )
