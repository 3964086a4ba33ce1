"""Crawl the guide as a person could: from home, pressing every button, in every language."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.guide.model import Guide, Urgency
from bot.screens.address import Address, Path, callback_data, parse
from bot.screens.content import Content
from bot.screens.decision import AddressSource, Decision, Languages, decide
from bot.screens.inline import build_card, card_paths
from bot.screens.router import build_screen
from bot.screens.screen import Open, Screen
from bot.screens.urgent import OFFERED

UNLINKED: tuple[Path, ...] = (
    ("late",),
    ("flood",),
    ("received",),
    ("received", "photo"),
    ("private",),
    ("nothing",),
    ("refused",),
    ("leave", "ask"),
    ("hotline", "now"),
    *(("hotline", "now", kind) for kind in Urgency if kind not in {*OFFERED, Urgency.UNCLEAR}),
)
"""Paths that no button opens: they answer what a person sent, a link, or typed text. A crawl starts from them too."""

NOTICES: tuple[Path, ...] = (("broken",), ("unknown-command",), ("topic", "no-such-topic"))
"""Paths that show a notice: forged callback data, a made-up command, a dead link. No crawl reaches them."""


class ScreenBuildError(Exception):
    """A screen cannot be built: a word or a contact is missing, or the address of a button does not fit."""

    def __init__(self, address: Address, reason: str) -> None:
        super().__init__(f"the screen {address} cannot be shown: {reason}")
        self.address = address


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a crawl, and the button that opened it: its label, and the address of the screen it is on."""

    address: Address
    opened_from: Address | None
    label: str
    decision: Decision
    screen: Screen


def crawl(content: Content, *, origins: bool = False) -> Iterator[Step]:
    """Every screen once, nearest first.

    With `origins`, the same path with another origin counts as another screen: some twenty-five times as many.
    Raises: ScreenBuildError.
    """
    queue = deque(_starts(content))
    seen = {_key(step.address, origins=origins) for step in queue}
    while queue:
        step = queue.popleft()
        yield step
        for address, label in linked_addresses(step.screen):
            key = _key(address, origins=origins)
            if key not in seen:
                seen.add(key)
                queue.append(_open(content, address, step.address, label))


def build_all(content: Content) -> None:
    """Build every screen and inline card that a person can reach, to prove that none fails: 50 ms for two languages.

    Raises: ScreenBuildError.
    """
    for _ in crawl(content):
        pass
    for language in content.guide.languages:
        for path in NOTICES:
            _open(content, Address(path, language))
        for path in card_paths(content):
            with _named(Address(path, language)):
                build_card(content, language, path)


def linked_addresses(screen: Screen) -> Iterator[tuple[Address, str]]:
    """What Telegram hands back for each button that opens a screen, and the button's label.

    Raises: ScreenBuildError for an address that does not survive being callback data.
    """
    for button in (button for row in screen.rows for button in row):
        if isinstance(button.action, Open):
            yield _round_trip(button.action.address, screen), button.label


def _round_trip(address: Address, screen: Screen) -> Address:
    try:
        parsed = parse(callback_data(address))
    except ValueError as error:
        raise ScreenBuildError(screen.address, str(error)) from error
    if parsed is None:
        raise ScreenBuildError(screen.address, f"a button opens {address}, which is no address")
    return parsed


def expected_addresses(guide: Guide) -> Iterator[Address]:
    """Every address that follows from the guide's content, in each language: a crawl must reach all of them."""
    for language in guide.languages:
        yield from (Address(path, language) for path in _expected_paths(guide, language))


def _expected_paths(guide: Guide, language: str) -> Iterator[Path]:
    yield from (("group", group.id) for group in guide.groups)
    for topic in guide.localized(language).topics.values():
        yield from (("topic", topic.id), ("more", topic.id), ("share", guide.codes[topic.id]))
        yield from (("topic", topic.id, str(page)) for page in range(1, len(topic.pages) + 1))
    yield from (("hotline", "numbers", need) for need in guide.needs)
    yield from (("hotline", "card", spoken_language.id) for spoken_language in guide.spoken_languages)
    yield from (("hotline", "now", kind) for kind in Urgency)
    yield from (("hotline", "in", other.code) for other in guide.other_languages)


def _starts(content: Content) -> Iterator[Step]:
    for language in content.guide.languages:
        in_other_languages = (("hotline", "in", other.code) for other in content.guide.other_languages)
        for path in (("home",), *UNLINKED, *in_other_languages):
            yield _open(content, Address(path, language))


def _open(content: Content, address: Address, opened_from: Address | None = None, label: str = "") -> Step:
    decision = decide(content.guide, address, languages=Languages(), source=AddressSource.PRESS)
    with _named(address):
        screen = build_screen(content, decision.spec)
    return Step(address, opened_from, label, decision, screen)


@contextmanager
def _named(address: Address) -> Iterator[None]:
    """Say of a missing word or contact which screen needs it."""
    try:
        yield
    except KeyError as error:
        raise ScreenBuildError(address, f"{error} is missing") from error


def _key(address: Address, *, origins: bool) -> Address:
    return address if origins else address.without_origin()
