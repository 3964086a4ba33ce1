"""A topic: its summary and next step first, then its pages."""

from collections.abc import Sequence

from bot.guide.model import Topic
from bot.screens.contacts import contact_blocks, mentioned
from bot.screens.keyboard import column, here, red_row, way_back
from bot.screens.screen import Block, Button, Kind, Screen
from bot.screens.view import Row, View


def summary(view: View, topic: Topic, *, others: Sequence[str] = ()) -> Screen:
    """The first screen. `others` are topics offered instead of the related ones, after a typed question."""
    step = topic.next_step
    blocks = [
        Block(Kind.HEADING, topic.title),
        *(Block(Kind.TEXT, view.named(line)) for line in topic.summary),
        Block(Kind.TEXT, view.named(step.text)),
        *_contacts(view, [*mentioned(*topic.summary, step.text), step.contact]),
        *([view.note("topic-other-answers")] if others else []),
        *_date_and_state(view, topic),
    ]
    first = (view.button("button-read", "topic", topic.id, "1", origin=view.address.origin),)
    return view.screen(blocks, [red_row(view), first, *_related(view, topic, others), _back(view, topic)])


def page(view: View, topic: Topic, number: int) -> Screen:
    """Page `number`, counted from 1."""
    shown = topic.pages[number - 1]
    blocks = [
        Block(Kind.HEADING, shown.heading),
        *(Block(Kind.POINT, view.named(point)) for point in shown.points),
        *_contacts(view, mentioned(*shown.points)),
        view.note("topic-page", page=number, pages=len(topic.pages)),
        *_date_and_state(view, topic),
    ]
    rows = [red_row(view), _pages(view, topic, number)]
    return view.screen(blocks, [*rows, *_related(view, topic, ()), _back(view, topic)])


def _contacts(view: View, contacts: list[str]) -> list[Block]:
    return [block for contact in dict.fromkeys(contacts) for block in contact_blocks(view, contact)]


def _date_and_state(view: View, topic: Topic) -> list[Block]:
    checked = view.note("topic-checked", day=view.day(min(source.checked for source in topic.sources)))
    unreviewed = topic.translation is not None and not topic.translation.reviewed
    return [checked, view.note("topic-not-reviewed")] if unreviewed else [checked]


def _pages(view: View, topic: Topic, number: int) -> Row:
    before = ("topic", topic.id, *([str(number - 1)] if number > 1 else []))
    row = [view.button("button-page-before", *before, origin=view.address.origin)]
    if number < len(topic.pages):
        row.append(view.button("button-page-next", "topic", topic.id, str(number + 1), origin=view.address.origin))
    return tuple(row)


def _related(view: View, topic: Topic, others: Sequence[str]) -> list[Row]:
    shown = others or view.guide.related.get(topic.id, ())
    return column([_opens_from_here(view, other) for other in shown[:2]])


def _opens_from_here(view: View, topic_id: str) -> Button:
    return view.opens(view.topic(topic_id).button, "topic", topic_id, origin=here(view))


def _back(view: View, topic: Topic) -> Row:
    group = view.guide.group_of(topic.id)
    parent = ("group", group.id) if group else ("topics",)
    return way_back(view, *parent, more=("more", topic.id))
