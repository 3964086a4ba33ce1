"""How fast a chat writes, and what it gets for it.

Human speed, 30 a minute, is always answered. More than 20 in 10 seconds gets the hotline once; for the next 30 seconds
texts are dropped, presses show the number as an alert, and what a person in need may do among them (the hotline by
command, close, delete) is still done, each once in 5 seconds. Of an album only the first picture is answered. In a
group each person counts alone, so that a busy group is no flood, and a flood gets nothing. Inline queries are no flood:
Telegram sends one at every few letters. Nor is what comes from nobody in particular.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from struct import Struct

from bot.messenger.transport.incoming import IncomingUpdate
from bot.store.keys import keyed_hash

BURST, WINDOW_SECONDS = 20, 10.0
QUIET_SECONDS = 30.0
EXEMPT_EVERY = 5.0
"""Seconds between two answers to the same exempt request during a flood."""

MAX_CHATS = 10_000
FORGET_SECONDS = 60.0

_MOMENT, _DECISION, _UPDATE = Struct("<d"), Struct("<qB"), Struct("<q")


class FloodAction(Enum):
    """What is done with an update."""

    ANSWER = 1
    HOTLINE = 2
    ALERT = 3
    DROP = 4


@dataclass(slots=True)
class _Flood:
    """`exempt` maps an exempt request to the moment when it was answered last."""

    until: float
    exempt: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Chat:
    """Most chats write once or twice a minute, so moments and decisions are packed."""

    moments: bytes = b""
    decisions: bytes = b""
    media_group: str | None = None
    flood: _Flood | None = None


class FloodGuard:
    """Remembers chats for one to three minutes after their last update: MAX_CHATS at most, at least the latest half.

    Chats stand under hashes with a random key, in two generations: when the younger is full, or a minute old, the elder
    is dropped. `clock` tells seconds since 1970, by the same clock as the dates of messages.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._hash = keyed_hash(secrets.token_bytes(32), "flood", size=8)
        self._young: dict[bytes, _Chat] = {}
        self._old: dict[bytes, _Chat] = {}
        self._generation_began = 0.0

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._young) + len(self._old)

    def expire(self) -> None:
        """Forget what is over, though nobody writes."""
        self._age(self._clock())

    def decide(self, incoming: IncomingUpdate) -> FloodAction:
        """What this update gets. A message counts at the second it was written, so a backlog is no flood.

        One that comes again, because it could not be answered yet, counts once and gets the same.
        """
        if incoming.inline_query_id is not None or not incoming.chat_id:
            return FloodAction.ANSWER
        now = self._clock()
        chat = self._chat(incoming.flood_key, now)
        action = _earlier_decision(chat, incoming.update_id)
        if action is None:
            action = self._decide(chat, incoming, now)
            packed = _DECISION.pack(incoming.update_id, action.value)
            chat.decisions = (chat.decisions + packed)[-BURST * _DECISION.size :]
        return action if incoming.is_private else _in_group(action)

    def _decide(self, chat: _Chat, incoming: IncomingUpdate, now: float) -> FloodAction:
        group = incoming.media_group_id
        if group and group == chat.media_group and not incoming.has_text:
            return FloodAction.DROP
        chat.media_group = group
        if chat.flood and now < chat.flood.until:
            return self._in_flood(chat.flood, incoming, now)
        if not self._too_fast(chat, now if incoming.sent is None else min(incoming.sent, now)):
            return FloodAction.ANSWER
        chat.moments = b""
        chat.flood = _Flood(now + QUIET_SECONDS)
        return self._in_flood(chat.flood, incoming, now) if incoming.flood_exempt else FloodAction.HOTLINE

    def _too_fast(self, chat: _Chat, moment: float) -> bool:
        """Record when the chat wrote; whether that makes more than BURST in WINDOW_SECONDS."""
        moments = chat.moments + _MOMENT.pack(moment)
        chat.moments = moments[-BURST * _MOMENT.size :]
        return len(moments) > len(chat.moments) and moment - _MOMENT.unpack_from(moments)[0] < WINDOW_SECONDS

    def _in_flood(self, flood: _Flood, incoming: IncomingUpdate, now: float) -> FloodAction:
        exempt = incoming.flood_exempt
        if exempt and now - flood.exempt.get(exempt, -EXEMPT_EVERY) >= EXEMPT_EVERY:
            flood.exempt[exempt] = now
            return FloodAction.ANSWER
        # Whoever closes or deletes twice must not see the number after the first time.
        return FloodAction.ALERT if incoming.callback_query_id and not exempt else FloodAction.DROP

    def _chat(self, key: int, now: float) -> _Chat:
        self._age(now)
        name = self._hash(key)
        known = self._young.get(name) or self._old.pop(name, None)
        chat = self._young[name] = known or _Chat()
        return chat

    def _age(self, now: float) -> None:
        age = now - self._generation_began
        if age >= FORGET_SECONDS or len(self._young) >= MAX_CHATS // 2:
            self._old = self._young if age < 2 * FORGET_SECONDS else {}
            self._young, self._generation_began = {}, now


def _earlier_decision(chat: _Chat, update_id: int) -> FloodAction | None:
    """What the update got when it came before, if it did."""
    if _UPDATE.pack(update_id) not in chat.decisions:
        return None
    found = dict(_DECISION.iter_unpack(chat.decisions)).get(update_id)  # the bytes may stand there by chance
    return None if found is None else FloodAction(found)


def _in_group(action: FloodAction) -> FloodAction:
    """Nothing personal reaches a group, not even in a flood."""
    return FloodAction.ANSWER if action is FloodAction.ANSWER else FloodAction.DROP
