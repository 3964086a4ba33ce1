"""The shortest way through the guide's buttons to a screen that does what a person came for."""

from collections import deque
from collections.abc import Callable

from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.screen import Screen
from tests.kit.screens import links, open_address

Reached = Callable[[Screen], bool]


def shortest_way(content: Content, language: str, reached: Reached, first: str) -> list[str]:
    """The labels to press, the one on the home screen first. Raises LookupError where no way leads there."""
    home = _opened(content, Address(("home",), language))
    queue = deque([([first], _opened(content, links(home)[first]))])
    seen: set[Address] = set()
    while queue:
        labels, screen = queue.popleft()
        if reached(screen):
            return labels
        for label, address in links(screen).items():
            if address.language == language and address not in seen:
                seen.add(address)
                queue.append(([*labels, label], _opened(content, address)))
    raise LookupError("no way leads there")


def _opened(content: Content, address: Address) -> Screen:
    return open_address(content, address).screen
