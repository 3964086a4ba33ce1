"""What buttons and titles say, so that a person who types it gets what a press would have opened."""

from collections.abc import Iterator

from bot.screens.address import Address, Path
from bot.screens.content import ButtonWords, Content, normalized
from bot.screens.crawl import Step, crawl, linked_addresses
from bot.screens.screen import Kind

HOME: Path = ("home",)


def button_words(content: Content) -> ButtonWords:
    """The words of all buttons and topic titles. Words that lead to several screens, such as 'Back', lead to home."""
    found: dict[tuple[str, str], set[Path]] = {}
    for step in crawl(content):
        for address, label in _named_addresses(step):
            if words := normalized(label):
                found.setdefault((step.screen.language, words), set()).add(address.path)
    return {key: next(iter(paths)) if len(paths) == 1 else HOME for key, paths in found.items()}


def _named_addresses(step: Step) -> Iterator[tuple[Address, str]]:
    yield from linked_addresses(step.screen)
    address = step.screen.address
    if address.path[0] == "topic":
        yield from ((address, block.text) for block in step.screen.blocks if block.kind is Kind.HEADING)
