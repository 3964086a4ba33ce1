"""What goes out for an update, as Telegram takes it, from whatever content is in use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from bot.messenger.incoming import Incoming, Typed
from bot.messenger.kept import Kept
from bot.screens.content import Content
from bot.screens.decision import Decision, Effect, Languages, Query, decide, understand


class MessageContent(Protocol):
    """Gives the fields of a message as a JSON object: as one that is sent, or as one that is edited."""

    def __call__(self, *, sent: bool) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A message, and what must happen besides showing it."""

    content: MessageContent
    effects: tuple[Effect, ...] = ()


class Gallery:
    """Answers with the content in use at the time. What was drawn from another one is never shown."""

    def __init__(self, content: Callable[[], Content]) -> None:
        self._in_use = content
        self._library = content()
        self._kept = Kept(self._library)

    def answer(self, incoming: Incoming, languages: Languages) -> Answer:
        """What an update gets. Its screen is drawn only when its content is asked for."""
        content = self._in_use()
        if content is not self._library:
            self._library, self._kept = content, Kept(content)
        decision = wanted(content, incoming, languages)
        return Answer(partial(self._kept, decision.spec), decision.effects)


def wanted(content: Content, incoming: Incoming, languages: Languages) -> Decision:
    """What an update gets, before anything is drawn."""
    wants = incoming.wants
    if isinstance(wants, Typed):
        return understand(content, Query(wants.text, languages))
    return decide(content.guide, wants, languages=languages, source=incoming.way)
