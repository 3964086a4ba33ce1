"""What the memory store knows of one chat, packed into a few bytes.

A head of 18 bytes, then 12 for each message; as Python objects each message would take ten times as much.
"""

from dataclasses import dataclass
from struct import Struct

from bot.store.store import LANGUAGE_SECONDS, MAX_MESSAGES_IN_CHAT, MESSAGES_SECONDS, UPDATES_SECONDS

_HEAD = Struct("<HIqI")  # language, language_chosen_at, closing_update, closed_at
_MESSAGE = Struct("<qI")  # masked id, when it was recorded
_ID = Struct("<q")
_HEAD_BYTES, _MESSAGE_BYTES = _HEAD.size, _MESSAGE.size


@dataclass(slots=True)
class ChatRecord:
    """The record as of `now`; times are whole seconds since 1970.

    Ids of messages and updates are masked by XOR, each kind with a mask of its own: two ids under one mask would show
    their difference.
    """

    now: int
    message_mask: int = 0
    update_mask: int = 0
    language: int = 0
    """Number of the chosen language; 0 when none was chosen."""

    language_chosen_at: int = 0
    closing_update: int = 0
    """The update that closed the chat, masked; without meaning while `closed_at` is 0."""

    closed_at: int = 0
    packed_messages: bytes = b""
    """Each message, masked, and the time when it was recorded, oldest first."""

    def unpack(self, packed: bytes) -> None:
        """Decode in place, dropping expired fields."""
        now = self.now
        self.language, self.language_chosen_at, self.closing_update, self.closed_at = _HEAD.unpack_from(packed)
        self.packed_messages = packed[_HEAD_BYTES:]
        if now - self.language_chosen_at >= LANGUAGE_SECONDS:
            self.language = self.language_chosen_at = 0
        if now - self.closed_at >= UPDATES_SECONDS:
            self.closing_update = self.closed_at = 0
        while self.packed_messages and now - _MESSAGE.unpack_from(self.packed_messages)[1] >= MESSAGES_SECONDS:
            self.packed_messages = self.packed_messages[_MESSAGE_BYTES:]

    def pack(self) -> bytes:
        """Encode; b"" if there is nothing to store."""
        if not (self.language_chosen_at or self.closed_at or self.packed_messages):
            return b""
        head = _HEAD.pack(self.language, self.language_chosen_at, self.closing_update, self.closed_at)
        return head + self.packed_messages

    def choose_language(self, language: int) -> None:
        self.language, self.language_chosen_at = language, self.now

    def close(self, update: int) -> None:
        self.closing_update, self.closed_at = update ^ self.update_mask, self.now

    def closed_after(self, update: int) -> bool:
        return self.closed_at > 0 and self.closing_update ^ self.update_mask > update

    def add_message(self, message: int) -> None:
        """Add a message as the newest; beyond the limit the oldest is removed."""
        self.remove_message(message)
        messages = self.packed_messages + _MESSAGE.pack(message ^ self.message_mask, self.now)
        self.packed_messages = messages[-MAX_MESSAGES_IN_CHAT * _MESSAGE_BYTES :]

    def remove_message(self, message: int) -> None:
        """Remove a message, if it is recorded."""
        messages, masked = self.packed_messages, _ID.pack(message ^ self.message_mask)
        at = messages.find(masked)
        while at > 0 and at % _MESSAGE_BYTES:  # a match across two entries is a coincidence
            at = messages.find(masked, at + 1)
        if at >= 0:
            self.packed_messages = messages[:at] + messages[at + _MESSAGE_BYTES :]

    def messages(self) -> list[int]:
        """The recorded messages, oldest first."""
        return [masked ^ self.message_mask for masked, _ in _MESSAGE.iter_unpack(self.packed_messages)]


def without_expired(packed: bytes, now: int) -> bytes:
    """A packed record without what has expired; empty when nothing is left."""
    record = ChatRecord(now)
    record.unpack(packed)
    return record.pack()
