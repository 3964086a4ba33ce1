"""Photos, voice, files, places: a kind answer and one tap that deletes them. A late message; a group chat."""

from bot.screens.address import Address
from bot.screens.keyboard import back_row, hotline_row
from bot.screens.screen import Button, Screen, Visit
from bot.screens.view import View


def received(view: View) -> Screen:
    """What was sent is no text: this is a program, nobody sees it, it is not kept."""
    blocks = [view.heading("received-title"), view.text("received-text")]
    delete = (view.button("received-delete", "clear"),)
    return view.screen(
        blocks, [hotline_row(view), delete, (view.button("button-topics", "topics"),), back_row(view, "home")]
    )


def late(view: View) -> Screen:
    """The answer to a message that waited too long: nothing of its subject."""
    blocks = [view.heading("late-title"), view.text("late-text")]
    return view.screen(blocks, [hotline_row(view), (view.button("late-go-on", "home"),)], neutral=True)


def private(view: View) -> Screen:
    """In groups: only a link into a private chat."""
    button = Button(view.words("private-open"), Visit(view.link(Address(("home",)))))
    return view.screen([view.text("private-text")], [(button,)], neutral=True)
