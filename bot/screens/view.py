"""A content opened at one language: what every screen file works with."""

from dataclasses import dataclass
from datetime import date

from bot.guide.localized import CONTACT
from bot.guide.model import Contact, ContactWords, Guide, LocalizedContent, Topic
from bot.guide.phone_number import display_number
from bot.screens.address import Address, payload
from bot.screens.content import Content
from bot.screens.screen import Block, Button, Kind, Open, Screen, Style
from bot.wording.direction import isolate
from bot.wording.wording import Words

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The guide, the edition and the words of one language, and the address that is being shown."""

    content: Content
    language: str
    address: Address

    @property
    def guide(self) -> Guide:
        return self.content.guide

    @property
    def words(self) -> Words:
        return self.content.wording.of(self.language)

    @property
    def localized(self) -> LocalizedContent:
        return self.guide.localized(self.language)

    def topic(self, topic_id: str) -> Topic:
        return self.localized.topics[topic_id]

    def contact(self, contact_id: str) -> tuple[Contact, ContactWords]:
        return self.guide.contacts[contact_id], self.localized.contacts[contact_id]

    def number(self, contact_id: str) -> str:
        """A contact's number inside a sentence."""
        return isolate(display_number(self.guide.contacts[contact_id].phone or ""), self.language)

    def named(self, text: str) -> str:
        """`text` with each `{contact}` replaced by the contact's words."""
        if "{" not in text:
            return text
        return CONTACT.sub(lambda found: self.localized.contacts[found[1]].in_text, text)

    def day(self, day: date) -> str:
        month = self.words(f"month-{day.month}")
        return self.words("day", day=day.day, month=month, year=str(day.year))

    def link(self, address: Address) -> str:
        """A deep link to this bot; it carries no effect and no origin."""
        return f"https://t.me/{self.content.bot}?start={payload(address)}"

    def text(self, message_id: str, **values: str | int) -> Block:
        return Block(Kind.TEXT, self.words(message_id, **values))

    def heading(self, message_id: str, **values: str | int) -> Block:
        return Block(Kind.HEADING, self.words(message_id, **values))

    def note(self, message_id: str, **values: str | int) -> Block:
        return Block(Kind.NOTE, self.words(message_id, **values))

    def button(self, message_id: str, *path: str, origin: tuple[str, ...] = (), style: Style | None = None) -> Button:
        """A button with a word of the interface that opens `path` in this language."""
        return self.opens(self.words(message_id), *path, origin=origin, style=style)

    def opens(self, label: str, *path: str, origin: tuple[str, ...] = (), style: Style | None = None) -> Button:
        return Button(label, Open(Address(path, self.language, origin)), style)

    def screen(self, blocks: list[Block], rows: list[Row], *, neutral: bool = False) -> Screen:
        """Put a screen together. `neutral` screens may show their own first line on a locked phone."""
        opening = None if neutral else self.words("opening", name=self.guide.name)
        place = self.address.without_origin().within(self.language)
        return Screen(place, self.language, tuple(blocks), tuple(row for row in rows if row), opening)
