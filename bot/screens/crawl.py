"""Walk the guide as a person could: from home, pressing every button, in every language."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from bot.guide.model import Guide, Urgency
from bot.screens.address import Address, callback_data, parse
from bot.screens.content import Content
from bot.screens.screen import AddressSource, Languages, Open, Reply, Screen
from bot.screens.show import show

UNLINKED = (("late",), ("received",), ("private",), ("nothing",), ("refused",), ("clear", "ask"), ("leave", "ask"))
"""Screens that no button opens: they answer what a person sent, or a link. The crawl begins at them too."""


class NotShown(Exception):
    """A screen cannot be drawn: a word or a contact that it needs is missing, or an address does not fit a button."""

    def __init__(self, address: Address, reason: str) -> None:
        super().__init__(f"the screen {address} cannot be shown: {reason}")
        self.address = address


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the crawl: what was pressed, where, and what came."""

    address: Address
    pressed_on: Address | None
    label: str
    reply: Reply

    @property
    def screen(self) -> Screen:
        return self.reply.screen


def crawl(content: Content, *, origins: bool = False) -> Iterator[Step]:
    """Every screen once, nearest first. Raises NotShown.

    With `origins` each way back counts as a place of its own: some twenty-five times as many, for tests.
    """
    waiting = deque(_beginnings(content))
    seen = {_place(step.address, origins=origins) for step in waiting}
    while waiting:
        step = waiting.popleft()
        yield step
        for address, label in opened(step.screen):
            place = _place(address, origins=origins)
            if place not in seen:
                seen.add(place)
                waiting.append(_press(content, address, step.address, label))


NOTICED = (("broken",), ("topic", "no-such-topic"))
"""What a forged press or a dead link gets: no crawl comes to these."""


def render_all(content: Content) -> None:
    """Draw all that anybody can come to: 30 ms for two languages. Raises NotShown."""
    for _ in crawl(content):
        pass
    for language in content.guide.languages:
        for path in NOTICED:
            _press(content, Address(path, language), None, "")


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
    """Every place that the guide's content makes, in each language: what a crawl must meet."""
    for language in guide.languages:
        yield from (Address(path, language) for path in _paths(guide, language))


def _paths(guide: Guide, language: str) -> Iterator[tuple[str, ...]]:
    yield from (("group", group.id) for group in guide.groups)
    for topic in guide.localized(language).topics.values():
        yield from (("topic", topic.id), ("more", topic.id), ("share", topic.id))
        yield from (("topic", topic.id, str(page)) for page in range(1, len(topic.pages) + 1))
    yield from (("hotline", "numbers", need) for need in guide.needs)
    yield from (("hotline", "card", spoken_language.id) for spoken_language in guide.spoken_languages)
    yield from (("hotline", "now", kind) for kind in Urgency)


def _beginnings(content: Content) -> Iterator[Step]:
    for language in content.guide.languages:
        for path in (("home",), *UNLINKED):
            yield _press(content, Address(path, language), None, "")


def _press(content: Content, address: Address, pressed_on: Address | None, label: str) -> Step:
    try:
        reply = show(content, address, languages=Languages(), way=AddressSource.PRESS)
    except KeyError as error:
        raise NotShown(address, f"{error} is missing") from error
    return Step(address, pressed_on, label, reply)


def _place(address: Address, *, origins: bool) -> Address:
    return address if origins else address.without_origin()
