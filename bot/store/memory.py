"""The store of a single process: in its memory, bounded, gone when it stops."""

import secrets
from collections.abc import Callable, Sequence
from struct import Struct

from bot.store.chat import Chat, fresh
from bot.store.generational_dict import GenerationalDict
from bot.store.keys import keyed
from bot.store.store import UPDATES_SECONDS, Claim, ClaimState

MAX_BYTES = 5_000_000
"""For all chats together: some 22,000 with eight messages each, 35,000 with one."""

BESIDE = 112
"""Bytes that a chat takes beside what is packed: its name and its place in the mapping."""

MAX_UPDATES = 20_000

SWEEP_SECONDS = 3600
"""What is over is not told any more, and is dropped within about as long as this."""

MOST_TRIES, DONE = 254, 255
"""Tries are counted in a byte; one value of it stands for 'answered'."""

_KEY_BYTES = 32
_CHAT, _UPDATE = Struct("<Qqq"), Struct("<Q")

_CUT = 4
"""Bits that a name does without: an integer of 60 bits takes 32 bytes, one of 64 takes 48."""


class MemoryStore:
    """`clock` tells seconds since 1970. Claims nothing: the inbox knows what is at work in its process.

    Names are made with a random key. Key and names lie in the same memory and end with it, so other keys for each week
    or for each kind of thing would hide nothing more.
    """

    up = True

    def __init__(self, clock: Callable[[], float]) -> None:
        key = secrets.token_bytes(_KEY_BYTES)
        self._clock = clock
        self._hash_chat = keyed(key, "chat", size=_CHAT.size)
        self._hash_update = keyed(key, "update", size=_UPDATE.size)
        self._chats: GenerationalDict[bytes] = GenerationalDict(
            most=MAX_BYTES, weigh=lambda packed: BESIDE + len(packed)
        )
        self._marks: GenerationalDict[int] = GenerationalDict(most=MAX_UPDATES)
        self._languages = [""]
        self._swept = 0

    async def open(self) -> None:
        """Nothing to find out: it is there."""

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        now = int(self._clock())
        name, known = self._open(chat)
        mark = self._name(update)
        tries = _tries(self._marks.get(mark) or 0, now)
        if tries == DONE:
            return Claim(ClaimState.DONE)
        self._marks.set(mark, _mark(min(tries + 1, MOST_TRIES), now))
        if message is not None:
            known.note(message)
            self._keep(name, known)
        return Claim(tries=tries + 1, left=known.has_left(update), language=self._language(known))

    async def extend(self, update: int) -> None:
        """Nothing to renew."""

    async def release(self, update: int) -> None:
        """Nothing to give back."""

    async def done(self, update: int) -> None:
        self._marks.set(self._name(update), _mark(DONE, int(self._clock())))

    async def language(self, chat: int) -> str | None:
        return self._language(self._open(chat)[1])

    async def remember_language(self, chat: int, language: str) -> None:
        if language not in self._languages:
            self._languages.append(language)
        name, known = self._open(chat)
        known.choose(self._languages.index(language))
        self._keep(name, known)

    async def record(self, chat: int, message: int, *, update: int | None = None) -> bool:
        name, known = self._open(chat)
        known.note(message)
        self._keep(name, known)
        if update is None:
            return False
        await self.done(update)
        return known.has_left(update)

    async def recorded(self, chat: int) -> list[int]:
        return self._open(chat)[1].messages()

    async def forget(self, chat: int, messages: Sequence[int] | None = None) -> None:
        name, known = self._open(chat)
        for message in known.messages() if messages is None else messages:
            known.forget(message)
        self._keep(name, known)

    async def leave(self, chat: int, *, update: int) -> None:
        name, known = self._open(chat)
        known.close(update)
        self._keep(name, known)

    async def has_left(self, chat: int, *, update: int) -> bool:
        return self._open(chat)[1].has_left(update)

    def tidy(self) -> None:
        now = int(self._clock())
        if now - self._swept >= SWEEP_SECONDS:
            self._sweep(now)

    async def close(self) -> None:
        """Nothing to close: what was remembered goes with the process."""

    def _open(self, chat: int) -> tuple[int, Chat]:
        """A chat's name, and what is known of it now."""
        name, message_mask, left_mask = _CHAT.unpack(self._hash_chat(chat))
        known = Chat(int(self._clock()), message_mask, left_mask)
        packed = self._chats.get(name >> _CUT)
        if packed:
            known.unpack(packed)
        return name >> _CUT, known

    def _keep(self, name: int, known: Chat) -> None:
        packed = known.pack()
        if packed:
            self._chats.set(name, packed)
        else:
            self._chats.pop(name)

    def _name(self, update: int) -> int:
        (name,) = _UPDATE.unpack(self._hash_update(update))
        return int(name) >> _CUT

    def _language(self, known: Chat) -> str | None:
        return self._languages[known.language] or None

    def _sweep(self, now: int) -> None:
        """Drop all that is over: 25 to 40 ms for a full store."""
        self._chats.renew(lambda packed: fresh(packed, now))
        self._marks.renew(lambda mark: mark if _tries(mark, now) else 0)
        self._swept = now


def _mark(tries: int, now: int) -> int:
    """A count in the lowest eight bits, the moment above them."""
    return now << 8 | tries


def _tries(mark: int, now: int) -> int:
    """How often an update was begun, or DONE; 0 when the mark is over."""
    return mark & DONE if now - (mark >> 8) < UPDATES_SECONDS else 0
