"""From a ScreenSpec to its Screen: the routed screen, and what a typed text adds to it. Pure and total."""

from dataclasses import replace

from bot.guide.model import Urgency
from bot.screens import search_results, topic, urgent
from bot.screens.content import Content, ScreenContext
from bot.screens.decision import ScreenSpec
from bot.screens.keyboard import MAX_ROWS
from bot.screens.router import screen_at
from bot.screens.screen import Button, Open, Row, Screen


def build_screen(content: Content, spec: ScreenSpec) -> Screen:
    """The screen of a spec; where its address leads to none, the nearest one with a notice.

    Raises: KeyError when the content lacks a word or a contact that the screen needs; a crawl finds those first.
    """
    context = ScreenContext(content, spec.language, spec.address)
    screen = _with_topics(context, spec.topics) if spec.topics else screen_at(context)
    if spec.query_language:
        screen = _with_row(screen, _read_in_row(content, screen, spec.query_language))
    return _with_deletion(content, screen) if spec.has_long_number else screen


def _with_topics(context: ScreenContext, topic_ids: tuple[str, ...]) -> Screen:
    """The screen at the context's address, with topics that were found for a typed text."""
    match context.address.path:
        case ("topic", topic_id):
            return topic.answer(context, context.topic(topic_id), topic_ids)
        case ("topics",):
            return search_results.choices(context, topic_ids)
        case ("nothing",):
            return search_results.nothing(context, topic_ids)
        case ("hotline", "now", kind) if kind in set(Urgency):
            return urgent.now(context, Urgency(kind), topic_id=topic_ids[0])
        case _:
            return screen_at(context)


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
    return _with_row(warned, (context.button("received-delete", "clear"),))
