"""What an update asks for, as values without any of Telegram's types."""

from dataclasses import dataclass

from bot.screens.address import Address
from bot.screens.decision import AddressSource

HOTLINE = Address(("hotline",))
LATE = Address(("late",))
PRIVATE = Address(("private",))


@dataclass(frozen=True, slots=True)
class Typed:
    """A text in the person's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update that wants an answer.

    `wants` is None for a press or a link that names no address. `message` is the person's message, or the pressed one.
    `press` is the id with which a press is acknowledged; `sent` the second a message was written (presses have none).
    """

    update: int
    chat: int
    message: int | None
    wants: Address | Typed | None
    way: AddressSource
    hinted: str | None = None
    sent: int | None = None
    press: str | None = None
    album: str | None = None

    @property
    def leaves(self) -> bool:
        """Whether this is a press that closes the chat: everything still waiting there is moot then."""
        return isinstance(self.wants, Address) and self.wants.screen == "leave" and self.way is AddressSource.PRESS
