"""Passing a page on: as a link that shows nothing of the subject, as a card, as text. And where a page comes from."""

from collections.abc import Sequence
from urllib.parse import quote

from bot.guide.model import Topic
from bot.guide.phone_number import display_number
from bot.screens.address import Address, Path, payload
from bot.screens.contacts import label, text_line_blocks
from bot.screens.content import ScreenContext
from bot.screens.hotline import card_sides
from bot.screens.keyboard import as_origin, back_row, column, hotline_row, pairs
from bot.screens.screen import Block, Button, ChooseChat, CopyText, Kind, Screen, Visit
from bot.screens.topic import date_and_review

MAX_PLAIN_TEXT = 1000
"""Characters; longer texts are cut into several SMS or collapsed by messengers."""


def sources(context: ScreenContext, topic: Topic) -> Screen:
    """Where a topic's facts come from, with links, and other things that one may want to know or do there."""
    blocks = [context.heading("more-title"), context.text("more-sources")]
    for source in topic.sources:
        text = context.words("more-source", name=source.name, day=context.day(source.checked))
        blocks.append(Block(Kind.LINK if source.url else Kind.POINT, text, source.url))
    links = [
        context.button("button-language", "language", origin=("topic", topic.id)),
        context.button("more-about", "about", origin=as_origin(context)),
        context.button("more-privacy", "privacy", origin=as_origin(context)),
        context.button("button-clear", "clear", "ask"),
    ]
    return context.screen(blocks, [hotline_row(context), *pairs(links), back_row(context, "topic", topic.id)])


def share_guide(context: ScreenContext) -> Screen:
    """Ways to pass the whole guide on."""
    address = Address(("home",), context.language)
    blocks = _link_blocks(context, "share-guide-title", address)
    rows = column([_whatsapp(context, _message(context, address)), *_link_buttons(context, address)])
    return context.screen(blocks, [hotline_row(context), *rows, back_row(context, "home")])


def share(context: ScreenContext, path: Path) -> Screen:
    """Ways to pass the page at `path` on: a card where it has one, a link, a text. Raises KeyError without a code."""
    address = context.short_address(path)
    card = [Button(context.words("share-chat"), ChooseChat(payload(address)))] if has_card(path) else []
    text = context.button("share-text", "share", *address.path, "text")
    blocks = [*_link_blocks(context, "share-title", address), context.text("share-shows-subject")]
    rows = column([*card, *_link_buttons(context, address), text])
    return context.screen(blocks, [hotline_row(context), *rows, back_row(context, *path)])


def has_card(path: Path) -> bool:
    """Whether a short form of the page, with the number, can be sent to any chat."""
    return path[0] == "topic" or path == ("hotline",)


def _message(context: ScreenContext, address: Address) -> str:
    return f"{context.words('share-message')}\n{context.link(address)}"


def _link_blocks(context: ScreenContext, title: str, address: Address) -> list[Block]:
    """What others will see of a link."""
    return [
        context.heading(title),
        context.text("share-safe"),
        context.text("share-preview"),
        Block(Kind.COPYABLE, _message(context, address)),
    ]


def _link_buttons(context: ScreenContext, address: Address) -> list[Button]:
    link = context.link(address)
    return [
        Button(context.words("share-telegram"), Visit(_telegram(link, context.words("share-message")))),
        Button(context.words("share-copy-link"), CopyText(link)),
    ]


def _whatsapp(context: ScreenContext, text: str) -> Button:
    """Opens WhatsApp, which asks for a chat and writes `text` there."""
    return Button(context.words("share-whatsapp"), Visit(f"https://wa.me/?text={quote(text)}"))


def _telegram(link: str, text: str) -> str:
    """A link by which Telegram asks for a chat, and writes `link` and `text` there."""
    return f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(text)}"


def share_text(context: ScreenContext, path: Path) -> Screen:
    """The page at `path` as text for WhatsApp or an SMS. Raises KeyError without a code."""
    address = context.short_address(path)
    text = plain_text(context, path)
    blocks = [
        context.text("share-text-shows-subject"),
        Block(Kind.COPYABLE, text),
        context.note("share-text-copy"),
    ]
    link = context.link(address)
    buttons = [
        _whatsapp(context, text),
        Button(context.words("share-telegram"), Visit(_telegram(link, text.removesuffix(link).rstrip()))),
        Button(context.words("share-copy-link"), CopyText(link)),
    ]
    return context.screen(blocks, [hotline_row(context), *column(buttons), back_row(context, "share", *address.path)])


def plain_text(context: ScreenContext, path: Path) -> str:
    """A neutral first line, what the page says, numbers with their labels, the date, the link.

    Whole, however long: `check` reports what exceeds `MAX_PLAIN_TEXT`.
    """
    link = context.link(context.short_address(path))
    return "\n".join([context.words("share-text-opening"), *_page_lines(context, path), link])


def _page_lines(context: ScreenContext, path: Path) -> list[str]:
    """What a page says, line by line."""
    match path:
        case ("topic", topic_id):
            return _topic_lines(context, context.topic(topic_id))
        case ("hotline", "lawyer"):
            lines = _contacts_lines(context, context.guide.roles.lawyers)
            return [context.words("lawyer-title"), *lines, context.words("lawyer-notario")]
        case ("hotline", "numbers", need):
            lines = _contacts_lines(context, context.guide.needs[need])
            return [context.words(f"need-{need}"), *lines, context.words("need-note")]
        case ("hotline", "card", name):
            [spoken_language] = [one for one in context.guide.spoken_languages if one.id == name]
            return [block.text for block in card_sides(context, spoken_language)]
        case _:
            return _hotline_lines(context)


def _hotline_lines(context: ScreenContext) -> list[str]:
    """With the hours, and how to send a message, which nobody hears."""
    contact_id = context.guide.roles.hotline
    contact, words = context.contact(contact_id)
    how = [*(block.text for block in text_line_blocks(context, contact)), words.hours]
    return [*_contacts_lines(context, [contact_id]), *filter(None, how), context.words("hotline-ask-first")]


def _topic_lines(context: ScreenContext, topic: Topic) -> list[str]:
    step = topic.next_step
    said = [topic.title, *map(context.with_contacts, topic.summary)]
    dated = [block.text for block in date_and_review(context, topic)]
    return [*said, context.with_contacts(step.text), *_contacts_lines(context, [step.contact]), *dated]


def _contacts_lines(context: ScreenContext, contact_ids: Sequence[str]) -> list[str]:
    """Two lines a contact: what it is for; its number, and whether it works with police or immigration."""
    lines = []
    for contact_id in contact_ids:
        contact, words = context.contact(contact_id)
        reached = display_number(contact.phone) if contact.phone else contact.web
        lines += [f"{words.name}. {words.what_for}", " ".join(filter(None, (reached, label(context, contact))))]
    return lines
