"""The commands that the store sends to Redis: under which keys, with what in them, and for how long.

An entry is written under this week's key and looked for under all keys that it may have.
"""

from collections.abc import Callable, Iterable, Sequence

from bot.store import scripts
from bot.store.keys import Keys
from bot.store.store import (
    CLAIM_SECONDS,
    LANGUAGE_SECONDS,
    MAX_MESSAGES_IN_CHAT,
    MESSAGES_SECONDS,
    UPDATES_SECONDS,
)

PREFIX = b"magnolia:"

Argument = bytes | str | int | float
Command = tuple[Argument, ...]


class Commands:
    """`clock` tells seconds since 1970; `owner` is this process's name in its claims."""

    def __init__(self, keys: Keys, clock: Callable[[], float], *, owner: str) -> None:
        self._keys, self._clock, self._owner = keys, clock, owner

    def claim(self, update: int, *, chat: int, message: int | None) -> Command:
        """Answered with the number of attempts, and the chat's closing updates (2) and its languages in one list.

        -1 attempts stands for 'done', 0 for 'claimed by another process'. The lists are in order, newest first.
        """
        keys = [
            *self._recent("claim", update, CLAIM_SECONDS),
            *self._recent("update", update, UPDATES_SECONDS),
            self._current("messages", chat),
            *self._recent("close", chat, UPDATES_SECONDS),
            *self._recent("language", chat, LANGUAGE_SECONDS),
        ]
        recorded = self._record_arguments("" if message is None else self._keys.mask(chat, message))
        return _eval(scripts.CLAIM, keys, [*recorded, self._owner, CLAIM_SECONDS, UPDATES_SECONDS])

    def extend(self, update: int) -> Command:
        return _eval(scripts.EXTEND, self._recent("claim", update, CLAIM_SECONDS), [self._owner, CLAIM_SECONDS])

    def release(self, update: int) -> Command:
        return "DEL", *self._recent("claim", update, CLAIM_SECONDS)

    def done(self, update: int) -> Command:
        return "SET", self._current("update", update), "done", "EX", UPDATES_SECONDS

    def languages(self, chat: int) -> Command:
        """Answered with the chosen languages, newest first, None where there is none."""
        return "MGET", *self._recent("language", chat, LANGUAGE_SECONDS)

    def remember_language(self, chat: int, language: str) -> Command:
        return "SET", self._current("language", chat), language, "EX", LANGUAGE_SECONDS

    def record(self, chat: int, message: int) -> Command:
        masked = self._keys.mask(chat, message)
        return _eval(scripts.RECORD, [self._current("messages", chat)], self._record_arguments(masked))

    def record_answer(self, chat: int, message: int, update: int) -> Command:
        """Answered like `closing_updates`."""
        keys = [
            self._current("messages", chat),
            self._current("update", update),
            *self._recent("close", chat, UPDATES_SECONDS),
        ]
        recorded = self._record_arguments(self._keys.mask(chat, message))
        return _eval(scripts.RECORD_ANSWER, keys, [*recorded, UPDATES_SECONDS])

    def recorded(self, chat: int) -> list[Command]:
        """Each answered with masked messages; all together they are in order, oldest first."""
        youngest = f"({self._clock() - MESSAGES_SECONDS}"
        keys = reversed(self._recent("messages", chat, MESSAGES_SECONDS))
        return [("ZRANGEBYSCORE", key, youngest, "+inf") for key in keys]

    def forget(self, chat: int, messages: Sequence[int]) -> list[Command]:
        masked = [self._keys.mask(chat, message) for message in messages]
        return [("ZREM", key, *masked) for key in self._recent("messages", chat, MESSAGES_SECONDS) if masked]

    def forget_all(self, chat: int) -> Command:
        return "DEL", *self._recent("messages", chat, MESSAGES_SECONDS)

    def close_chat(self, chat: int, update: int) -> Command:
        masked = self._keys.mask(chat, update, kind="close")
        return "SET", self._current("close", chat), masked, "EX", UPDATES_SECONDS

    def closing_updates(self, chat: int) -> Command:
        """Answered with the updates that closed the chat, masked, newest first, None where there is none."""
        return "MGET", *self._recent("close", chat, UPDATES_SECONDS)

    def probe(self) -> list[Command]:
        """Each of the commands above once, under keys of their own: a server that runs these runs all.

        A server may refuse single commands, only writing, only scripts, or commands with several keys. Telegram
        numbers no chat, update or message 0.
        """
        return [
            self.release(0),
            self.forget_all(0),
            self.claim(0, chat=0, message=0),
            self.extend(0),
            self.record(0, 0),
            self.record_answer(0, 0, 0),
            *self.recorded(0),
            *self.forget(0, [0]),
            self.remember_language(0, ""),
            self.languages(0),
            self.close_chat(0, 0),
            self.closing_updates(0),
            self.done(0),
        ]

    def _current(self, kind: str, number: int) -> bytes:
        return PREFIX + self._keys.current(kind, number)

    def _recent(self, kind: str, number: int, seconds: int) -> list[bytes]:
        return [PREFIX + key for key in self._keys.recent(kind, number, seconds=seconds)]

    def _record_arguments(self, masked: int | str) -> list[Argument]:
        return [masked, self._clock(), MESSAGES_SECONDS, MAX_MESSAGES_IN_CHAT]


def _eval(script: str, keys: Sequence[bytes], arguments: Iterable[Argument]) -> Command:
    return "EVAL", script, len(keys), *keys, *arguments
