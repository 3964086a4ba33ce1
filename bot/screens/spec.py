"""All that decides a screen, in a few small values; drawing it is pure, so equal outlines look the same.

An outline holds no word of what a person typed: whoever keeps outlines keeps nothing about anybody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.guide.model import Urgency
from bot.screens import found, topic, urgent
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.keyboard import MAX_ROWS
from bot.screens.routes import screen_at
from bot.screens.screen import Block, Button, Effect, Kind, Open, Screen
from bot.screens.view import Row, View


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """The screen at an address in a language, and what a typed text adds to it.

    `topics` were found for the text, best first. `read_in` is the text's own language, where another one was chosen;
    `long_number` says that there was one in it.
    """

    language: str
    address: Address
    topics: tuple[str, ...] = ()
    read_in: str | None = None
    long_number: bool = False

    @property
    def put_together(self) -> bool:
        """Whether it is a topic's `answer_page` with rows of `other_answer` before the way back, and nothing else."""
        added = self.read_in or self.long_number
        return bool(self.topics) and self.address.screen == "topic" and not added


@dataclass(frozen=True, slots=True)
class Decision:
    """What an update gets: a screen, not drawn yet, and what must happen besides showing it."""

    outline: ScreenSpec
    effects: tuple[Effect, ...] = ()


def build_screen(content: Content, outline: ScreenSpec) -> Screen:
    """The screen, or the nearest one with a notice where its address names none."""
    view = View(content, outline.language, outline.address)
    screen = _WITH_TOPICS[outline.address.screen](view, outline.topics) if outline.topics else screen_at(view)
    if outline.read_in:
        screen = _with_row(screen, _read_in(content, screen, outline.read_in))
    return _about_the_number(content, screen) if outline.long_number else screen


_WITH_TOPICS: dict[str, Callable[[View, tuple[str, ...]], Screen]] = {
    "hotline": lambda view, topics: urgent.now(view, Urgency(view.address.parts[-1]), topic=topics[0]),
    "topic": lambda view, topics: _with_others(view.content, view.language, view.address.parts[0], topics),
    "topics": found.choices,
    "nothing": found.nothing,
}


def answer_page(content: Content, language: str, topic_id: str) -> Screen:
    """A topic after a typed question, without the other answers."""
    view = View(content, language, Address(("topic", topic_id)))
    return topic.answer(view, view.topic(topic_id))


def other_answer(content: Content, language: str, topic_id: str, other: str) -> Row:
    """The row on that page which opens another topic."""
    return topic.other(View(content, language, Address(("topic", topic_id))), other)


def _with_others(content: Content, language: str, topic_id: str, others: Sequence[str]) -> Screen:
    page = answer_page(content, language, topic_id)
    *above, back = page.rows
    rows = [other_answer(content, language, topic_id, other) for other in others]
    return replace(page, rows=(*above, *rows, back))


def _with_row(screen: Screen, row: Row) -> Screen:
    """Add a row under the red one; where six are full, the one before the way back goes."""
    first, *rest = screen.rows
    rows = [first, row, *rest]
    if len(rows) > MAX_ROWS:
        rows = [*rows[: MAX_ROWS - 1], rows[-1]]
    return replace(screen, rows=tuple(rows))


def _read_in(content: Content, screen: Screen, language: str) -> Row:
    label = content.wording.of(language)("button-read-in")
    return (Button(label, Open(screen.address.within(language))),)


def _about_the_number(content: Content, screen: Screen) -> Screen:
    """A long number is safer gone: say so, with one tap that deletes it."""
    view = View(content, screen.language, screen.address)
    noted = replace(screen, blocks=(*screen.blocks, Block(Kind.NOTE, view.words("digits-text"))))
    return _with_row(noted, (view.button("received-delete", "clear"),))
