"""What buttons and titles say, so that a person who types it gets what a press would have opened."""

from collections.abc import Iterator

from bot.guide.model import Guide
from bot.screens.address import Address, Path
from bot.screens.content import ButtonWords, Content, normalized
from bot.screens.crawl import Step, crawl, linked_addresses
from bot.screens.screen import Kind

HOME = Address(("home",))

WITHOUT_PAGE: dict[str, Path] = {"share": ("share",), "more": ("about",)}
"""By the first word of their addresses: what buttons of many pages open where no page is known that they belong to."""


def button_words(content: Content) -> ButtonWords:
    """The words of all buttons and topic titles. Where words lead to several screens, see `_common`."""
    found: dict[tuple[str, str], set[Address]] = {}
    to_read_in = _to_read_in(content.guide)
    for step in crawl(content):
        for address, label in _named_addresses(step):
            meant = to_read_in.get(address.path, address)
            if words := normalized(label):
                found.setdefault((step.screen.language, words), set()).add(_without_page(meant))
    return {key: _meant(addresses) or _common(addresses).in_language(key[0]) for key, addresses in found.items()}


def _to_read_in(guide: Guide) -> dict[Path, Address]:
    """Where the name of a language leads in place of its interpreter card: who types it wants to read in it."""
    own = {spoken.id: Address(("set",), spoken.guide_language) for spoken in guide.spoken_languages}
    chosen = {spoken: address for spoken, address in own.items() if address.language}
    others = {other.spoken: Address(("hotline", "in", other.code)) for other in guide.other_languages}
    return {("hotline", "card", spoken): address for spoken, address in (others | chosen).items()}


def _meant(addresses: set[Address]) -> Address | None:
    """The only address; or the language to choose, of whose name there may also be an interpreter card."""
    [first, *others] = [one for one in addresses if one.screen == "set"] or addresses
    return None if others else first


def _common(addresses: set[Address]) -> Address:
    """What words mean that lead to several screens: 'Share' the whole guide, 'Sources' where its facts come from.

    Others, such as 'Back', mean home.
    """
    [screen, *others] = {one.screen for one in addresses}
    return HOME if others else Address(WITHOUT_PAGE.get(screen, HOME.path))


def _without_page(address: Address) -> Address:
    """The address without the page that was left for it. A language is chosen for home, not for that page."""
    address = address.without_origin()
    return address.with_path("set", *HOME.path) if address.screen == "set" else address


def _named_addresses(step: Step) -> Iterator[tuple[Address, str]]:
    yield from linked_addresses(step.screen)
    address = step.screen.address
    if address.path[0] == "topic":
        yield from ((address, block.text) for block in step.screen.blocks if block.kind is Kind.HEADING)
