"""From an address to its screen: one table of routes with typed parameters. Total: what is missing opens the nearest.

A parameter is a function that turns one part of the path into a value, or None where there is no such thing. Routes are
tried in the order of the table; the first whose fixed words and parameters all match builds the screen.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.guide.model import Group, SpokenLanguage, Topic, Urgency
from bot.screens import about, chat, home, hotline, search_results, share, topic, urgent
from bot.screens.address import Address, Path
from bot.screens.content import ScreenContext
from bot.screens.screen import Screen

A = TypeVar("A")
B = TypeVar("B")
Parameter = Callable[[ScreenContext, str], A | None]
DependentParameter = Callable[[ScreenContext, str, A], B | None]
"""Also takes the value of the parameter before it: which pages there are depends on the topic."""


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern such as topic/<topic>/<page>, and what builds its screen from the texts at its parameters."""

    pattern: Path
    build: Callable[[ScreenContext, Path], Screen | None]

    def screen(self, context: ScreenContext) -> Screen | None:
        """The screen at the context's address; None where this route does not lead to it."""
        path = context.address.path
        if path[0] != self.pattern[0] or len(path) != len(self.pattern):
            return None
        parts = list(zip(self.pattern, path, strict=True))
        if any(word != text for word, text in parts if not _is_parameter(word)):
            return None
        return self.build(context, tuple(text for word, text in parts if _is_parameter(word)))

    def __str__(self) -> str:
        return "/".join(self.pattern)


def _is_parameter(word: str) -> bool:
    return word.startswith("<")


def _route(pattern: str, build: Callable[[ScreenContext], Screen]) -> Route:
    return Route(tuple(pattern.split("/")), lambda context, _: build(context))


def _route_1(pattern: str, parameter: Parameter[A], build: Callable[[ScreenContext, A], Screen]) -> Route:
    def build_from(context: ScreenContext, texts: Path) -> Screen | None:
        value = parameter(context, texts[0])
        return None if value is None else build(context, value)

    return Route(tuple(pattern.split("/")), build_from)


def _route_2(
    pattern: str,
    first: Parameter[A],
    second: DependentParameter[A, B],
    build: Callable[[ScreenContext, A, B], Screen],
) -> Route:
    def build_from(context: ScreenContext, texts: Path) -> Screen | None:
        one = first(context, texts[0])
        two = None if one is None else second(context, texts[1], one)
        return None if one is None or two is None else build(context, one, two)

    return Route(tuple(pattern.split("/")), build_from)


def _topic(context: ScreenContext, text: str) -> Topic | None:
    return context.localized.topics.get(text)


def _topic_page(_: ScreenContext, text: str, shown: Topic) -> int | None:
    return _number(text, len(shown.pages))


def _group(context: ScreenContext, text: str) -> Group | None:
    return next((group for group in context.guide.groups if group.id == text), None)


def _group_page(_: ScreenContext, text: str, shown: Group) -> int | None:
    return _number(text, topic.count_group_pages(shown))


def _need(context: ScreenContext, text: str) -> str | None:
    return text if text in context.guide.needs else None


def _urgency(_: ScreenContext, text: str) -> Urgency:
    """An unknown kind asks what is wrong: this parameter matches everything."""
    return Urgency(text) if text in set(Urgency) else Urgency.UNCLEAR


def _spoken_language(context: ScreenContext, text: str) -> SpokenLanguage | None:
    return next((language for language in context.guide.spoken_languages if language.id == text), None)


def _card_page(context: ScreenContext, text: str) -> int | None:
    return _number(text, hotline.count_card_pages(context.guide.spoken_languages))


def _attachment(_: ScreenContext, text: str) -> str:
    """Whatever was sent, 'photo' or 'voice': the answer is the same."""
    return text


def _number(text: str, most: int) -> int | None:
    """1 to `most`, written without leading zeros."""
    return next((number for number in range(1, most + 1) if text == str(number)), None)


def _broken(context: ScreenContext) -> Screen:
    """Home, for callback data or a payload that is no address."""
    return _with_notice(context, "notice-broken", _home(context))


ROUTES = (
    _route("home", home.home),
    _route("topics", topic.groups),
    _route_1("group/<group>", _group, topic.group),
    _route_2("group/<group>/<page>", _group, _group_page, topic.group),
    _route_1("topic/<topic>", _topic, topic.summary),
    _route_2("topic/<topic>/<page>", _topic, _topic_page, topic.page),
    _route_1("more/<topic>", _topic, share.more),
    _route_1("share/<topic>", _topic, share.share),
    _route_1("share/<topic>/text", _topic, share.share_text),
    _route("hotline", hotline.hotline),
    _route("hotline/now", lambda context: urgent.now(context, Urgency.UNCLEAR)),
    _route_1("hotline/now/<kind>", _urgency, urgent.now),
    _route("hotline/someone-else", hotline.someone_else),
    _route("hotline/lawyer", hotline.lawyer),
    _route("hotline/numbers", hotline.needs),
    _route_1("hotline/numbers/<need>", _need, hotline.need),
    _route("hotline/card", hotline.cards),
    _route_1("hotline/card/<page>", _card_page, hotline.cards),
    _route_1("hotline/card/<spoken language>", _spoken_language, hotline.card),
    _route("language", home.languages),
    _route("about", about.about),
    _route("privacy", about.privacy),
    _route("clear", chat.cleared),
    _route("clear/ask", chat.ask_clear),
    _route("leave", chat.everyday),
    _route("leave/ask", chat.ask_leave),
    _route("nothing", search_results.nothing),
    _route("refused", search_results.refused),
    _route("received", chat.received),
    _route_1("received/<attachment>", _attachment, lambda context, _: chat.received(context)),
    _route("late", chat.late),
    _route("private", chat.private),
    _route("broken", _broken),
)


def screen_at(context: ScreenContext) -> Screen:
    """The screen at the context's address, or the nearest one with a notice."""
    return _routed(context) or _with_notice(context, "notice-gone", _nearest(context))


def _routed(context: ScreenContext) -> Screen | None:
    return next((screen for route in ROUTES if (screen := route.screen(context))), None)


def _nearest(context: ScreenContext) -> Screen:
    """The screen to show for an address that no route leads to."""
    screens = (_routed(replace(context, address=Address(path))) for path in _nearest_paths(context.address.path))
    return next((screen for screen in screens if screen), None) or _home(context)


def _nearest_paths(path: Path) -> tuple[Path, ...]:
    """Where to look for the nearest screen, in order: the topic or group itself, else the screen that lists those."""
    match path:
        case (_, _, _, _, *_):  # longer than any pattern
            return ()
        case ("topic" | "group" | "more" | "share", *_):
            return (path[:2], ("topics",))
        case ("hotline", *_):
            return (("hotline",),)
        case ("clear" | "leave" as name, *_):
            return ((name, "ask"),)
        case _:
            return ()


def _home(context: ScreenContext) -> Screen:
    return home.home(replace(context, address=Address(("home",))))


def _with_notice(context: ScreenContext, message_id: str, screen: Screen) -> Screen:
    return replace(screen, blocks=(context.note(message_id), *screen.blocks))
