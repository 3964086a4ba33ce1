"""The rows that most keyboards share. Order: red row, pages, related, way back; six rows at most."""

from collections.abc import Sequence

from bot.screens.screen import Button, Style
from bot.screens.view import Row, View

MAX_ROWS = 6


def hotline_row(view: View) -> Row:
    """The hotline in one tap, and a way to leave fast. Back from the hotline leads here."""
    return (
        view.button("button-hotline", "hotline", origin=here(view), style=Style.DANGER),
        view.button("button-close", "leave"),
    )


def here(view: View) -> tuple[str, ...]:
    """The shown place as short as it can be written, for the way back: a topic by its code, home not at all.

    The doors of the hotline hand on where the hotline was opened from, so that going in and out of them never loops.
    """
    path = view.address.path
    if path[0] == "hotline" and len(path) > 1:
        return view.address.origin
    if path[0] == "topic" and len(path) > 1 and path[1] in view.guide.codes:
        return (view.guide.codes[path[1]], *path[2:])
    return () if path[0] == "home" else path


def back_row(view: View, *parent: str, more: tuple[str, ...] = ()) -> Row:
    """Back (to the origin, else to `parent`), home, and perhaps more about the page."""
    back = view.button("button-back", *(view.address.origin or parent))
    return (back, *_home_and_more(view, more))


def way_out(view: View, *parent: str) -> Row:
    """Back to the hotline or another door of it, which keeps where it was opened from; home."""
    return (view.button("button-back", *parent, origin=view.address.origin), *_home_and_more(view, ()))


def _home_and_more(view: View, more: tuple[str, ...]) -> Row:
    home = view.button("button-home", "home")
    return (home, view.button("button-more", *more, origin=here(view))) if more else (home,)


def pairs(buttons: Sequence[Button]) -> list[Row]:
    """Two buttons a row."""
    return [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def column(buttons: Sequence[Button]) -> list[Row]:
    """One button a row, for long labels."""
    return [(button,) for button in buttons]
