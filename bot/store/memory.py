"""The store of a single process: in its memory, bounded, gone when it stops."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from bot.store.keys import Keys
from bot.store.store import (
    LANGUAGE_SECONDS,
    MAX_MESSAGES_IN_CHAT,
    MESSAGES_SECONDS,
    UPDATES_SECONDS,
    Claim,
    Standing,
)

MAX_CHATS = 20_000
MAX_MESSAGES = 250_000
MAX_UPDATES = 20_000

Value = TypeVar("Value")


class Expiring(Generic[Value]):
    """A bounded mapping whose entries end. The oldest go first, when their time is over or they weigh too much."""

    def __init__(
        self,
        *,
        seconds: float,
        most: int,
        clock: Callable[[], float],
        weigh: Callable[[Value], int] = lambda _: 1,
    ) -> None:
        self._seconds, self._most, self._clock, self._weigh = seconds, most, clock, weigh
        self._entries: OrderedDict[bytes, tuple[float, Value]] = OrderedDict()
        self._weight = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, *names: bytes) -> Value | None:
        """The value under the first of `names` that there is."""
        now = self._clock()
        found = (self._entries.get(name) for name in names)
        return next((value for ends, value in (entry for entry in found if entry) if ends > now), None)

    def put(self, name: bytes, value: Value) -> None:
        """Set a value, for its full time from now. What is over or too much goes."""
        now = self._clock()
        self.pop(name)
        self._entries[name] = (now + self._seconds, value)
        self._weight += self._weigh(value)
        while self._entries and (self._weight > self._most or self._oldest_ends() <= now):
            self.pop(next(iter(self._entries)))

    def pop(self, name: bytes) -> Value | None:
        """Take a value out. One that was changed in place must be weighed anew: pop it first, then put it."""
        entry = self._entries.pop(name, None)
        if entry is None:
            return None
        self._weight -= self._weigh(entry[1])
        return entry[1]

    def _oldest_ends(self) -> float:
        return next(iter(self._entries.values()))[0]


Messages = dict[int, float]
"""Masked message ids of a chat, each with the second when it was noted."""


DONE = -1
"""In the place of a count of tries."""


class MemoryStore:
    """`clock` tells seconds since 1970. Claims nothing: the inbox knows what is at work in its process."""

    up = True

    def __init__(self, keys: Keys, clock: Callable[[], float]) -> None:
        self._keys, self._clock = keys, clock
        self._tries: Expiring[int] = Expiring(seconds=UPDATES_SECONDS, most=MAX_UPDATES, clock=clock)
        self._languages: Expiring[str] = Expiring(seconds=LANGUAGE_SECONDS, most=MAX_CHATS, clock=clock)
        self._leaves: Expiring[int] = Expiring(seconds=UPDATES_SECONDS, most=MAX_CHATS, clock=clock)
        self._messages: Expiring[Messages] = Expiring(
            seconds=MESSAGES_SECONDS, most=MAX_MESSAGES, clock=clock, weigh=len
        )

    async def claim(self, update: int, *, chat: int, message: int | None) -> Claim:
        name, *older = self._keys.names("update", update, seconds=UPDATES_SECONDS)
        tries = self._tries.get(name, *older) or 0
        if tries == DONE:
            return Claim(Standing.DONE)
        self._tries.put(name, tries + 1)
        if message is not None:
            await self.record(chat, message)
        left = await self.has_left(chat, update=update)
        return Claim(tries=tries + 1, left=left, language=await self.language(chat))

    async def release(self, update: int) -> None:
        """Nothing to give back."""

    async def done(self, update: int) -> None:
        self._tries.put(self._keys.name("update", update), DONE)

    async def language(self, chat: int) -> str | None:
        return self._languages.get(*self._keys.names("language", chat, seconds=LANGUAGE_SECONDS))

    async def remember_language(self, chat: int, language: str) -> None:
        self._languages.put(self._keys.name("language", chat), language)

    async def record(self, chat: int, message: int, *, update: int | None = None) -> bool:
        name, *older = self._keys.names("messages", chat, seconds=MESSAGES_SECONDS)
        noted = self._taken(name, *older)
        noted[self._keys.masked(chat, message)] = self._clock()
        while len(noted) > MAX_MESSAGES_IN_CHAT:
            del noted[next(iter(noted))]
        self._messages.put(name, noted)
        return update is not None and await self.has_left(chat, update=update)

    async def recorded(self, chat: int) -> list[int]:
        names = self._keys.names("messages", chat, seconds=MESSAGES_SECONDS)
        youngest = self._clock() - MESSAGES_SECONDS
        noted = [self._messages.get(name) or {} for name in reversed(names)]
        return [self._keys.masked(chat, masked) for old in noted for masked, at in old.items() if at > youngest]

    async def forget(self, chat: int, messages: Sequence[int] | None = None) -> None:
        name, *older = self._keys.names("messages", chat, seconds=MESSAGES_SECONDS)
        noted = self._taken(name, *older)
        for message in messages or ():
            noted.pop(self._keys.masked(chat, message), None)
        if noted and messages is not None:
            self._messages.put(name, noted)

    async def leave(self, chat: int, *, update: int) -> None:
        self._leaves.put(self._keys.name("leave", chat), self._keys.masked(chat, update, kind="leave"))

    async def has_left(self, chat: int, *, update: int) -> bool:
        masked = self._leaves.get(*self._keys.names("leave", chat, seconds=UPDATES_SECONDS))
        return masked is not None and self._keys.masked(chat, masked, kind="leave") > update

    async def close(self) -> None:
        """Nothing to close: what was remembered goes with the process."""

    def _taken(self, *names: bytes) -> Messages:
        """Take a chat's notes out, those of an older week's name too, without what is too old to delete."""
        youngest = self._clock() - MESSAGES_SECONDS
        taken: Messages = {}
        for name in reversed(names):
            noted = self._messages.pop(name) or {}
            taken |= {message: at for message, at in noted.items() if at > youngest}
        return taken
