"""Contacts on a screen: the number on a line of its own, and beside it who is behind it."""

from bot.guide.localized import CONTACT
from bot.guide.model import Contact, Enforcement
from bot.guide.phone_number import display_number
from bot.screens.screen import Block, Kind
from bot.screens.view import View
from bot.wording.direction import isolate


def label(view: View, contact: Contact) -> str:
    """Police or immigration, or not: made from facts, so that no translation can forget it."""
    if contact.enforcement is Enforcement.STATE and contact.works_with_immigration:
        return view.words("label-state-immigration")
    return view.words(f"label-{contact.enforcement}")


def contact_blocks(view: View, contact_id: str) -> list[Block]:
    """One contact: name and purpose, number, other ways, label and note."""
    contact, words = view.contact(contact_id)
    said = " ".join(part for part in (words.run_by, label(view, contact), words.note) if part)
    return [
        Block(Kind.TEXT, f"{words.name}. {words.what_for}"),
        *phone_block(contact),
        *text_block(view, contact),
        *web_block(view, contact),
        Block(Kind.NOTE, said),
    ]


def phone_block(contact: Contact) -> list[Block]:
    return [Block(Kind.PHONE, display_number(contact.phone))] if contact.phone else []


def text_block(view: View, contact: Contact) -> list[Block]:
    """How to write instead of calling, for somebody who cannot speak aloud."""
    if not contact.text_to:
        return []
    number = isolate(display_number(contact.text_to), view.language)
    if contact.text_word:
        return [Block(Kind.TEXT, view.words("contact-text-word", word=contact.text_word, number=number))]
    return [Block(Kind.TEXT, view.words("contact-text", number=number))]


def web_block(view: View, contact: Contact) -> list[Block]:
    """The web page, where there is no number that is sure."""
    shown = not contact.phone and contact.web
    return [Block(Kind.LINK, view.words("contact-web"), contact.web)] if shown else []


def mentioned(*texts: str) -> list[str]:
    """Ids of the contacts that texts name, each once, in order."""
    return list(dict.fromkeys(name for text in texts for name in CONTACT.findall(text)))
