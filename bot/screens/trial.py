"""Draws what anybody may come to, before anybody does: a word that is missing is found by the operator alone."""

from collections.abc import Iterator

from bot.guide.model import Urgency
from bot.screens.address import Address
from bot.screens.library import Library
from bot.screens.outline import Outline, draw
from bot.screens.routes import SCREENS


class NotShown(Exception):
    """A screen cannot be drawn: a word or a contact that it needs is missing, or an address does not fit a button."""

    def __init__(self, address: Address, reason: str) -> None:
        super().__init__(f"the screen {address} cannot be shown: {reason}")
        self.address = address


def trial(library: Library) -> None:
    """Draw each kind of screen once, in every language. Raises NotShown."""
    for language in library.guide.languages:
        for path in _paths():
            address = Address(path, language)
            try:
                draw(library, Outline(language, address))
            except LookupError as error:
                raise NotShown(address, f"{error} is missing") from error


def _paths() -> Iterator[tuple[str, ...]]:
    yield from ((screen,) for screen in SCREENS)
    yield from (("hotline", "now", kind) for kind in Urgency)
