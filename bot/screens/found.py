"""Screens that only a typed text reaches: several answers, none, or a refusal."""

from collections.abc import Sequence

from bot.screens.contacts import contact_blocks
from bot.screens.keyboard import column, pairs, red_row, way_back
from bot.screens.screen import Block, Kind, Screen
from bot.screens.topics import topic_button
from bot.screens.view import Row, View

CHOICES = 5
NARROW = 18
"""Characters of a button that shares its row with another on a 360 px screen."""


def choices(view: View, topics: Sequence[str]) -> Screen:
    """Up to five likely answers; two short ones may share the last row, so that the keyboard keeps six."""
    blocks = [view.heading("choices-title"), *(_question(view, topic) for topic in topics[:CHOICES])]
    return view.screen(blocks, [red_row(view), *_choice_rows(view, topics[:CHOICES]), way_back(view, "topics")])


def _question(view: View, topic: str) -> Block:
    return Block(Kind.POINT, view.topic(topic).question)


def _choice_rows(view: View, topics: Sequence[str]) -> list[Row]:
    buttons = [topic_button(view, topic) for topic in topics]
    last = buttons[3:]
    if len(last) > 1 and any(len(button.label) > NARROW for button in last):
        last = last[:1]
    return [*column(buttons[:3]), tuple(last)]


def nothing(view: View, topics: Sequence[str]) -> Screen:
    """Said honestly, with the nearest groups."""
    groups = [group for topic in topics if (group := view.guide.group_of(topic))]
    nearest = list(dict.fromkeys(group.id for group in (*groups, *view.guide.groups)))[:4]
    blocks = [view.heading("nothing-title"), view.text("nothing-text")]
    rows = pairs([view.button(f"group-{group}", "group", group) for group in nearest])
    return view.screen(blocks, [red_row(view), *rows, way_back(view, "topics")])


def refused(view: View) -> Screen:
    """For who asks how to hold papers or collect a debt by work: it is a crime, and what an employer owes."""
    blocks = [
        view.heading("refused-title"),
        view.text("refused-law"),
        view.text("refused-owes"),
        view.text("refused-where"),
        *contact_blocks(view, "wage-and-hour")[1:],
    ]
    return view.screen(blocks, [red_row(view), way_back(view, "topics")])
