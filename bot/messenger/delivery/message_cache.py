"""Rendered messages, cached. People look at few screens, so hardly any is built and rendered twice.

A cache belongs to one version of the content: what was rendered from another one is never shown.
"""

from functools import lru_cache

from bot.messenger.delivery.message import OutgoingMessage
from bot.messenger.delivery.rendering import render
from bot.screens.content import Content
from bot.screens.decision import ScreenSpec
from bot.screens.router import build_screen

MAX_MESSAGES = 500
"""Made-up addresses push out other screens: that costs no more than rendering those."""


class MessageCache:
    """Gives the message that shows a screen."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.message = lru_cache(MAX_MESSAGES)(self._render)

    def _render(self, spec: ScreenSpec) -> OutgoingMessage:
        return render(build_screen(self.content, spec))
