"""The hotline and the screens it links to: for someone else, lawyers, numbers by need, interpreter cards."""

from collections.abc import Sequence

from bot.guide.model import Contact, SpokenLanguage
from bot.guide.phone_number import display_number
from bot.screens.contacts import all_contact_blocks, label, phone_blocks, reach_blocks, text_line_blocks
from bot.screens.content import ScreenContext
from bot.screens.keyboard import back_row, column, count_pages, hotline_back_row, hotline_row, pairs
from bot.screens.screen import Block, Button, CopyText, Kind, Row, Screen, Style
from bot.wording.language import isolate

CARDS_ON_SCREEN = 8


def hotline(context: ScreenContext) -> Screen:
    """The number first, then what to know before calling; links to other help."""
    return hotline_screen(context)


def hotline_screen(context: ScreenContext, *first: Block) -> Screen:
    """The same, with other blocks above it."""
    blocks = [*first, *hotline_blocks(context), context.note("hotline-program")]
    close_row = (_link(context, "hotline-now", "now", "unclear"), context.button("button-close", "leave"))
    calling = context.guide.topic_roles.calling
    origin = context.address.path
    calling_row = (context.button("hotline-what-happens", "topic", calling, origin=origin),) if calling else ()
    rows = [_copy_row(context), close_row, *pairs(_links(context)), calling_row, back_row(context, "home")]
    return context.screen(blocks, rows)


def hotline_blocks(context: ScreenContext) -> list[Block]:
    """The hotline's number with who runs it, ways to write to it, and what to know before calling."""
    roles = context.guide.roles
    contact, words = context.contact(roles.hotline)
    return [
        context.heading("hotline-title"),
        Block(Kind.TEXT, f"{words.name}. {words.what_for}"),
        *phone_blocks(contact),
        Block(Kind.NOTE, _sentences(words.hours, label(context, contact))),
        *_text_line_blocks(context, contact),
        *([Block(Kind.LINK, context.words("hotline-chat"), contact.chat)] if contact.chat else []),
        context.text("hotline-ask-first"),
        context.text("hotline-danger", number=context.number_in_text(roles.emergency)),
        Block(Kind.NOTE, _sentences(words.run_by, words.languages)),
    ]


def _text_line_blocks(context: ScreenContext, contact: Contact) -> list[Block]:
    """How to write to the hotline, for somebody who cannot speak aloud."""
    if not contact.text_to or contact.text_word:
        return text_line_blocks(context, contact)
    return [context.text("hotline-text-to", number=isolate(display_number(contact.text_to), context.language))]


def _sentences(*texts: str) -> str:
    """Those that a contact has, in one paragraph."""
    return " ".join(text for text in texts if text)


def _copy_row(context: ScreenContext) -> Row:
    """The number once more, on the button that copies it: a small phone may show the keyboard alone."""
    hotline_id = context.guide.roles.hotline
    phone = context.guide.contacts[hotline_id].phone or ""
    copy_label = context.words("button-copy", number=context.number_in_text(hotline_id))
    return (Button(copy_label, CopyText(phone), Style.DANGER),)


def _links(context: ScreenContext) -> list[Button]:
    guide = context.guide
    return [
        *([_link(context, "hotline-lawyer", "lawyer")] if guide.roles.lawyers else []),
        _link(context, "hotline-someone-else", "someone-else"),
        *([_link(context, "hotline-numbers", "numbers")] if guide.needs else []),
        *([_link(context, "hotline-card", "card")] if guide.spoken_languages else []),
    ]


def _link(context: ScreenContext, message_id: str, *parts: str) -> Button:
    """A button to a screen under the hotline, which passes on where the hotline was opened from."""
    return context.button(message_id, "hotline", *parts, origin=context.address.origin)


def someone_else(context: ScreenContext) -> Screen:
    """For a helper: what the law says about children, before anything is promised; what to do; what not to do."""
    guide = context.guide
    contact, words = context.contact(guide.roles.hotline)
    blocks = [
        context.heading("someone-else-title"),
        *_child_protection_blocks(context),
        context.text("someone-else-alone"),
        context.text("someone-else-number"),
        *phone_blocks(contact),
        Block(Kind.NOTE, _sentences(f"{words.name}.", label(context, contact), words.note)),
        context.text("someone-else-no-rescue"),
        context.text("someone-else-danger", number=context.number_in_text(guide.roles.emergency)),
    ]
    topics = _topic_rows(context, guide.topic_roles.helping)
    return context.screen(blocks, [hotline_row(context), *topics, hotline_back_row(context, "hotline")])


def _child_protection_blocks(context: ScreenContext) -> list[Block]:
    contact_id = context.guide.roles.child_protection
    if contact_id is None:
        return []
    contact, words = context.contact(contact_id)
    name_and_label = Block(Kind.NOTE, f"{words.name}. {label(context, contact)}")
    return [context.text("someone-else-child"), *phone_blocks(contact), name_and_label]


def lawyer(context: ScreenContext, other_answers: Sequence[str] = ()) -> Screen:
    """Who may give legal advice. `other_answers` to a typed text take the place of the related topic."""
    guide = context.guide
    blocks = [
        context.heading("lawyer-title"),
        context.text("lawyer-text"),
        *all_contact_blocks(context, guide.roles.lawyers),
        context.text("lawyer-connect", hotline=context.localized.contacts[guide.roles.hotline].in_text),
        *reach_blocks(context, guide.roles.hotline),
        context.note("lawyer-notario"),
    ]
    immigration = guide.topic_roles.immigration
    related = _topic_rows(context, other_answers or ([immigration] if immigration else []))
    return context.screen(blocks, [hotline_row(context), *related, hotline_back_row(context, "hotline")])


def _topic_rows(context: ScreenContext, topic_ids: Sequence[str]) -> list[Row]:
    """Topics beside contacts, from which back leads to this screen."""
    return column([context.topic_button(topic_id, origin=context.address.path) for topic_id in topic_ids])


def needs(context: ScreenContext) -> Screen:
    """All needs; each opens its contacts."""
    buttons = [_link(context, f"need-{need}", "numbers", need) for need in context.guide.needs]
    blocks = [context.heading("numbers-title"), context.text("numbers-text")]
    return context.screen(blocks, [hotline_row(context), *pairs(buttons), hotline_back_row(context, "hotline")])


def need(context: ScreenContext, name: str, other_answers: Sequence[str] = ()) -> Screen:
    """The contacts for one need, and topics that may be `other_answers` to a typed text."""
    blocks = [
        context.heading(f"need-{name}"),
        *all_contact_blocks(context, context.guide.needs[name]),
        context.note("need-note"),
    ]
    topics = _topic_rows(context, other_answers)
    return context.screen(blocks, [hotline_row(context), *topics, hotline_back_row(context, "hotline", "numbers")])


def cards(context: ScreenContext, page: int = 1) -> Screen:
    """Spoken languages to choose an interpreter card from, eight at a time."""
    start = (page - 1) * CARDS_ON_SCREEN
    shown = context.guide.spoken_languages[start : start + CARDS_ON_SCREEN]
    origin = context.address.origin
    buttons = [
        context.labelled_button(_name(context, spoken_language), "hotline", "card", spoken_language.id, origin=origin)
        for spoken_language in shown
    ]
    is_last = page >= count_pages(context.guide.spoken_languages, CARDS_ON_SCREEN)
    next_button = () if is_last else (_link(context, "button-page-next", "card", str(page + 1)),)
    blocks = [context.heading("card-title"), context.text("card-text"), context.note("card-note")]
    last_row = (*hotline_back_row(context, "hotline")[:2], *next_button)
    return context.screen(blocks, [hotline_row(context), *pairs(buttons), last_row])


def card(context: ScreenContext, spoken_language: SpokenLanguage) -> Screen:
    """'I speak Mam. I need an interpreter.' in each card language, to read out or hold up."""
    rows = [hotline_row(context), hotline_back_row(context, "hotline", "card")]
    return context.screen([*card_sides(context, spoken_language), context.note("card-note")], rows)


def card_sides(context: ScreenContext, spoken_language: SpokenLanguage) -> list[Block]:
    return [Block(Kind.HEADING, _card_side(context, spoken_language, side)) for side in context.guide.card_languages]


def _card_side(context: ScreenContext, spoken_language: SpokenLanguage, side: str) -> str:
    """The sentence in one card language. A sentence in another language keeps its own direction."""
    line = context.content.wording.of(side)("card-line", spoken_language=spoken_language.names[side])
    return line if side == context.language else isolate(line, context.language)


def _name(context: ScreenContext, spoken_language: SpokenLanguage) -> str:
    """With a capital letter, since it stands alone on a button."""
    first_card_language = context.guide.card_languages[0]
    name = spoken_language.names.get(context.language, spoken_language.names[first_card_language])
    return name[:1].upper() + name[1:]
