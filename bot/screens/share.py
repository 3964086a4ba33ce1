"""What one can do with a topic: see its sources, share it as a link or as plain text, change the language."""

from urllib.parse import quote

from bot.guide.model import Topic
from bot.screens.address import Address, payload
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
    choose_chat = Button(context.words("share-chat"), ChooseChat(payload(address)))
    buttons = [choose_chat, *_link_buttons(context, address), context.button("share-text", "share", topic.id, "text")]
    blocks = [*_link_blocks(context, "share-title", address), context.text("share-chat-note")]
    return context.screen(blocks, [hotline_row(context), *column(buttons), back_row(context, "more", topic.id)])


def share_guide(context: ScreenContext) -> Screen:
    """Ways to pass the whole guide on."""
    address = Address(("home",), context.language)
    blocks = _link_blocks(context, "share-guide-title", address)
    return context.screen(
        blocks, [hotline_row(context), *column(_link_buttons(context, address)), back_row(context, "home")]
    )


def _link_blocks(context: ScreenContext, title: str, address: Address) -> list[Block]:
    """What others will see of a link."""
    return [
        context.heading(title),
        context.text("share-safe"),
        context.text("share-preview"),
        Block(Kind.COPYABLE, f"{context.words('share-message')}\n{context.link(address)}"),
    ]


def _link_buttons(context: ScreenContext, address: Address) -> list[Button]:
    link = context.link(address)
    text = quote(context.words("share-message"))
    telegram_url = f"https://t.me/share/url?url={quote(link, safe='')}&text={text}"
    return [
        Button(context.words("share-telegram"), Visit(telegram_url)),
        Button(context.words("share-copy-link"), CopyText(link)),
    ]


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
