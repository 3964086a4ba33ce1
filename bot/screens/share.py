"""What one can do with a topic: see its sources, share it as a link or as plain text, change the language."""

from urllib.parse import quote

from bot.guide.model import Topic
from bot.screens.address import payload
from bot.screens.contacts import contact_blocks
from bot.screens.content import ScreenContext
from bot.screens.keyboard import as_origin, back_row, column, hotline_row, pairs
from bot.screens.screen import Block, Button, ChooseChat, CopyText, Kind, Screen, Visit

MAX_PLAIN_TEXT = 1000
"""Characters; longer texts are cut into several SMS or collapsed by messengers."""


def more(context: ScreenContext, topic: Topic) -> Screen:
    """The sources of a topic, and links to what one can do with it."""
    sources = [
        Block(Kind.POINT, context.words("more-source", name=source.name, day=context.day(source.checked)))
        for source in topic.sources
    ]
    blocks = [context.heading("more-title"), context.text("more-sources"), *sources]
    share_button = context.button("more-share", "share", topic.id)
    links = [
        context.button("button-language", "language", origin=("topic", topic.id)),
        context.button("more-about", "about", origin=as_origin(context)),
        context.button("more-privacy", "privacy", origin=as_origin(context)),
        context.button("button-clear", "clear", "ask"),
    ]
    rows = [hotline_row(context), (share_button,), *pairs(links), back_row(context, "topic", topic.id)]
    return context.screen(blocks, rows)


def share(context: ScreenContext, topic: Topic) -> Screen:
    """Ways to pass a topic on, as a link or as an inline card: its code finds exactly this topic."""
    address = context.short_address(topic.id)
    link = context.link(address)
    message = context.words("share-message")
    blocks = [
        context.heading("share-title"),
        context.text("share-safe"),
        context.text("share-preview"),
        Block(Kind.COPYABLE, f"{message}\n{link}"),
        context.text("share-chat-note"),
    ]
    telegram_url = f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(message)}"
    buttons = [
        Button(context.words("share-chat"), ChooseChat(payload(address))),
        Button(context.words("share-telegram"), Visit(telegram_url)),
        Button(context.words("share-copy-link"), CopyText(link)),
        context.button("share-text", "share", topic.id, "text"),
    ]
    return context.screen(blocks, [hotline_row(context), *column(buttons), back_row(context, "more", topic.id)])


def share_text(context: ScreenContext, topic: Topic) -> Screen:
    """The topic as text to copy into WhatsApp or an SMS."""
    blocks = [context.text("share-text-title"), Block(Kind.COPYABLE, plain_text(context, topic))]
    return context.screen(blocks, [hotline_row(context), back_row(context, "share", topic.id)])


def plain_text(context: ScreenContext, topic: Topic) -> str:
    """A neutral first line, question, summary, number with its label, link: at most `MAX_PLAIN_TEXT` characters."""
    lines = [
        context.words("share-text-opening"),
        topic.question,
        *(context.with_contacts(line) for line in topic.summary),
        *(block.text for block in contact_blocks(context, topic.next_step.contact)),
    ]
    ending = f"\n{context.link(context.short_address(topic.id))}"
    return "\n".join(lines)[: MAX_PLAIN_TEXT - len(ending)] + ending
