"""How fast a chat writes, and what it gets for it.

Human speed, 30 a minute, is always answered. More than 20 in 10 seconds gets the hotline once; for the next 30 seconds
texts are only noted, presses show the number as an alert, and what a person in need may press among them (the hotline
by command, close, delete) is still done, each once in 5 seconds. Of an album only the first picture is answered.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.messenger.incoming import Incoming
from bot.screens.address import Address
from bot.screens.screen import Way

BURST, WINDOW = 20, 10.0
QUIET = 30.0
KEPT_EVERY = 5.0
MAX_CHATS = 10_000
FORGET = 60.0


class Treatment(Enum):
    """What is done with an update."""

    ANSWER = auto()
    HOTLINE = auto()
    ALERT = auto()
    NOTE = auto()


@dataclass(slots=True)
class _Chat:
    moments: list[float] = field(default_factory=list)
    seen: float = 0.0
    quiet_until: float = 0.0
    kept: dict[str, float] = field(default_factory=dict)
    album: str | None = None
    judged: dict[int, Treatment] = field(default_factory=dict)


class Pace:
    """Remembers chats for a minute after their last update, at most MAX_CHATS of them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._chats: OrderedDict[int, _Chat] = OrderedDict()

    def judge(self, incoming: Incoming) -> Treatment:
        """What this update gets. A message counts at the second it was written, so a backlog is no flood.

        One that comes again, because it could not be answered yet, counts once and gets the same.
        """
        now = self._clock()
        chat = self._chat(incoming.chat, now)
        found = chat.judged.get(incoming.update)
        if found is None:
            found = chat.judged[incoming.update] = self._judge(chat, incoming, now)
            if len(chat.judged) > BURST:
                del chat.judged[next(iter(chat.judged))]
        return found

    def _judge(self, chat: _Chat, incoming: Incoming, now: float) -> Treatment:
        if incoming.album and incoming.album == chat.album:
            return Treatment.NOTE
        chat.album = incoming.album
        if now < chat.quiet_until:
            return self._in_flood(chat, incoming, now)
        chat.moments.append(now if incoming.sent is None else min(incoming.sent, now))
        if len(chat.moments) <= BURST:
            return Treatment.ANSWER
        first = chat.moments.pop(0)
        if chat.moments[-1] - first >= WINDOW:
            return Treatment.ANSWER
        chat.quiet_until = now + QUIET
        chat.moments.clear()
        return self._in_flood(chat, incoming, now) if _kept(incoming) else Treatment.HOTLINE

    def _in_flood(self, chat: _Chat, incoming: Incoming, now: float) -> Treatment:
        kept = _kept(incoming)
        if kept and now - chat.kept.get(kept, -KEPT_EVERY) >= KEPT_EVERY:
            chat.kept[kept] = now
            return Treatment.ANSWER
        return Treatment.ALERT if incoming.press else Treatment.NOTE

    def _chat(self, number: int, now: float) -> _Chat:
        chat = self._chats.pop(number, None) or _Chat()
        chat.seen = now
        self._chats[number] = chat
        while len(self._chats) > MAX_CHATS or now - next(iter(self._chats.values())).seen > FORGET:
            self._chats.popitem(last=False)
        return chat


def _kept(incoming: Incoming) -> str | None:
    """The act that even a flood may not hold up, if this is one."""
    wants = incoming.wants
    if not isinstance(wants, Address):
        return None
    if wants.screen == "hotline" and not wants.parts and incoming.way is Way.COMMAND:
        return "hotline"
    return wants.screen if wants.screen in {"leave", "clear"} and incoming.way is not Way.LINK else None
