"""What is remembered of one chat, and how it is packed into a few bytes.

A head of 18 bytes, then 12 for each message; as objects of Python's each message would take ten times as much.
"""

from dataclasses import dataclass
from struct import Struct

from bot.store.store import LANGUAGE_SECONDS, MAX_MESSAGES_IN_CHAT, MESSAGES_SECONDS, UPDATES_SECONDS

_HEAD = Struct("<HIqI")
_NOTE = Struct("<qI")
_NUMBER = Struct("<q")
_HEAD_BYTES, _NOTE_BYTES = _HEAD.size, _NOTE.size


@dataclass(slots=True)
class Chat:
    """A chat as it is `now`; moments are whole seconds since 1970.

    Messages and updates are kept masked, each kind with a mask of its own: laid over one another, two masked numbers
    would show their difference.
    """

    now: int
    message_mask: int = 0
    left_mask: int = 0
    language: int = 0
    """0 when none was chosen."""

    chosen: int = 0
    left: int = 0
    """The update that closed the chat, masked; says nothing while `closed` is 0."""

    closed: int = 0
    notes: bytes = b""
    """Each message, masked, and the moment it was noted, oldest first."""

    def unpack(self, packed: bytes) -> None:
        """Read what `pack` made, without what is over by now."""
        now = self.now
        self.language, self.chosen, self.left, self.closed = _HEAD.unpack_from(packed)
        self.notes = packed[_HEAD_BYTES:]
        if now - self.chosen >= LANGUAGE_SECONDS:
            self.language = self.chosen = 0
        if now - self.closed >= UPDATES_SECONDS:
            self.left = self.closed = 0
        while self.notes and now - _NOTE.unpack_from(self.notes)[1] >= MESSAGES_SECONDS:
            self.notes = self.notes[_NOTE_BYTES:]

    def pack(self) -> bytes:
        """What `unpack` reads; no bytes at all when there is nothing to remember."""
        if not (self.chosen or self.closed or self.notes):
            return b""
        return _HEAD.pack(self.language, self.chosen, self.left, self.closed) + self.notes

    def choose(self, language: int) -> None:
        self.language, self.chosen = language, self.now

    def close(self, update: int) -> None:
        self.left, self.closed = update ^ self.left_mask, self.now

    def has_left(self, update: int) -> bool:
        """Whether it was closed after this update."""
        return self.closed > 0 and self.left ^ self.left_mask > update

    def note(self, message: int) -> None:
        """Note a message as the newest; beyond the bound the oldest is forgotten."""
        self.forget(message)
        noted = self.notes + _NOTE.pack(message ^ self.message_mask, self.now)
        self.notes = noted[-MAX_MESSAGES_IN_CHAT * _NOTE_BYTES :]

    def forget(self, message: int) -> None:
        """Take a message out, if it is noted."""
        number = _NUMBER.pack(message ^ self.message_mask)
        at = self.notes.find(number)
        while at > 0 and at % _NOTE_BYTES:  # by chance, across the border of two notes
            at = self.notes.find(number, at + 1)
        if at >= 0:
            self.notes = self.notes[:at] + self.notes[at + _NOTE_BYTES :]

    def messages(self) -> list[int]:
        """The noted messages, oldest first."""
        return [masked ^ self.message_mask for masked, _ in _NOTE.iter_unpack(self.notes)]


def fresh(packed: bytes, now: int) -> bytes:
    """What was packed, without what is over. Mostly nothing is, and then it is not even unpacked."""
    _, chosen, _, closed = _HEAD.unpack_from(packed)
    noted = _NOTE.unpack_from(packed, _HEAD_BYTES)[1] if len(packed) > _HEAD_BYTES else now
    if (
        (chosen and now - chosen >= LANGUAGE_SECONDS)
        or (closed and now - closed >= UPDATES_SECONDS)
        or now - noted >= MESSAGES_SECONDS
    ):
        chat = Chat(now)
        chat.unpack(packed)
        return chat.pack()
    return packed
