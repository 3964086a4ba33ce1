"""Decides and builds in one step, as the messenger does in two: what an address or a text shows, and its effects."""

from dataclasses import dataclass

from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.decision import AddressSource, Decision, Effect, Languages, Query, decide, understand
from bot.screens.router import build_screen
from bot.screens.screen import Open, Screen

NO_LANGUAGES = Languages()


@dataclass(frozen=True, slots=True)
class Shown:
    screen: Screen
    effects: tuple[Effect, ...]

    @property
    def texts(self) -> list[str]:
        return texts(self.screen)

    @property
    def links(self) -> dict[str, Address]:
        return links(self.screen)


def open_address(
    content: Content,
    address: Address | None,
    *,
    languages: Languages = NO_LANGUAGES,
    source: AddressSource = AddressSource.PRESS,
) -> Shown:
    return _built(content, decide(content.guide, address, languages=languages, source=source))


def type_text(content: Content, query: Query) -> Shown:
    return _built(content, understand(content, query))


def _built(content: Content, decision: Decision) -> Shown:
    return Shown(build_screen(content, decision.spec), decision.effects)


def texts(screen: Screen) -> list[str]:
    return [block.text for block in screen.blocks]


def links(screen: Screen) -> dict[str, Address]:
    """The addresses that buttons open, by label."""
    buttons = (button for row in screen.rows for button in row)
    return {button.label: button.action.address for button in buttons if isinstance(button.action, Open)}
