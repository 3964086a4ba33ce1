"""How fast a chat writes, and what it gets for it.

Human speed, 30 a minute, is always answered. More than 20 in 10 seconds gets the hotline once; for the next 30 seconds
texts are only noted, presses show the number as an alert, and what a person in need may press among them (the hotline
by command, close, delete) is still done, each once in 5 seconds. Of an album only the first picture is answered.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from struct import Struct

from bot.messenger.incoming import Incoming
from bot.screens.address import Address
from bot.screens.decision import AddressSource
from bot.store.keys import keyed_hash

BURST, WINDOW = 20, 10.0
QUIET = 30.0
KEPT_EVERY = 5.0
MAX_CHATS = 10_000
FORGET = 60.0

_MOMENT, _JUDGED, _UPDATE = Struct("<d"), Struct("<qB"), Struct("<q")


class Treatment(Enum):
    """What is done with an update."""

    ANSWER = 1
    HOTLINE = 2
    ALERT = 3
    NOTE = 4


@dataclass(slots=True)
class _Flood:
    """`kept`: what a person in need may press, and when that was done last."""

    until: float
    kept: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Chat:
    """Most chats write once or twice a minute, so what they leave behind is packed: moments, and updates judged."""

    moments: bytes = b""
    judged: bytes = b""
    album: str | None = None
    flood: _Flood | None = None


class Pace:
    """Remembers chats for a minute or two after their last update: at most MAX_CHATS, and the last half of them surely.

    They stand in two halves, under hashes with a random key. When the younger half is full, or a minute old, the elder
    is forgotten.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._hash = keyed_hash(secrets.token_bytes(32), "pace", size=8)
        self._young: dict[bytes, _Chat] = {}
        self._old: dict[bytes, _Chat] = {}
        self._turned = 0.0

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._young) + len(self._old)

    def tidy(self) -> None:
        """Forget whom it is time to forget, though nobody writes."""
        self._age(self._clock())

    def judge(self, incoming: Incoming) -> Treatment:
        """What this update gets. A message counts at the second it was written, so a backlog is no flood.

        One that comes again, because it could not be answered yet, counts once and gets the same.
        """
        now = self._clock()
        chat = self._chat(incoming.chat, now)
        before = _before(chat, incoming.update)
        if before is not None:
            return before
        found = self._judge(chat, incoming, now)
        chat.judged = (chat.judged + _JUDGED.pack(incoming.update, found.value))[-BURST * _JUDGED.size :]
        return found

    def _judge(self, chat: _Chat, incoming: Incoming, now: float) -> Treatment:
        if incoming.album and incoming.album == chat.album:
            return Treatment.NOTE
        chat.album = incoming.album
        if chat.flood and now < chat.flood.until:
            return self._in_flood(chat.flood, incoming, now)
        if not self._too_fast(chat, now if incoming.sent is None else min(incoming.sent, now)):
            return Treatment.ANSWER
        chat.moments = b""
        chat.flood = _Flood(now + QUIET)
        return self._in_flood(chat.flood, incoming, now) if _kept(incoming) else Treatment.HOTLINE

    def _too_fast(self, chat: _Chat, moment: float) -> bool:
        """Note when the chat wrote; whether that makes more than BURST in WINDOW."""
        moments = chat.moments + _MOMENT.pack(moment)
        chat.moments = moments[-BURST * _MOMENT.size :]
        return len(moments) > len(chat.moments) and moment - _MOMENT.unpack_from(moments)[0] < WINDOW

    def _in_flood(self, flood: _Flood, incoming: Incoming, now: float) -> Treatment:
        kept = _kept(incoming)
        if kept and now - flood.kept.get(kept, -KEPT_EVERY) >= KEPT_EVERY:
            flood.kept[kept] = now
            return Treatment.ANSWER
        # Whoever closes or deletes twice must not see the number after the first time.
        return Treatment.ALERT if incoming.press and not kept else Treatment.NOTE

    def _chat(self, number: int, now: float) -> _Chat:
        self._age(now)
        name = self._hash(number)
        known = self._young.get(name) or self._old.pop(name, None)
        chat = self._young[name] = known or _Chat()
        return chat

    def _age(self, now: float) -> None:
        age = now - self._turned
        if age >= FORGET or len(self._young) >= MAX_CHATS // 2:
            self._old = self._young if age < 2 * FORGET else {}
            self._young, self._turned = {}, now


def _before(chat: _Chat, update: int) -> Treatment | None:
    """What the update got when it came before, if it did."""
    if _UPDATE.pack(update) not in chat.judged:
        return None
    found = dict(_JUDGED.iter_unpack(chat.judged)).get(update)  # the bytes may stand there by chance
    return None if found is None else Treatment(found)


def _kept(incoming: Incoming) -> str | None:
    """The act that even a flood may not hold up, if this is one."""
    wants = incoming.wants
    if not isinstance(wants, Address):
        return None
    if wants.screen == "hotline" and not wants.parts and incoming.way is AddressSource.COMMAND:
        return "hotline"
    return wants.screen if wants.screen in {"leave", "clear"} and incoming.way is not AddressSource.LINK else None
