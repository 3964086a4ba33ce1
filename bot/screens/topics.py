"""The list of groups, and the topics of one group."""

from bot.guide.model import Group
from bot.screens.keyboard import back_row, column, hotline_row, pairs
from bot.screens.screen import Button, Screen
from bot.screens.view import Row, View

TOPICS_A_PAGE = 4
"""With the red row and the way back that makes six rows, one topic each."""


def topics(view: View) -> Screen:
    """All groups."""
    groups = [view.button(f"group-{group.id}", "group", group.id) for group in view.guide.groups]
    blocks = [view.heading("topics-title"), view.text("topics-text")]
    return view.screen(blocks, [hotline_row(view), *pairs(groups), back_row(view, "home")])


def group(view: View, shown: Group, page: int) -> Screen:
    """One group's topics, four at a time. `page` counts from 1."""
    start = (page - 1) * TOPICS_A_PAGE
    buttons = [topic_button(view, topic) for topic in shown.topics[start : start + TOPICS_A_PAGE]]
    blocks = [view.heading(f"group-{shown.id}"), view.text("group-text")]
    back = (*back_row(view, "topics"), *_next_page(view, shown, page))
    return view.screen(blocks, [hotline_row(view), *column(buttons), back])


def pages_of(shown: Group) -> int:
    return -(-len(shown.topics) // TOPICS_A_PAGE)


def topic_button(view: View, topic_id: str) -> Button:
    return view.opens(view.topic(topic_id).button, "topic", topic_id)


def _next_page(view: View, shown: Group, page: int) -> Row:
    if page >= pages_of(shown):
        return ()
    return (view.button("button-page-next", "group", shown.id, str(page + 1)),)
