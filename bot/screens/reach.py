"""Walk the guide as a person could: from home, pressing every button, in every language."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from bot.guide.model import Guide, Urgency
from bot.screens.address import Address, callback_data, parse
from bot.screens.library import Library
from bot.screens.screen import Languages, Open, Reply, Screen, Way
from bot.screens.show import show

UNLINKED = (("late",), ("received",), ("private",), ("nothing",), ("refused",), ("clear", "ask"), ("leave", "ask"))
"""Screens that no button opens: they answer what a person sent, or a link. The walk begins at them too."""


class NotShown(Exception):
    """A screen cannot be drawn: a word or a contact that it needs is missing, or an address does not fit a button."""

    def __init__(self, address: Address, reason: str) -> None:
        super().__init__(f"the screen {address} cannot be shown: {reason}")
        self.address = address


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the walk: what was pressed, where, and what came."""

    address: Address
    pressed_on: Address | None
    label: str
    reply: Reply

    @property
    def screen(self) -> Screen:
        return self.reply.screen


def walk(library: Library, *, origins: bool = False) -> Iterator[Step]:
    """Every screen once, nearest first. Raises NotShown.

    With `origins` each way back counts as a place of its own: some twenty-five times as many, for tests.
    """
    waiting = deque(_beginnings(library))
    seen = {_place(step.address, origins=origins) for step in waiting}
    while waiting:
        step = waiting.popleft()
        yield step
        for address, label in opened(step.screen):
            place = _place(address, origins=origins)
            if place not in seen:
                seen.add(place)
                waiting.append(_press(library, address, step.address, label))


NOTICED = (("broken",), ("topic", "no-such-topic"))
"""What a forged press or a dead link gets: no walk comes to these."""


def trial(library: Library) -> None:
    """Draw all that anybody can come to: 30 ms for two languages. Raises NotShown."""
    for _ in walk(library):
        pass
    for language in library.guide.languages:
        for path in NOTICED:
            _press(library, Address(path, language), None, "")


def opened(screen: Screen) -> Iterator[tuple[Address, str]]:
    """Where a screen's buttons lead, as Telegram hands them back, with their labels. Raises NotShown."""
    for button in (button for row in screen.rows for button in row):
        if isinstance(button.action, Open):
            yield _returned(button.action.address, screen), button.label


def _returned(address: Address, screen: Screen) -> Address:
    try:
        returned = parse(callback_data(address))
    except ValueError as error:
        raise NotShown(screen.address, str(error)) from error
    if returned is None:
        raise NotShown(screen.address, f"a button opens {address}, which is no address")
    return returned


def expected(guide: Guide) -> Iterator[Address]:
    """Every place that the guide's content makes, in each language: what a walk must meet."""
    for language in guide.languages:
        yield from (Address(path, language) for path in _paths(guide, language))


def _paths(guide: Guide, language: str) -> Iterator[tuple[str, ...]]:
    yield from (("group", group.id) for group in guide.groups)
    for topic in guide.edition(language).topics.values():
        yield from (("topic", topic.id), ("more", topic.id), ("share", topic.id))
        yield from (("topic", topic.id, str(page)) for page in range(1, len(topic.pages) + 1))
    yield from (("hotline", "numbers", need) for need in guide.needs)
    yield from (("hotline", "card", tongue.id) for tongue in guide.tongues)
    yield from (("hotline", "now", kind) for kind in Urgency)


def _beginnings(library: Library) -> Iterator[Step]:
    for language in library.guide.languages:
        for path in (("home",), *UNLINKED):
            yield _press(library, Address(path, language), None, "")


def _press(library: Library, address: Address, pressed_on: Address | None, label: str) -> Step:
    try:
        reply = show(library, address, languages=Languages(), way=Way.PRESS)
    except KeyError as error:
        raise NotShown(address, f"{error} is missing") from error
    return Step(address, pressed_on, label, reply)


def _place(address: Address, *, origins: bool) -> Address:
    return address if origins else address.without_origin()
