"""From an address's first part to the file that draws it. Total: what does not exist opens the nearest thing."""

from collections.abc import Callable
from dataclasses import replace

from bot.guide.model import Topic, Urgency
from bot.screens import about, card, found, home, hotline, language, leaving, received, share, topic, topics, urgent
from bot.screens.address import Address
from bot.screens.screen import Block, Kind, Screen
from bot.screens.view import View

MAX_PARTS = 2
"""No screen has more parts than a door and a choice."""


def screen_at(view: View) -> Screen:
    """The screen that the view's address names, or the nearest one with a notice."""
    maker = _MAKERS.get(view.address.screen)
    made = maker(view, *view.address.parts) if maker and len(view.address.parts) <= MAX_PARTS else None
    return made or noticed(view, home.home, "notice-gone", Address(("home",)))


def noticed(view: View, maker: Callable[[View], Screen], notice: str, place: Address | None = None) -> Screen:
    """Another screen with a notice above it."""
    screen = maker(replace(view, address=place or view.address))
    return replace(screen, blocks=(Block(Kind.NOTE, view.words(notice)), *screen.blocks))


def _number(text: str, most: int) -> int | None:
    return next((number for number in range(1, most + 1) if text == str(number)), None)


def _group(view: View, group_id: str = "", page: str = "1") -> Screen:
    shown = next((group for group in view.guide.groups if group.id == group_id), None)
    if shown is None:
        return noticed(view, topics.topics, "notice-gone", Address(("topics",)))
    return topics.group(view, shown, _number(page, topics.pages_of(shown)) or 1)


def _known_topic(view: View, topic_id: str) -> Topic | None:
    return view.localized.topics.get(topic_id)


def _topic(view: View, topic_id: str = "", page: str = "") -> Screen:
    shown = _known_topic(view, topic_id)
    if shown is None:
        return noticed(view, topics.topics, "notice-gone", Address(("topics",)))
    number = _number(page, len(shown.pages))
    if page and number is None:
        place = Address(("topic", shown.id))
        return noticed(view, lambda there: topic.summary(there, shown), "notice-gone", place)
    return topic.page(view, shown, number) if number else topic.summary(view, shown)


def _hotline(view: View, door: str = "", choice: str = "") -> Screen:
    makers: dict[str, Callable[[View, str], Screen | None]] = {
        "": lambda there, _: hotline.hotline(there),
        "someone-else": lambda there, _: hotline.someone_else(there),
        "lawyer": lambda there, _: hotline.lawyer(there),
        "numbers": _numbers,
        "now": lambda there, kind: urgent.now(there, Urgency(kind) if kind in set(Urgency) else Urgency.UNCLEAR),
        "card": _card,
    }
    made = makers[door](view, choice) if door in makers else None
    return made or noticed(view, hotline.hotline, "notice-gone", Address(("hotline",)))


def _numbers(view: View, need: str) -> Screen | None:
    if not need:
        return hotline.needs(view)
    return hotline.need(view, need) if need in view.guide.needs else None


def _card(view: View, choice: str) -> Screen | None:
    spoken_language = next(
        (spoken_language for spoken_language in view.guide.spoken_languages if spoken_language.id == choice), None
    )
    if spoken_language:
        return card.card(view, spoken_language)
    page = _number(choice or "1", card.pages_of(view.guide.spoken_languages))
    return card.cards(view, page) if page else None


def _of_topic(view: View, topic_id: str, maker: Callable[[View, Topic], Screen]) -> Screen:
    shown = _known_topic(view, topic_id)
    return maker(view, shown) if shown else _topic(view, topic_id)


def _share(view: View, topic_id: str = "", form: str = "") -> Screen:
    return _of_topic(view, topic_id, share.plain_text if form == "text" else share.share)


_MAKERS: dict[str, Callable[..., Screen]] = {
    "home": lambda view, *_: home.home(view),
    "topics": lambda view, *_: topics.topics(view),
    "group": _group,
    "topic": _topic,
    "hotline": _hotline,
    "language": lambda view, *_: language.language(view),
    "share": _share,
    "more": lambda view, topic_id="", *_: _of_topic(view, topic_id, share.more),
    "about": lambda view, *_: about.about(view),
    "privacy": lambda view, *_: about.privacy(view),
    "clear": lambda view, *ask: leaving.ask_clear(view) if ask else leaving.cleared(view),
    "leave": lambda view, *ask: leaving.ask_leave(view) if ask else leaving.everyday(view),
    "nothing": lambda view, *_: found.nothing(view, ()),
    "refused": lambda view, *_: found.refused(view),
    "received": lambda view, *_: received.received(view),
    "late": lambda view, *_: received.late(view),
    "private": lambda view, *_: received.private(view),
    "broken": lambda view, *_: noticed(view, home.home, "notice-broken", Address(("home",))),
}
