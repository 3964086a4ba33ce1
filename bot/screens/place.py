"""The screen that was shown last, with what its buttons say."""

from bot.screens.address import Address
from bot.screens.content import Content, normalized
from bot.screens.crawl import linked_addresses
from bot.screens.decision import AddressSource, Languages, decide
from bot.screens.follow_up import Place
from bot.screens.router import build_screen


def place_at(content: Content, address: Address, *, asks_for_danger: bool) -> Place:
    """The place at an address that was shown, whatever has become of it in another content."""
    spec = decide(content.guide, address, languages=Languages(), source=AddressSource.LINK).spec
    screen = build_screen(content, spec)
    labels = {normalized(label): target for target, label in linked_addresses(screen)}
    return Place(address, asks_for_danger, labels)
