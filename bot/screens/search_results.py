"""Answers to a typed text that are no topic: several topics to choose from, nothing found, and a refusal."""

from collections.abc import Sequence

from bot.screens.contacts import reach_blocks
from bot.screens.content import ScreenContext
from bot.screens.keyboard import back_row, column, hotline_row, pairs
from bot.screens.screen import Block, Button, Kind, Screen

MAX_CHOICES = 5
WHOLE_ROWS = 3
"""The first choices have a row each; the last two share one, so that the keyboard has at most six rows."""

HALF_ROW = 18
"""Characters that fit on a button with half a row, on a 360 px screen."""

MAX_GROUPS = 4


def choices(context: ScreenContext, topic_ids: Sequence[str]) -> Screen:
    """Up to five topics, each with its question in the text and a button."""
    buttons = _that_fit([context.topic_button(topic_id) for topic_id in topic_ids[:MAX_CHOICES]])
    questions = [Block(Kind.POINT, context.topic(topic_id).question) for topic_id in topic_ids[: len(buttons)]]
    rows = [*column(buttons[:WHOLE_ROWS]), tuple(buttons[WHOLE_ROWS:])]
    blocks = [context.heading("choices-title"), *questions]
    return context.screen(blocks, [hotline_row(context), *rows, back_row(context, "topics")])


def _that_fit(buttons: list[Button]) -> list[Button]:
    """All buttons where the last two are short enough to share a row, else all but the last."""
    can_share = all(len(button.label) <= HALF_ROW for button in buttons[WHOLE_ROWS:])
    return buttons if can_share else buttons[: WHOLE_ROWS + 1]


def nothing(context: ScreenContext, topic_ids: Sequence[str] = ()) -> Screen:
    """Says that nothing was found, and offers groups: the guide's first, and those of `topic_ids`, the nearest topics.

    They stand in the guide's order, so that a person finds each where it was the last time.
    """
    groups = context.guide.groups
    nearest = [group for topic_id in topic_ids if (group := context.guide.group_of(topic_id))]
    offered = list(dict.fromkeys(group.id for group in (groups[0], *nearest, *groups)))[:MAX_GROUPS]
    group_ids = [group.id for group in groups if group.id in offered]
    blocks = [context.heading("nothing-title"), context.text("nothing-text")]
    rows = pairs([context.button(f"group-{group_id}", "group", group_id) for group_id in group_ids])
    return context.screen(blocks, [hotline_row(context), *rows, back_row(context, "topics")])


def refused(context: ScreenContext) -> Screen:
    """The answer to 'how do I keep their papers' and the like: it is a crime, and what an employer owes."""
    wages = context.guide.roles.wages
    blocks = [
        context.heading("refused-title"),
        context.text("refused-law"),
        context.text("refused-owes"),
        *([context.text("refused-where"), *reach_blocks(context, wages)] if wages else []),
    ]
    return context.screen(blocks, [hotline_row(context), back_row(context, "topics")])
