"""What a person sees on the phone: messages with buttons, inline lists, and what appears."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a message: its label, its position, and the Bot API's InlineKeyboardButton as `action`."""

    label: str
    row: int
    column: int
    action: Json

    @property
    def red(self) -> bool:
        return self.action.get("style") == "danger"


@dataclass(frozen=True, slots=True)
class Message:
    """A message on the screen. In `text`, the URL of a link follows its words: "our page <https://...>".

    `chat_type` is the type of the person's chat that it is in, for instance "friend".
    """

    id: int
    mine: bool
    text: str
    rows: tuple[tuple[Button, ...], ...]
    chat_type: str = "private"

    def buttons(self) -> Iterator[Button]:
        for row in self.rows:
            yield from row

    def labels(self) -> list[str]:
        return [button.label for button in self.buttons()]


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One result of an inline query."""

    id: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class InlineList:
    """The list above the composer; empty where the guide did not answer.

    `button` is the label of the button above the results, "" without one. It starts the bot with `start_parameter`.
    """

    query_id: str
    results: tuple[InlineResult, ...] = ()
    button: str = ""
    start_parameter: str = ""

    def titles(self) -> list[str]:
        return [result.title for result in self.results]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that appeared on the phone.

    `kind` is written (a new message), changed (an edited one), gone (deleted ones), sent (a message in another chat),
    listed (inline results), box (an alert), toast, copied (to the clipboard) or opened (a link).
    """

    kind: str
    text: str = ""
    message: Message | None = None
    gone: tuple[Message, ...] = ()
    listed: InlineList | None = None
