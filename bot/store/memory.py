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

EXPIRY_INTERVAL = 3600
"""Seconds. What has expired is never given out; it is dropped from memory within about this time."""

MAX_ATTEMPTS, DONE = 254, 255
"""Attempts are counted in a byte and saturate; its last value stands for 'answered'."""

_SECRET_BYTES = 32
_CHAT_HASH, _UPDATE_HASH = Struct("<Qqq"), Struct("<Q")

_KEY_SHIFT = 4
"""Bits of a hash that its key leaves out: a Python integer of 60 bits takes 32 bytes, one of 64 takes 48."""


class MemoryStore:
    """`clock` tells seconds since 1970. No claim gives CLAIMED_BY_OTHER: the update queue knows what is being answered.

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
        self._update_statuses: GenerationalDict[int] = GenerationalDict(max_weight=MAX_UPDATES)
        self._languages = [""]
        self._expired_at = 0

    async def probe(self) -> None:
        """Memory always works."""

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        now = int(self._clock())
        chat_key, record = self._load(chat)
        update_key = self._update_key(update)
        attempts = _unpack_attempts(self._update_statuses.get(update_key) or 0, now)
        if attempts == DONE:
            return Claim(ClaimState.DONE)
        self._update_statuses.set(update_key, _pack_status(min(attempts + 1, MAX_ATTEMPTS), now))
        if message is not None:
            record.add_message(message)
            self._save(chat_key, record)
        return Claim(attempts=attempts + 1, chat_closed=record.closed_after(update), language=self._language(record))

    async def extend(self, update: int) -> None:
        """Nothing to renew."""

    async def release(self, update: int) -> None:
        """Nothing to give back."""

    async def mark_done(self, update: int) -> None:
        self._update_statuses.set(self._update_key(update), _pack_status(DONE, int(self._clock())))

    async def language(self, chat: int) -> str | None:
        return self._language(self._load(chat)[1])

    async def remember_language(self, chat: int, language: str) -> None:
        if language not in self._languages:
            self._languages.append(language)
        key, record = self._load(chat)
        record.choose_language(self._languages.index(language))
        self._save(key, record)

    async def record_message(self, chat: int, message: int, *, update: int | None = None) -> bool:
        key, record = self._load(chat)
        record.add_message(message)
        self._save(key, record)
        if update is None:
            return False
        await self.mark_done(update)
        return record.closed_after(update)

    async def recorded_messages(self, chat: int) -> list[int]:
        return self._load(chat)[1].messages()

    async def forget_messages(self, chat: int, messages: Sequence[int] | None = None) -> None:
        key, record = self._load(chat)
        for message in record.messages() if messages is None else messages:
            record.remove_message(message)
        self._save(key, record)

    async def close_chat(self, chat: int, *, update: int) -> None:
        key, record = self._load(chat)
        record.close(update)
        self._save(key, record)

    async def chat_closed_after(self, chat: int, *, update: int) -> bool:
        return self._load(chat)[1].closed_after(update)

    def drop_expired(self) -> None:
        """Takes 25 to 40 ms for a full store, once in EXPIRY_INTERVAL."""
        now = int(self._clock())
        if now - self._expired_at >= EXPIRY_INTERVAL:
            self._chats.update_values(lambda packed: without_expired(packed, now))
            self._update_statuses.update_values(lambda status: status if _unpack_attempts(status, now) else 0)
            self._expired_at = now

    async def aclose(self) -> None:
        """Nothing to close."""

    def _load(self, chat: int) -> tuple[int, ChatRecord]:
        """A chat's key, and its record as of now."""
        hashed, message_mask, update_mask = _CHAT_HASH.unpack(self._hash_chat(chat))
        key = hashed >> _KEY_SHIFT
        record = ChatRecord(int(self._clock()), message_mask, update_mask)
        packed = self._chats.get(key)
        if packed:
            record.unpack(packed)
        return key, record

    def _save(self, key: int, record: ChatRecord) -> None:
        packed = record.pack()
        if packed:
            self._chats.set(key, packed)
        else:
            self._chats.pop(key)

    def _update_key(self, update: int) -> int:
        (hashed,) = _UPDATE_HASH.unpack(self._hash_update(update))
        return int(hashed) >> _KEY_SHIFT

    def _language(self, record: ChatRecord) -> str | None:
        return self._languages[record.language] or None


def _pack_status(attempts: int, now: int) -> int:
    """Attempts (or DONE) in the lowest eight bits, the time above them."""
    return now << 8 | attempts


def _unpack_attempts(status: int, now: int) -> int:
    """How often an update was begun, or DONE; 0 when the status has expired."""
    return status & DONE if now - (status >> 8) < UPDATES_SECONDS else 0
