"""A topic: its summary and next step first, then its pages."""

from bot.guide.model import Topic
from bot.screens.contacts import contact_blocks, mentioned
from bot.screens.keyboard import back_row, here, hotline_row
from bot.screens.screen import Block, Kind, Screen
from bot.screens.view import Row, View


def summary(view: View, topic: Topic) -> Screen:
    """The first screen, with related topics."""
    rows = [*_first_rows(view, topic), *_related(view, topic), _back(view, topic)]
    return view.screen(_first_blocks(view, topic), rows)


def answer(view: View, topic: Topic) -> Screen:
    """The first screen after a typed question. Its other answers come before the way back, and no related topics."""
    blocks = _first_blocks(view, topic, view.note("topic-other-answers"))
    return view.screen(blocks, [*_first_rows(view, topic), _back(view, topic)])


def other(view: View, topic_id: str) -> Row:
    """A row that opens another topic, from where Back leads here."""
    return (view.opens(view.topic(topic_id).button, "topic", topic_id, origin=here(view)),)


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
    rows = [hotline_row(view), _pages(view, topic, number)]
    return view.screen(blocks, [*rows, *_related(view, topic), _back(view, topic)])


def _first_blocks(view: View, topic: Topic, *notes: Block) -> list[Block]:
    step = topic.next_step
    return [
        Block(Kind.HEADING, topic.title),
        *(Block(Kind.TEXT, view.named(line)) for line in topic.summary),
        Block(Kind.TEXT, view.named(step.text)),
        *_contacts(view, [*mentioned(*topic.summary, step.text), step.contact]),
        *notes,
        *_date_and_state(view, topic),
    ]


def _first_rows(view: View, topic: Topic) -> list[Row]:
    return [hotline_row(view), (view.button("button-read", "topic", topic.id, "1", origin=view.address.origin),)]


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


def _related(view: View, topic: Topic) -> list[Row]:
    return [other(view, topic_id) for topic_id in view.guide.related.get(topic.id, ())[:2]]


def _back(view: View, topic: Topic) -> Row:
    group = view.guide.group_of(topic.id)
    parent = ("group", group.id) if group else ("topics",)
    return back_row(view, *parent, more=("more", topic.id))
