"""Answers as Telegram takes them. People look at few screens, so those shown lately are kept, ready to send."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Protocol

from bot.messenger.incoming import Incoming, Typed
from bot.messenger.render import render
from bot.screens.answer import understand
from bot.screens.library import Library
from bot.screens.outline import Decision, Outline, draw
from bot.screens.screen import Effect, Languages, Query, Screen
from bot.screens.show import decide

KEPT = 2_000
"""Screens, each as it is sent or as it is edited. Made-up addresses push out others: that costs drawing those again."""

EDITED = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
SENT = {**EDITED, "disable_notification": True}

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class Content(Protocol):
    """Gives the fields of a message as a JSON object: as one that is sent, or as one that is edited."""

    def __call__(self, *, sent: bool) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes out for an update, and what must happen besides."""

    content: Content
    effects: tuple[Effect, ...] = ()


class Gallery:
    """Answers with whatever library is in use at the time. What was drawn from another one is never shown."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._in_use = library
        self._library = library()
        self._finished = kept(self._library)

    def answer(self, incoming: Incoming, languages: Languages) -> Answer:
        """What an update gets. Its screen is drawn only when its content is asked for."""
        library = self._in_use()
        if library is not self._library:
            self._library, self._finished = library, kept(library)
        decision = wanted(library, incoming, languages)
        return Answer(partial(self._finished, decision.outline), decision.effects)


def wanted(library: Library, incoming: Incoming, languages: Languages) -> Decision:
    """What an update gets, before anything is drawn."""
    wants = incoming.wants
    if isinstance(wants, Typed):
        return understand(library, Query(wants.text, languages))
    return decide(library.guide, wants, languages=languages, way=incoming.way)


def kept(library: Library) -> Callable[..., bytes]:
    """`finished` for this library, which keeps what was asked for last."""
    return lru_cache(maxsize=KEPT)(partial(finished, library))


def finished(library: Library, outline: Outline, *, sent: bool) -> bytes:
    return written(draw(library, outline), sent=sent)


def written(screen: Screen, *, sent: bool) -> bytes:
    """A screen as fields of `sendMessage` or `editMessageText`. A sent one is silent."""
    message = render(screen, sent=sent)
    fields = {"text": message.text, "reply_markup": message.keyboard, **(SENT if sent else EDITED)}
    return _write(fields).encode()
