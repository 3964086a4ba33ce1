"""What screens are built from: the content in use, and the same content in one language, for one address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.guide.localized import CONTACT
from bot.guide.model import Contact, ContactWords, Guide, LocalizedContent, Topic
from bot.guide.phone_number import display_number
from bot.screens.address import Address, Path, payload
from bot.screens.screen import Block, Button, Kind, Open, Row, Screen, Style
from bot.search.result import SearchResult
from bot.search.tokenizer import tokenize
from bot.wording.language import isolate
from bot.wording.wording import Wording, Words

_SENTENCE_START = re.compile(r"(?:^|[.!?][\"'”»]?\s+)[\"'“«¿¡(]*\Z")
"""Matches the text before a word that begins a sentence."""


CARDS: Path = ("hotline", "card")


def short_path(guide: Guide, path: Path) -> Path | None:
    """A screen's path by its code; None for a screen that has none, and so is not shared.

    The pages of a topic have the topic's, an interpreter card that of their list with its name: `y5d/mam`.
    """
    parts = 2 if path[0] == "topic" or path[:2] == CARDS else len(path)
    code = next((code for code, known in guide.path_of_code.items() if known == path[:parts]), None)
    return (code, *(path[2:] if path[:2] == CARDS else ())) if code else None


class Search(Protocol):
    """Finds topics for a typed text."""

    def search(self, text: str, /, *, language: str) -> SearchResult:
        """The topics that `text` may mean; `language` is the one in use, a prior and not a filter."""


ButtonWords = Mapping[tuple[str, str], Address]
"""What a button's or a title's own words open, by the language that they are in and normalized words."""


ShortTexts = Mapping[str, str]
"""Normalized texts that follow on a screen, such as 'yes', by what they say (see follow_up.py)."""


@dataclass(frozen=True, slots=True)
class Content:
    """The guide, its words and its search index; the bot's user name, for links to it.

    `button_words` and `short_texts` say what is meant by texts that are looked up before anything is searched for.
    """

    guide: Guide
    wording: Wording
    index: Search
    bot: str
    button_words: ButtonWords = field(default_factory=dict)
    short_texts: ShortTexts = field(default_factory=dict)

    def address_of_words(self, text: str, language: str) -> Address | None:
        """Where a button or title with the words of `text` leads, in `language` or else in another one."""
        typed = normalized(text)
        languages = dict.fromkeys((language, *self.guide.languages))
        return next(filter(None, (self.button_words.get((one, typed)) for one in languages)), None)


def normalized(text: str) -> str:
    """Words without accents, case and signs: "‹ Atrás" -> "atras"."""
    return " ".join(word for clause in tokenize(text) for word in clause)


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """What one screen is built from: the content, the language to show it in, and the address that is shown.

    Its methods make blocks and buttons from messages of the wording: `context.heading("topics-title")`.
    """

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

    def number_in_text(self, contact_id: str) -> str:
        """A contact's telephone number, for use inside a sentence."""
        return isolate(display_number(self.guide.contacts[contact_id].phone or ""), self.language)

    def with_contacts(self, text: str) -> str:
        """`text` with each `{contact-id}` replaced by the contact's `in_text`, capitalized where a sentence begins."""
        if "{" not in text:
            return text
        return CONTACT.sub(self._named, text)

    def _named(self, match: re.Match[str]) -> str:
        name = self.localized.contacts[match[1]].in_text
        begins = _SENTENCE_START.search(match.string, 0, match.start())
        return name[:1].upper() + name[1:] if begins else name

    def day(self, day: date) -> str:
        """A date as people write it in this language, such as "November 25, 2026"."""
        return self.words("day", day=day.day, **self.month_and_year(day))

    def month_and_year(self, day: date) -> dict[str, str]:
        """The arguments `month` and `year` of a message that names no day."""
        return {"month": self.words(f"month-{day.month}"), "year": str(day.year)}

    def link(self, address: Address) -> str:
        """A deep link to this bot, such as "https://t.me/magnolia_bot?start=es_p7d"."""
        return f"https://t.me/{self.content.bot}?start={payload(address)}"

    def short_address(self, path: Path) -> Address:
        """The address of a screen by its code, such as `es/p7d`: in links and queries it shows nothing of the subject.

        Raises KeyError for a screen without one.
        """
        short = short_path(self.guide, path)
        if short is None:
            raise KeyError("/".join(path))
        return Address(short, self.language)

    def text(self, message_id: str, **values: str | int) -> Block:
        """A paragraph. A value with the name `number` is a telephone number."""
        numbers = (str(values["number"]),) if "number" in values else ()
        return Block(Kind.TEXT, self.words(message_id, **values), numbers=numbers)

    def heading(self, message_id: str, **values: str | int) -> Block:
        return Block(Kind.HEADING, self.words(message_id, **values))

    def note(self, message_id: str, **values: str | int) -> Block:
        return Block(Kind.NOTE, self.words(message_id, **values))

    def button(self, message_id: str, *path: str, origin: Path = (), style: Style | None = None) -> Button:
        """A button that opens `path` in this language, labelled with a message of the wording."""
        return self.labelled_button(self.words(message_id), *path, origin=origin, style=style)

    def topic_button(self, topic_id: str, *, origin: Path = ()) -> Button:
        return self.labelled_button(self.topic(topic_id).button, "topic", topic_id, origin=origin)

    def labelled_button(self, label: str, *path: str, origin: Path = (), style: Style | None = None) -> Button:
        return Button(label, Open(Address(path, self.language, origin)), style)

    def screen(self, blocks: Sequence[Block], rows: Sequence[Row], *, neutral: bool = False) -> Screen:
        """The screen at this address, without empty rows. `neutral`: its first block may show on a locked phone."""
        opening = None if neutral else self.words("opening", name=self.guide.name)
        address = self.address.without_origin().in_language(self.language)
        return Screen(address, self.language, tuple(blocks), tuple(row for row in rows if row), opening)
