"""Rows that most keyboards share. Order: the red hotline row, pages, related topics, the back row; six rows at most."""

from collections.abc import Sequence

from bot.guide.model import Urgency
from bot.guide.phone_number import short_number
from bot.screens.address import Path
from bot.screens.content import ScreenContext, short_path
from bot.screens.screen import Button, CopyText, Row, Style
from bot.wording.language import isolate

MAX_ROWS = 6


def hotline_row(context: ScreenContext) -> Row:
    """The hotline in one tap, and a way to close the chat fast. Back from the hotline leads to this screen."""
    return (
        context.button("button-hotline", "hotline", origin=as_origin(context), style=Style.DANGER),
        context.button("button-close", "leave"),
    )


def alert_row(context: ScreenContext) -> Row:
    """The same where danger is in doubt: the red button shows the emergency number and the hotline together."""
    return (
        context.button(
            "button-hotline", "hotline", "now", Urgency.UNCLEAR, origin=as_origin(context), style=Style.DANGER
        ),
        context.button("button-close", "leave"),
    )


def copy_row(context: ScreenContext, *contact_ids: str | None) -> Row:
    """A button for each contact's number that copies it: short numbers such as 911 are no links on phones."""
    phones = [context.guide.contacts[one].phone for one in contact_ids if one]
    return tuple(
        Button(context.words("button-copy", number=isolate(short_number(phone), context.language)), CopyText(phone))
        for phone in phones
        if phone
    )


def as_origin(context: ScreenContext) -> Path:
    """The path of this screen, kept short, for the back button of screens it opens: a topic by its code, home as ().

    Screens under the hotline pass on the origin of the hotline itself, so that back never leads in a circle.
    """
    path = context.address.path
    if path[0] == "hotline" and len(path) > 1:
        return context.address.origin
    if path[0] == "topic" and len(path) > 1 and path[1] in context.guide.codes:
        return (context.guide.codes[path[1]], *path[2:])
    return () if path[0] == "home" else path


def back_row(context: ScreenContext, *parent: str) -> Row:
    """Back (to the origin, else to `parent`), home, and a way to share the screen where it has a code."""
    back = context.button("button-back", *(context.address.origin or parent))
    return (back, context.button("button-home", "home"), *_share_buttons(context))


def hotline_back_row(context: ScreenContext, *parent: str) -> Row:
    """The same, but back to `parent`, a hotline screen, with the origin of the hotline passed on."""
    back = context.button("button-back", *parent, origin=context.address.origin)
    return (back, context.button("button-home", "home"), *_share_buttons(context))


def _share_buttons(context: ScreenContext) -> Row:
    short = short_path(context.guide, context.address.path)
    return (context.button("button-share", "share", *short),) if short else ()


def pairs(buttons: Sequence[Button]) -> list[Row]:
    """Two buttons a row."""
    return [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def column(buttons: Sequence[Button]) -> list[Row]:
    """One button a row, for long labels."""
    return [(button,) for button in buttons]


def count_pages(entries: Sequence[object], on_screen: int) -> int:
    """How many screens a list takes that shows `on_screen` entries at a time."""
    return -(-len(entries) // on_screen)
