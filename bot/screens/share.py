"""What one does with a page: share it as a link or as plain text, see its sources, change the language."""

from urllib.parse import quote

from bot.guide.model import Topic
from bot.screens.address import Address
from bot.screens.contacts import contact_blocks
from bot.screens.keyboard import back_row, column, here, hotline_row, pairs
from bot.screens.screen import Block, Button, CopyText, Kind, Screen, Visit
from bot.screens.view import View

MAX_PLAIN_TEXT = 1000
"""Characters; more is cut into several SMS or folded away by messengers."""


def more(view: View, topic: Topic) -> Screen:
    """The page's sources, and doors to what one may do with it."""
    blocks = [
        view.heading("more-title"),
        view.text("more-sources"),
        *(
            Block(Kind.POINT, view.words("more-source", name=source.name, day=view.day(source.checked)))
            for source in topic.sources
        ),
    ]
    doors = [
        view.button("more-share", "share", topic.id),
        view.button("button-language", "language", origin=("topic", topic.id)),
        view.button("more-about", "about", origin=here(view)),
        view.button("more-privacy", "privacy", origin=here(view)),
        view.button("button-clear", "clear", "ask"),
    ]
    first, *rest = doors
    return view.screen(blocks, [hotline_row(view), (first,), *pairs(rest), back_row(view, "topic", topic.id)])


def share(view: View, topic: Topic) -> Screen:
    """Ways to pass a topic on. The link holds a code, so that a browser's history says nothing."""
    link = topic_link(view, topic)
    blocks = [
        view.heading("share-title"),
        view.text("share-safe"),
        view.text("share-preview"),
        Block(Kind.COPYABLE, f"{view.words('share-message')}\n{link}"),
    ]
    message = quote(view.words("share-message"))
    ways = [
        Button(
            view.words("share-telegram"), Visit(f"https://t.me/share/url?url={quote(link, safe='')}&text={message}")
        ),
        Button(view.words("share-copy-link"), CopyText(link)),
        view.button("share-text", "share", topic.id, "text"),
    ]
    return view.screen(blocks, [hotline_row(view), *column(ways), back_row(view, "more", topic.id)])


def plain_text(view: View, topic: Topic) -> Screen:
    """The topic as text for WhatsApp or SMS; the first line is neutral."""
    blocks = [view.text("share-text-title"), Block(Kind.COPYABLE, plain(view, topic))]
    return view.screen(blocks, [hotline_row(view), back_row(view, "share", topic.id)])


def plain(view: View, topic: Topic) -> str:
    """At most `MAX_PLAIN_TEXT` characters: opening, question, answer, number with its label, link."""
    lines = [
        view.words("share-text-opening"),
        topic.question,
        *(view.named(line) for line in topic.summary),
        *(block.text for block in contact_blocks(view, topic.next_step.contact)),
    ]
    tail = f"\n{topic_link(view, topic)}"
    return "\n".join(lines)[: MAX_PLAIN_TEXT - len(tail)] + tail


def topic_link(view: View, topic: Topic) -> str:
    return view.link(Address((view.guide.codes[topic.id],), view.language))
