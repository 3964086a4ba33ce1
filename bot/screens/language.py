"""Choice of language. A press on `<language>/set/<rest>` remembers the language and goes on to the rest."""

from bot.screens.address import Address
from bot.screens.keyboard import back_row, hotline_row, pairs
from bot.screens.screen import Button, Open, Screen
from bot.screens.view import Row, View

SHOWN_ON_HOME = 3
"""More would not fit one row of a small phone; the rest is one tap away."""


def language(view: View) -> Screen:
    """All languages in their own script."""
    rest = view.address.origin or ("home",)
    buttons = [chooses(view, language, *rest) for language in view.guide.languages]
    blocks = [view.heading("language-title"), view.text("language-text")]
    return view.screen(blocks, [hotline_row(view), *pairs(buttons), back_row(view, "home")])


def other_languages(view: View) -> Row:
    """The other languages as one row: not a gate."""
    others = [language for language in view.guide.languages if language != view.language]
    rest = (view.button("button-language", "language"),) if len(others) > SHOWN_ON_HOME else ()
    return (*(chooses(view, language, "home") for language in others[:SHOWN_ON_HOME]), *rest)


def chooses(view: View, language: str, *rest: str) -> Button:
    """A button named in its own language."""
    label = view.content.wording.of(language)("language-name")
    return Button(label, Open(Address(("set", *rest), language)))
