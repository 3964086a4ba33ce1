"""Leave and clear: the everyday page, the line after clearing, and the screens that ask first."""

from bot.screens.keyboard import back_row, hotline_row
from bot.screens.screen import Block, Kind, Screen
from bot.screens.view import View


def everyday(view: View) -> Screen:
    """True, useful and harmless; one plain button home. It says nothing of what happened."""
    page = view.localized.everyday
    blocks = [Block(Kind.HEADING, page.title), *(Block(Kind.POINT, point) for point in page.points)]
    return view.screen(blocks, [(view.button("everyday-home", "home"),)], neutral=True)


def cleared(view: View) -> Screen:
    """One neutral line."""
    return view.screen([view.text("cleared")], [hotline_row(view)[:1], back_row(view, "home")], neutral=True)


def ask_clear(view: View) -> Screen:
    return _ask(view, "clear")


def ask_leave(view: View) -> Screen:
    return _ask(view, "leave")


def _ask(view: View, act: str) -> Screen:
    """What a link shows in place of the act: links carry no effects."""
    blocks = [view.heading(f"{act}-title"), view.text(f"{act}-text")]
    yes = view.button(f"{act}-yes", act)
    privacy = view.button("more-privacy", "privacy", origin=(act, "ask"))
    return view.screen(blocks, [hotline_row(view), (yes,), (privacy,), back_row(view, "home")])
