"""Talk to someone: the hotline and its doors."""

from bot.guide.phone_number import display_number
from bot.screens.contacts import contact_blocks, label, phone_block
from bot.screens.keyboard import back_row, hotline_row, pairs, way_out
from bot.screens.screen import Block, Button, CopyText, Kind, Screen, Style
from bot.screens.view import Row, View

HOTLINE = "national-hotline"
EMERGENCY = "emergency"


def hotline(view: View) -> Screen:
    """The number first; what must be known before calling; four doors and the kinds of urgent."""
    contact, words = view.contact(HOTLINE)
    blocks = [
        view.heading("hotline-title"),
        Block(Kind.TEXT, words.name),
        *phone_block(contact),
        Block(Kind.NOTE, f"{words.hours} {words.run_by} {label(view, contact)}"),
        view.text("hotline-text-to", number=contact.text_to or ""),
        Block(Kind.LINK, view.words("hotline-chat"), contact.chat),
        view.text("hotline-ask-first"),
        view.text("hotline-danger", number=view.number(EMERGENCY)),
        Block(Kind.NOTE, words.languages),
        view.note("hotline-program"),
    ]
    doors = [
        view.button("hotline-lawyer", "hotline", "lawyer", origin=view.address.origin),
        view.button("hotline-someone-else", "hotline", "someone-else", origin=view.address.origin),
        view.button("hotline-numbers", "hotline", "numbers", origin=view.address.origin),
        view.button("hotline-card", "hotline", "card", origin=view.address.origin),
    ]
    return view.screen(blocks, [_copy_row(view), _urgent_row(view), *pairs(doors), *_last_rows(view)])


def _copy_row(view: View) -> Row:
    """The number once more, on the button that copies it: a small phone may show the keyboard alone."""
    phone = view.guide.contacts[HOTLINE].phone or ""
    label = view.words("hotline-copy", number=display_number(phone))
    return (Button(label, CopyText(phone), Style.DANGER),)


def _urgent_row(view: View) -> Row:
    return (
        view.button("hotline-now", "hotline", "now", "unclear", origin=view.address.origin),
        view.button("button-close", "leave"),
    )


def _last_rows(view: View) -> list[Row]:
    call = view.button("hotline-what-happens", "topic", "calling-the-hotline", origin=view.address.path)
    return [(call,), back_row(view, "home")]


def someone_else(view: View) -> Screen:
    """For a helper: what to do, what not to do, and the child law told as law."""
    contact, words = view.contact(HOTLINE)
    child, child_words = view.contact("child-protection")
    blocks = [
        view.heading("someone-else-title"),
        view.text("someone-else-alone"),
        view.text("someone-else-number"),
        *phone_block(contact),
        Block(Kind.NOTE, f"{words.name}. {label(view, contact)} {words.note}"),
        view.text("someone-else-child"),
        *phone_block(child),
        Block(Kind.NOTE, f"{child_words.name}. {label(view, child)}"),
        view.text("someone-else-no-rescue"),
        view.text("someone-else-danger", number=view.number(EMERGENCY)),
    ]
    topics = [
        view.opens(view.topic(topic).button, "topic", topic, origin=view.address.path)
        for topic in ("warning-signs", "how-to-help")
    ]
    return view.screen(blocks, [hotline_row(view), *((topic,) for topic in topics), way_out(view, "hotline")])


def lawyer(view: View) -> Screen:
    """Who may give legal advice."""
    blocks = [
        view.heading("lawyer-title"),
        view.text("lawyer-text"),
        *(block for contact in view.guide.roles.lawyers for block in contact_blocks(view, contact)),
        view.text("lawyer-connect", hotline=view.localized.contacts[HOTLINE].in_text),
        *contact_blocks(view, HOTLINE)[1:],
        view.note("lawyer-notario"),
    ]
    related = (
        view.opens(view.topic("immigration-relief").button, "topic", "immigration-relief", origin=view.address.path),
    )
    return view.screen(blocks, [hotline_row(view), related, way_out(view, "hotline")])


def needs(view: View) -> Screen:
    """All numbers, found by need."""
    buttons = [
        view.button(f"need-{need}", "hotline", "numbers", need, origin=view.address.origin) for need in view.guide.needs
    ]
    blocks = [view.heading("numbers-title"), view.text("numbers-text")]
    return view.screen(blocks, [hotline_row(view), *pairs(buttons), way_out(view, "hotline")])


def need(view: View, name: str) -> Screen:
    """The contacts for one need."""
    blocks = [
        view.heading(f"need-{name}"),
        *(block for contact in view.guide.needs[name] for block in contact_blocks(view, contact)),
        view.note("need-note"),
    ]
    return view.screen(blocks, [hotline_row(view), way_out(view, "hotline", "numbers")])
