"""What is sent: small values, made before the delivery begins. A new kind of message is a new class here."""

from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram._utils.types import JSONDict


class Keyboard(InlineKeyboardMarkup):
    """A keyboard that is sent many times: its JSON is made once, which spares a quarter of a send's time.

    Only the JSON is kept. The buttons as objects, which nobody reads again, take as much memory as a message's text.
    """

    __slots__ = ("_json",)

    def __init__(self, rows: list[list[InlineKeyboardButton]]) -> None:
        super().__init__(())
        with self._unfrozen():
            self._json: JSONDict = InlineKeyboardMarkup(rows).to_dict()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InlineKeyboardMarkup) and self._json == other.to_dict()

    __hash__ = InlineKeyboardMarkup.__hash__

    def to_dict(self, recursive: bool = True) -> JSONDict:  # noqa: ARG002, FBT001, FBT002 - the library's signature
        return self._json


@dataclass(frozen=True, slots=True)
class TextMessage:
    """A text with a keyboard. `html` says that the text holds Telegram's HTML.

    `opening` is the neutral first line of a message that is sent: unlike an edited one it shows on a locked phone.
    """

    text: str
    keyboard: Keyboard | None = None
    html: bool = True
    opening: str = ""

    @property
    def sent_text(self) -> str:
        """The text of a message that is sent and not edited."""
        return f"{self.opening}\n\n{self.text}" if self.opening else self.text


OutgoingMessage = TextMessage
"""A voice note, a photo or a document would be a further member: `TextMessage | VoiceMessage`."""
