"""The commands that the store sends to Redis: their keys, arguments and expiries.

An entry is written under this week's key and looked for under all keys that it may have.
"""

from collections.abc import Callable, Iterable, Sequence

from bot.store import redis_scripts as scripts
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


class CommandBuilder:
    """`clock` tells seconds since 1970; `owner` is this process's name in its claims."""

    def __init__(self, keys: Keys, clock: Callable[[], float], *, owner: str) -> None:
        self._keys, self._clock, self._owner = keys, clock, owner

    def claim(self, update: int, *, chat: int, message: int | None) -> Command:
        """Reply: the number of attempts, and one list of the chat's closing updates and languages, each newest first.

        redis_scripts.py has the constants for reading it.
        """
        keys = [
            *self._candidate_keys("claim", update, CLAIM_SECONDS),
            *self._candidate_keys("update", update, UPDATES_SECONDS),
            self._current_key("messages", chat),
            *self._candidate_keys("close", chat, UPDATES_SECONDS),
            *self._candidate_keys("language", chat, LANGUAGE_SECONDS),
        ]
        recorded = self._record_arguments("" if message is None else self._keys.mask(chat, message))
        return _eval(scripts.CLAIM, keys, [*recorded, self._owner, CLAIM_SECONDS, UPDATES_SECONDS])

    def extend(self, update: int) -> Command:
        return _eval(scripts.EXTEND, self._candidate_keys("claim", update, CLAIM_SECONDS), [self._owner, CLAIM_SECONDS])

    def release(self, update: int) -> Command:
        return "DEL", *self._candidate_keys("claim", update, CLAIM_SECONDS)

    def mark_done(self, update: int) -> Command:
        return "SET", self._current_key("update", update), "done", "EX", UPDATES_SECONDS

    def languages(self, chat: int) -> Command:
        """Reply: the chosen languages, newest first, None where there is none."""
        return "MGET", *self._candidate_keys("language", chat, LANGUAGE_SECONDS)

    def remember_language(self, chat: int, language: str) -> Command:
        return "SET", self._current_key("language", chat), language, "EX", LANGUAGE_SECONDS

    def record_message(self, chat: int, message: int) -> Command:
        masked = self._keys.mask(chat, message)
        return _eval(scripts.RECORD, [self._current_key("messages", chat)], self._record_arguments(masked))

    def record_answer(self, chat: int, message: int, update: int) -> Command:
        """Reply: as for `closing_updates`."""
        keys = [
            self._current_key("messages", chat),
            self._current_key("update", update),
            *self._candidate_keys("close", chat, UPDATES_SECONDS),
        ]
        recorded = self._record_arguments(self._keys.mask(chat, message))
        return _eval(scripts.RECORD_ANSWER, keys, [*recorded, UPDATES_SECONDS])

    def recorded_messages(self, chat: int) -> list[Command]:
        """Reply to each: masked messages; all together they are in order, oldest first."""
        youngest = f"({self._clock() - MESSAGES_SECONDS}"
        keys = reversed(self._candidate_keys("messages", chat, MESSAGES_SECONDS))
        return [("ZRANGEBYSCORE", key, youngest, "+inf") for key in keys]

    def forget_messages(self, chat: int, messages: Sequence[int]) -> list[Command]:
        masked = [self._keys.mask(chat, message) for message in messages]
        return [("ZREM", key, *masked) for key in self._candidate_keys("messages", chat, MESSAGES_SECONDS) if masked]

    def forget_all_messages(self, chat: int) -> Command:
        return "DEL", *self._candidate_keys("messages", chat, MESSAGES_SECONDS)

    def close_chat(self, chat: int, update: int) -> Command:
        masked = self._keys.mask(chat, update, purpose="close")
        return "SET", self._current_key("close", chat), masked, "EX", UPDATES_SECONDS

    def closing_updates(self, chat: int) -> Command:
        """Reply: the updates that closed the chat, masked, newest first, None where there is none."""
        return "MGET", *self._candidate_keys("close", chat, UPDATES_SECONDS)

    def probe(self) -> list[Command]:
        """Each of the commands above once, on keys that nothing else uses: a server that runs these runs all.

        A server may refuse single commands, only writing, only scripts, or commands with several keys. Telegram
        never uses id 0.
        """
        return [
            self.release(0),
            self.forget_all_messages(0),
            self.claim(0, chat=0, message=0),
            self.extend(0),
            self.record_message(0, 0),
            self.record_answer(0, 0, 0),
            *self.recorded_messages(0),
            *self.forget_messages(0, [0]),
            self.remember_language(0, ""),
            self.languages(0),
            self.close_chat(0, 0),
            self.closing_updates(0),
            self.mark_done(0),
        ]

    def _current_key(self, purpose: str, number: int) -> bytes:
        return PREFIX + self._keys.current_key(purpose, number)

    def _candidate_keys(self, purpose: str, number: int, seconds: int) -> list[bytes]:
        return [PREFIX + key for key in self._keys.candidate_keys(purpose, number, seconds=seconds)]

    def _record_arguments(self, masked: int | str) -> list[Argument]:
        return [masked, self._clock(), MESSAGES_SECONDS, MAX_MESSAGES_IN_CHAT]


def _eval(script: str, keys: Sequence[bytes], arguments: Iterable[Argument]) -> Command:
    return "EVAL", script, len(keys), *keys, *arguments
