"""Screens about the chat itself: clear and close it, a message that is no text or came late, a group."""

from bot.screens.address import Address
from bot.screens.content import ScreenContext
from bot.screens.hotline import hotline_screen
from bot.screens.keyboard import back_row, hotline_row
from bot.screens.screen import Block, Button, Kind, Screen, Visit


def everyday(context: ScreenContext) -> Screen:
    """What the chat shows after `leave`: a true, harmless page that does not say what happened. No hotline button."""
    page = context.localized.everyday
    blocks = [Block(Kind.HEADING, page.title), *(Block(Kind.POINT, point) for point in page.points)]
    return context.screen(blocks, [(context.button("everyday-home", "home"),)], neutral=True)


def cleared(context: ScreenContext) -> Screen:
    """One neutral line, after `clear`."""
    rows = [hotline_row(context)[:1], back_row(context, "home")]
    return context.screen([context.text("cleared")], rows, neutral=True)


def deleted(context: ScreenContext) -> Screen:
    """After 'Delete what I sent'. What the guide wrote stays."""
    return context.screen([context.text("deleted-text")], [hotline_row(context), back_row(context, "home")])


def ask(context: ScreenContext) -> Screen:
    """What a link to `clear` or `leave` shows instead of the effect."""
    name = context.address.screen
    blocks = [context.heading(f"{name}-title"), context.text(f"{name}-text")]
    confirm = context.button(f"{name}-yes", name)
    privacy = context.button("more-privacy", "privacy", origin=(name, "ask"))
    return context.screen(blocks, [hotline_row(context), (confirm,), (privacy,), back_row(context, "home")])


def received(context: ScreenContext, _attachment: str = "") -> Screen:
    """The answer to a photo, voice message, file or place: no person sees it, and one tap deletes it."""
    blocks = [context.heading("received-title"), context.text("received-text")]
    delete = context.button("received-delete", "clear", "sent")
    topics = context.button("button-topics", "topics")
    return context.screen(blocks, [hotline_row(context), (delete,), (topics,), back_row(context, "home")])


def late(context: ScreenContext) -> Screen:
    """The answer to a message that waited too long. It shows nothing of the message's subject."""
    blocks = [context.heading("late-title"), context.text("late-text")]
    go_on = context.button("late-go-on", "home")
    return context.screen(blocks, [hotline_row(context), (go_on,)], neutral=True)


def flood(context: ScreenContext) -> Screen:
    """The hotline, once, for a chat that writes faster than a person can, and why there are no more answers."""
    return hotline_screen(context, context.note("flood-text"))


def private(context: ScreenContext) -> Screen:
    """The answer in a group: only a link to the private chat."""
    button = Button(context.words("private-open"), Visit(context.link(Address(("home",)))))
    return context.screen([context.text("private-text")], [(button,)], neutral=True)
