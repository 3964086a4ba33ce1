"""Screens that only a typed text reaches: several answers, none, or a refusal."""

from collections.abc import Sequence

from bot.screens.contacts import contact_blocks
from bot.screens.keyboard import back_row, column, hotline_row, pairs
from bot.screens.screen import Block, Button, Kind, Screen
from bot.screens.topics import topic_button
from bot.screens.view import View

CHOICES = 5
ALONE = 3
"""The first ones have a row each."""

NARROW = 18
"""Characters of a button that shares its row with another on a 360 px screen."""


def choices(view: View, topics: Sequence[str]) -> Screen:
    """Up to five likely answers, each with its question and its button."""
    buttons = _fitting([topic_button(view, topic) for topic in topics[:CHOICES]])
    questions = [Block(Kind.POINT, view.topic(topic).question) for topic in topics[: len(buttons)]]
    rows = [*column(buttons[:ALONE]), tuple(buttons[ALONE:])]
    return view.screen(
        [view.heading("choices-title"), *questions], [hotline_row(view), *rows, back_row(view, "topics")]
    )


def _fitting(buttons: list[Button]) -> list[Button]:
    """Two short ones may share the last row, so that the keyboard keeps six; where they are long, the last one goes."""
    fits = all(len(button.label) <= NARROW for button in buttons[ALONE:])
    return buttons if fits else buttons[: ALONE + 1]


def nothing(view: View, topics: Sequence[str]) -> Screen:
    """Said honestly, with the nearest groups."""
    groups = [group for topic in topics if (group := view.guide.group_of(topic))]
    nearest = list(dict.fromkeys(group.id for group in (*groups, *view.guide.groups)))[:4]
    blocks = [view.heading("nothing-title"), view.text("nothing-text")]
    rows = pairs([view.button(f"group-{group}", "group", group) for group in nearest])
    return view.screen(blocks, [hotline_row(view), *rows, back_row(view, "topics")])


def refused(view: View) -> Screen:
    """For who asks how to hold papers or collect a debt by work: it is a crime, and what an employer owes."""
    blocks = [
        view.heading("refused-title"),
        view.text("refused-law"),
        view.text("refused-owes"),
        view.text("refused-where"),
        *contact_blocks(view, "wage-and-hour")[1:],
    ]
    return view.screen(blocks, [hotline_row(view), back_row(view, "topics")])
