"""A contact on a screen: its number on a line of its own, and beside it who runs it."""

from collections.abc import Sequence

from bot.guide.localized import CONTACT
from bot.guide.model import Contact, Enforcement
from bot.guide.phone_number import display_number
from bot.screens.content import ScreenContext
from bot.screens.screen import Block, Kind
from bot.wording.language import isolate


def label(context: ScreenContext, contact: Contact) -> str:
    """Whether it is, or works with, police or immigration. Made from the contact's fields, so it is never left out."""
    if contact.enforcement is Enforcement.STATE and contact.works_with_immigration:
        return context.words("label-state-immigration")
    return context.words(f"label-{contact.enforcement}")


def contact_blocks(context: ScreenContext, contact_id: str) -> list[Block]:
    """A whole contact: name and purpose, then `reach_blocks`."""
    _, words = context.contact(contact_id)
    return [Block(Kind.TEXT, f"{words.name}. {words.what_for}"), *reach_blocks(context, contact_id)]


def reach_blocks(context: ScreenContext, contact_id: str) -> list[Block]:
    """How to reach a contact: number, text line, and a web page where there is no number; then its label and note."""
    contact, _ = context.contact(contact_id)
    blocks = [*phone_blocks(contact), *text_line_blocks(context, contact)]
    if contact.web and not contact.phone:
        blocks.append(Block(Kind.LINK, context.words("contact-web"), contact.web))
    return [*blocks, label_and_note(context, contact_id)]


def label_and_note(context: ScreenContext, contact_id: str) -> Block:
    """Who runs it, its label, when it answers and in which languages, and what to know before calling."""
    contact, words = context.contact(contact_id)
    parts = (words.run_by, label(context, contact), words.hours, words.languages, words.note)
    return Block(Kind.NOTE, " ".join(part for part in parts if part))


def all_contact_blocks(context: ScreenContext, contact_ids: Sequence[str]) -> list[Block]:
    """Several contacts, each once, in order."""
    return [block for contact_id in dict.fromkeys(contact_ids) for block in contact_blocks(context, contact_id)]


def phone_blocks(contact: Contact) -> list[Block]:
    """The number, or nothing for a contact without one."""
    return [Block(Kind.PHONE, display_number(contact.phone))] if contact.phone else []


def text_line_blocks(context: ScreenContext, contact: Contact) -> list[Block]:
    """Where to send a message, and which word if it must be one; nothing for a contact without a text line."""
    if not contact.text_to:
        return []
    number = isolate(display_number(contact.text_to), context.language)
    message_id = "contact-text-word" if contact.text_word else "contact-text"
    return [context.text(message_id, word=contact.text_word or "", number=number)]


def contacts_in(*texts: str) -> list[str]:
    """Ids of the contacts that texts refer to as `{contact-id}`, in order."""
    return [contact_id for text in texts for contact_id in CONTACT.findall(text)]
