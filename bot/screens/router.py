"""From a ScreenSpec to its Screen: a table of routes, and what a typed text adds to the routed screen. Pure and total.

An address that no route leads to opens the nearest screen, with a notice.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.guide.model import Group, SpokenLanguage, Urgency
from bot.screens import chat, home, hotline, other_languages, search_results, share, topic, urgent
from bot.screens.address import Address, Path
from bot.screens.content import CARDS, Content, ScreenContext
from bot.screens.decision import ScreenSpec
from bot.screens.keyboard import MAX_ROWS, alert_row, count_pages
from bot.screens.screen import Button, Open, Row, Screen


def _with_id(entries: Iterable[Group | SpokenLanguage], text: str) -> Group | SpokenLanguage | None:
    return next((entry for entry in entries if entry.id == text), None)


def _number(text: str, most: int) -> int | None:
    """1 to `most`, written without leading zeros."""
    return next((number for number in range(1, most + 1) if text == str(number)), None)


PARAMETERS: Mapping[str, Callable[..., object]] = {
    "<topic>": lambda context, text: context.localized.topics.get(text),
    "<topic page>": lambda _, text, shown: _number(text, len(shown.pages)),
    "<code>": lambda context, text, *_: context.guide.path_of_code.get(text),
    "<group>": lambda context, text: _with_id(context.guide.groups, text),
    "<group page>": lambda _, text, shown: _number(text, count_pages(shown.topics, topic.TOPICS_ON_SCREEN)),
    "<need>": lambda context, text: text if text in context.guide.needs else None,
    "<kind>": lambda _, text: Urgency(text) if text in set(Urgency) else Urgency.UNCLEAR,
    "<card page>": lambda context, text: _number(
        text, count_pages(context.guide.spoken_languages, hotline.CARDS_ON_SCREEN)
    ),
    "<spoken language>": lambda context, text, path=CARDS: (
        _with_id(context.guide.spoken_languages, text) if path == CARDS else None
    ),
    "<other language>": lambda context, text: next(
        (other for other in context.guide.other_languages if other.code == text), None
    ),
    "<attachment>": lambda _, text: text,
}
"""What turns a part of a path into a value, or into None where there is no such thing.

Called with the context, the part, and the values of the parameters before it: how many pages there are depends on the
topic. An unknown <kind> asks what is wrong; an <attachment> is 'photo' or 'voice', and all get the same answer.
"""


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern such as topic/<topic>/<topic page>, and what builds its screen from the context and the parameters."""

    pattern: Path
    build: Callable[..., Screen]

    def screen(self, context: ScreenContext) -> Screen | None:
        """The screen at the context's address; None where this route does not lead to it."""
        path = context.address.path
        if len(path) != len(self.pattern):
            return None
        values: list[object] = []
        for word, text in zip(self.pattern, path, strict=True):
            if word in PARAMETERS:
                value = PARAMETERS[word](context, text, *values)
                if value is None:
                    return None
                values.append(value)
            elif word != text:
                return None
        return self.build(context, *values)

    def __str__(self) -> str:
        return "/".join(self.pattern)


def _broken(context: ScreenContext) -> Screen:
    """Home, for callback data or a payload that is no address."""
    return _with_notice(context, "notice-broken", _home(context))


def _unknown_command(context: ScreenContext) -> Screen:
    """Home, for a command that this guide does not have."""
    return _with_notice(context, "notice-command", _home(context))


def _share_card(context: ScreenContext, path: Path, spoken_language: SpokenLanguage) -> Screen:
    return share.share(context, (*path, spoken_language.id))


def _share_card_text(context: ScreenContext, path: Path, spoken_language: SpokenLanguage) -> Screen:
    return share.share_text(context, (*path, spoken_language.id))


_TABLE: Mapping[str, Callable[..., Screen]] = {
    "home": home.home,
    "topics": topic.groups,
    "group/<group>": topic.group,
    "group/<group>/<group page>": topic.group,
    "topic/<topic>": topic.summary,
    "topic/<topic>/<topic page>": topic.page,
    "more/<topic>": share.sources,
    "share": share.share_guide,
    "share/<code>": share.share,
    "share/<code>/text": share.share_text,
    "share/<code>/<spoken language>": _share_card,
    "share/<code>/<spoken language>/text": _share_card_text,
    "hotline": hotline.hotline,
    "hotline/now": urgent.now,
    "hotline/now/<kind>": urgent.now,
    "hotline/someone-else": hotline.someone_else,
    "hotline/lawyer": hotline.lawyer,
    "hotline/numbers": hotline.needs,
    "hotline/numbers/<need>": hotline.need,
    "hotline/in/<other language>": other_languages.hotline_in,
    "hotline/card": hotline.cards,
    "hotline/card/<card page>": hotline.cards,
    "hotline/card/<spoken language>": hotline.card,
    "language": home.languages,
    "about": home.about,
    "privacy": home.privacy,
    "clear": chat.cleared,
    "clear/ask": chat.ask,
    "clear/sent": chat.deleted,
    "leave": chat.everyday,
    "leave/ask": chat.ask,
    "nothing": search_results.nothing,
    "refused": search_results.refused,
    "received": chat.received,
    "received/<attachment>": chat.received,
    "late": chat.late,
    "flood": chat.flood,
    "unknown-command": _unknown_command,
    "private": chat.private,
    "broken": _broken,
}

ROUTES = tuple(Route(tuple(pattern.split("/")), build) for pattern, build in _TABLE.items())
"""Tried in this order; the first whose fixed words and parameters all match builds the screen."""


def build_screen(content: Content, spec: ScreenSpec) -> Screen:
    """The screen of a spec; where its address leads to none, the nearest one with a notice.

    Raises: KeyError when the content lacks a word or a contact that the screen needs; a crawl finds those first.
    """
    context = ScreenContext(content, spec.language, spec.address)
    screen = _with_topics(context, spec.topics) if spec.topics else _screen_at(context)
    if spec.alert:
        screen = _with_alert(context, screen)
    if spec.query_language:
        screen = _with_row(screen, _read_in_row(content, screen, spec.query_language))
    return _with_deletion(content, screen) if spec.has_long_number else screen


def _with_topics(context: ScreenContext, topic_ids: tuple[str, ...]) -> Screen:
    """The screen at the context's address, with topics that were found for a typed text."""
    match context.address.path:
        case ("topic", topic_id):
            return topic.summary(context, context.topic(topic_id), topic_ids)
        case ("topics",):
            return search_results.choices(context, topic_ids)
        case ("nothing",):
            return search_results.nothing(context, topic_ids)
        case ("hotline", "now", kind) if kind in set(Urgency):
            return urgent.now(context, Urgency(kind), topic_id=topic_ids[0])
        case ("hotline", *_):
            return _contacts_with_topics(context, topic_ids)
        case _:
            return _screen_at(context)


def _contacts_with_topics(context: ScreenContext, topic_ids: tuple[str, ...]) -> Screen:
    match context.address.path:
        case ("hotline", "lawyer"):
            return hotline.lawyer(context, topic_ids)
        case ("hotline", "numbers", need) if need in context.guide.needs:
            return hotline.need(context, need, topic_ids)
        case _:
            return _screen_at(context)


def _screen_at(context: ScreenContext) -> Screen:
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


def _with_alert(context: ScreenContext, screen: Screen) -> Screen:
    """Ask on top whether somebody is in danger; the red button then shows the emergency number too.

    Where nothing opens the message, its first line may show on a locked phone: there the question comes second.
    """
    above = 0 if screen.opening else 1
    blocks = (*screen.blocks[:above], context.text("alert-line"), *screen.blocks[above:])
    return replace(screen, blocks=blocks, rows=(alert_row(context), *screen.rows[1:]))


def _with_row(screen: Screen, row: Row) -> Screen:
    """Insert a row under the hotline row. Where the keyboard is full, it replaces the row before the back row."""
    first, *others = screen.rows
    rows = [first, row, *others]
    if len(rows) > MAX_ROWS:
        rows = [*rows[: MAX_ROWS - 1], rows[-1]]
    return replace(screen, rows=tuple(rows))


def _read_in_row(content: Content, screen: Screen, language: str) -> Row:
    """Opens the same screen in another language."""
    label = content.wording.of(language)("button-read-in")
    return (Button(label, Open(screen.address.in_language(language))),)


def _with_deletion(content: Content, screen: Screen) -> Screen:
    """Warn that a long number is safer not left in the chat, with a button that deletes it."""
    context = ScreenContext(content, screen.language, screen.address)
    warned = replace(screen, blocks=(*screen.blocks, context.note("digits-text")))
    return _with_row(warned, (context.button("received-delete", "clear", "sent"),))
