"""Interpreter cards: a sentence to read out or hold up, in English and Spanish."""

from bot.guide.model import SpokenLanguage
from bot.screens.keyboard import hotline_row, pairs, way_out
from bot.screens.screen import Block, Kind, Screen
from bot.screens.view import Row, View

CARDS_A_PAGE = 8
SIDES = ("en", "es")
"""Who reads the card in Mississippi: officials and staff, most often in these two languages."""


def cards(view: View, page: int) -> Screen:
    """The languages to choose from, eight at a time; `page` counts from 1."""
    start = (page - 1) * CARDS_A_PAGE
    shown = view.guide.spoken_languages[start : start + CARDS_A_PAGE]
    buttons = [
        view.opens(_name(view, spoken_language), "hotline", "card", spoken_language.id, origin=view.address.origin)
        for spoken_language in shown
    ]
    blocks = [view.heading("card-title"), view.text("card-text"), view.note("card-note")]
    return view.screen(blocks, [hotline_row(view), *pairs(buttons), (*way_out(view, "hotline"), *_next(view, page))])


def card(view: View, spoken_language: SpokenLanguage) -> Screen:
    """One card."""
    sides = [side for side in SIDES if side in view.guide.languages]
    blocks = [
        Block(Kind.HEADING, view.content.wording.of(side)("card-line", spoken_language=spoken_language.names[side]))
        for side in sides
    ]
    return view.screen([*blocks, view.note("card-note")], [hotline_row(view), way_out(view, "hotline", "card")])


def pages_of(spoken_languages: tuple[SpokenLanguage, ...]) -> int:
    return -(-len(spoken_languages) // CARDS_A_PAGE)


def _name(view: View, spoken_language: SpokenLanguage) -> str:
    name = spoken_language.names.get(view.language, spoken_language.names[SIDES[0]])
    return name[:1].upper() + name[1:]


def _next(view: View, page: int) -> Row:
    if page >= pages_of(view.guide.spoken_languages):
        return ()
    return (view.button("button-page-next", "hotline", "card", str(page + 1), origin=view.address.origin),)
