"""What goes out for an update, as Telegram takes it, from whatever library is in use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bot.messenger.incoming import Incoming, Typed
from bot.messenger.kept import Kept
from bot.screens.answer import understand
from bot.screens.library import Library
from bot.screens.outline import Decision
from bot.screens.screen import Effect, Languages, Query
from bot.screens.show import decide


class Content(Protocol):
    """Gives the fields of a message as a JSON object: as one that is sent, or as one that is edited."""

    def __call__(self, *, sent: bool) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A message, and what must happen besides showing it."""

    content: Content
    effects: tuple[Effect, ...] = ()


class Gallery:
    """Answers with the library in use at the time. What was drawn from another one is never shown."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._in_use = library
        self._library = library()
        self._kept = Kept(self._library)

    def answer(self, incoming: Incoming, languages: Languages) -> Answer:
        """What an update gets. Its screen is drawn only when its content is asked for."""
        library = self._in_use()
        if library is not self._library:
            self._library, self._kept = library, Kept(library)
        decision = wanted(library, incoming, languages)
        return Answer(partial(self._kept, decision.outline), decision.effects)


def wanted(library: Library, incoming: Incoming, languages: Languages) -> Decision:
    """What an update gets, before anything is drawn."""
    wants = incoming.wants
    if isinstance(wants, Typed):
        return understand(library, Query(wants.text, languages))
    return decide(library.guide, wants, languages=languages, way=incoming.way)
