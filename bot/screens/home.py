"""Home: for a frightened person. Few words, situations as buttons, languages as one row and not as a gate."""

from bot.screens.address import parse
from bot.screens.keyboard import hotline_row, pairs
from bot.screens.language import other_languages
from bot.screens.screen import Button, Screen
from bot.screens.view import View


def home(view: View) -> Screen:
    """At most 45 words and seven situations."""
    blocks = [
        view.heading("home-title", name=view.guide.name),
        view.text("home-what"),
        view.text("home-names"),
        view.text("home-safe"),
        view.text("home-ask"),
    ]
    situations = [_situation(view, name, place) for name, place in view.guide.home.items()]
    situations.append(view.button("button-topics", "topics"))
    return view.screen(blocks, [hotline_row(view), *pairs(situations), other_languages(view)], neutral=True)


def _situation(view: View, name: str, place: str) -> Button:
    address = parse(place)
    return view.button(f"home-{name}", *(address.path if address else ("topics",)))
