"""The store of a single process: in its memory, of limited size, gone when the process ends."""

import secrets
from collections.abc import Callable, Sequence
from struct import Struct

from bot.store.chat_record import ChatRecord, without_expired
from bot.store.generational_dict import GenerationalDict
from bot.store.keys import keyed_hash
from bot.store.store import UPDATES_SECONDS, Claim, ClaimState

MAX_BYTES = 5_000_000
"""For all chats together: some 22,000 with eight messages each, 35,000 with one."""

CHAT_OVERHEAD = 112
"""Bytes that a chat takes in addition to its packed record: its key and its entry in the mapping."""

MAX_UPDATES = 20_000

EXPIRE_EVERY = 3600
"""Seconds. What has expired is never given out; it is dropped from memory within about this time."""

MAX_ATTEMPTS, DONE = 254, 255
"""Attempts are counted in a byte, one value of which stands for 'answered'."""

_SECRET_BYTES = 32
_CHAT_HASH, _UPDATE_HASH = Struct("<Qqq"), Struct("<Q")

_DROPPED_BITS = 4
"""Of a key: a Python integer of 60 bits takes 32 bytes, one of 64 takes 48."""


class MemoryStore:
    """`clock` tells seconds since 1970. Claims exclude nobody: the update queue knows what its process is working on.

    Keys are hashes under a random secret. Secret and keys lie in the same memory and end with it, so changing the
    secret every week, or having one for each kind, would hide nothing more.
    """

    up = True

    def __init__(self, clock: Callable[[], float]) -> None:
        secret = secrets.token_bytes(_SECRET_BYTES)
        self._clock = clock
        self._hash_chat = keyed_hash(secret, "chat", size=_CHAT_HASH.size)
        self._hash_update = keyed_hash(secret, "update", size=_UPDATE_HASH.size)
        self._chats: GenerationalDict[bytes] = GenerationalDict(
            max_weight=MAX_BYTES, weight=lambda packed: CHAT_OVERHEAD + len(packed)
        )
        self._statuses: GenerationalDict[int] = GenerationalDict(max_weight=MAX_UPDATES)
        self._languages = [""]
        self._expired_at = 0

    async def open(self) -> None:
        """Nothing to find out: memory always works."""

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        now = int(self._clock())
        chat_key, record = self._read(chat)
        update_key = self._update_key(update)
        attempts = _attempts(self._statuses.get(update_key) or 0, now)
        if attempts == DONE:
            return Claim(ClaimState.DONE)
        self._statuses.set(update_key, _status(min(attempts + 1, MAX_ATTEMPTS), now))
        if message is not None:
            record.record(message)
            self._write(chat_key, record)
        return Claim(attempts=attempts + 1, closed=record.closed_after(update), language=self._language(record))

    async def extend(self, update: int) -> None:
        """Nothing to renew."""

    async def release(self, update: int) -> None:
        """Nothing to give back."""

    async def done(self, update: int) -> None:
        self._statuses.set(self._update_key(update), _status(DONE, int(self._clock())))

    async def language(self, chat: int) -> str | None:
        return self._language(self._read(chat)[1])

    async def remember_language(self, chat: int, language: str) -> None:
        if language not in self._languages:
            self._languages.append(language)
        key, record = self._read(chat)
        record.choose_language(self._languages.index(language))
        self._write(key, record)

    async def record(self, chat: int, message: int, *, update: int | None = None) -> bool:
        key, record = self._read(chat)
        record.record(message)
        self._write(key, record)
        if update is None:
            return False
        await self.done(update)
        return record.closed_after(update)

    async def recorded(self, chat: int) -> list[int]:
        return self._read(chat)[1].messages()

    async def forget(self, chat: int, messages: Sequence[int] | None = None) -> None:
        key, record = self._read(chat)
        for message in record.messages() if messages is None else messages:
            record.forget(message)
        self._write(key, record)

    async def close_chat(self, chat: int, *, update: int) -> None:
        key, record = self._read(chat)
        record.close(update)
        self._write(key, record)

    async def closed_after(self, chat: int, *, update: int) -> bool:
        return self._read(chat)[1].closed_after(update)

    def expire(self) -> None:
        """Takes 25 to 40 ms for a full store, once in EXPIRE_EVERY."""
        now = int(self._clock())
        if now - self._expired_at >= EXPIRE_EVERY:
            self._chats.replace_values(lambda packed: without_expired(packed, now))
            self._statuses.replace_values(lambda status: status if _attempts(status, now) else 0)
            self._expired_at = now

    async def close(self) -> None:
        """Nothing to close."""

    def _read(self, chat: int) -> tuple[int, ChatRecord]:
        """A chat's key, and what is stored of it now."""
        hashed, message_mask, update_mask = _CHAT_HASH.unpack(self._hash_chat(chat))
        key = hashed >> _DROPPED_BITS
        record = ChatRecord(int(self._clock()), message_mask, update_mask)
        packed = self._chats.get(key)
        if packed:
            record.unpack(packed)
        return key, record

    def _write(self, key: int, record: ChatRecord) -> None:
        packed = record.pack()
        if packed:
            self._chats.set(key, packed)
        else:
            self._chats.pop(key)

    def _update_key(self, update: int) -> int:
        (hashed,) = _UPDATE_HASH.unpack(self._hash_update(update))
        return int(hashed) >> _DROPPED_BITS

    def _language(self, record: ChatRecord) -> str | None:
        return self._languages[record.language] or None


def _status(attempts: int, now: int) -> int:
    """Attempts (or DONE) in the lowest eight bits, the time above them."""
    return now << 8 | attempts


def _attempts(status: int, now: int) -> int:
    """How often an update was begun, or DONE; 0 when the status has expired."""
    return status & DONE if now - (status >> 8) < UPDATES_SECONDS else 0
