"""What this guide is and is not, how to tell an impostor, and what it keeps."""

from datetime import date

from bot.screens.keyboard import back_row, here, hotline_row
from bot.screens.screen import Screen
from bot.screens.view import View


def about(view: View) -> Screen:
    name, region = view.guide.name, view.guide.region
    blocks = [
        view.heading("about-title", name=name),
        view.text("about-is", region=region),
        view.text("about-is-not"),
        view.text("about-impostor"),
        view.text("about-ask"),
        view.text("about-checked", day=view.day(last_checked(view))),
        view.note("about-translation"),
    ]
    doors = (
        view.button("more-privacy", "privacy", origin=here(view)),
        view.button("button-language", "language", origin=here(view)),
    )
    return view.screen(blocks, [hotline_row(view), doors, back_row(view, "home")])


def privacy(view: View) -> Screen:
    """What is kept, and what this guide cannot delete: told before anybody relies on it."""
    parts = ("keeps", "telegram", "delete", "outside", "safe-phone")
    blocks = [view.heading("privacy-title"), *(view.text(f"privacy-{part}") for part in parts)]
    doors = (
        view.button("button-clear", "clear", "ask"),
        view.opens(view.topic("leaving-safely").button, "topic", "leaving-safely", origin=here(view)),
    )
    return view.screen(blocks, [hotline_row(view), *((door,) for door in doors), back_row(view, "home")])


def last_checked(view: View) -> date:
    """The oldest day on which a source was looked at: no fact is older than that."""
    return min(source.checked for topic in view.localized.topics.values() for source in topic.sources)
