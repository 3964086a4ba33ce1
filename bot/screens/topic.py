"""Topics: the list of groups, the topics of a group, a topic's first screen with summary and next step, its pages."""

from collections.abc import Sequence

from bot.guide.model import Group, Topic
from bot.screens.contacts import all_contact_blocks, contacts_in
from bot.screens.content import ScreenContext
from bot.screens.keyboard import as_origin, back_row, column, hotline_row, pairs
from bot.screens.screen import Block, Kind, Row, Screen

TOPICS_ON_SCREEN = 4
"""One row each; with the hotline row and the back row that makes six."""


def groups(context: ScreenContext) -> Screen:
    """All groups."""
    buttons = [context.button(f"group-{group.id}", "group", group.id) for group in context.guide.groups]
    blocks = [context.heading("topics-title"), context.text("topics-text")]
    return context.screen(blocks, [hotline_row(context), *pairs(buttons), back_row(context, "home")])


def group(context: ScreenContext, group: Group, page: int = 1) -> Screen:
    """The topics of a group, four at a time."""
    start = (page - 1) * TOPICS_ON_SCREEN
    buttons = [context.topic_button(topic_id) for topic_id in group.topics[start : start + TOPICS_ON_SCREEN]]
    blocks = [context.heading(f"group-{group.id}"), context.text("group-text")]
    last_row = (*back_row(context, "topics"), *_next_of_group(context, group, page))
    return context.screen(blocks, [hotline_row(context), *column(buttons), last_row])


def count_group_pages(group: Group) -> int:
    return -(-len(group.topics) // TOPICS_ON_SCREEN)


def _next_of_group(context: ScreenContext, group: Group, page: int) -> Row:
    if page >= count_group_pages(group):
        return ()
    return (context.button("button-page-next", "group", group.id, str(page + 1)),)


def summary(context: ScreenContext, topic: Topic) -> Screen:
    """A topic's first screen, with related topics."""
    blocks = [*short_blocks(context, topic), *_step_contacts(context, topic), *date_and_review(context, topic)]
    return context.screen(blocks, [*_first_rows(context, topic), *_related(context, topic), _back(context, topic)])


def answer(context: ScreenContext, topic: Topic, other_topic_ids: Sequence[str] = ()) -> Screen:
    """A topic's first screen after a typed question, with other answers in place of related topics."""
    blocks = [
        *short_blocks(context, topic),
        *_step_contacts(context, topic),
        context.note("topic-other-answers"),
        *date_and_review(context, topic),
    ]
    others = [_other_row(context, topic_id) for topic_id in other_topic_ids]
    return context.screen(blocks, [*_first_rows(context, topic), *others, _back(context, topic)])


def _other_row(context: ScreenContext, topic_id: str) -> Row:
    """A row that opens another topic; back leads from there to this screen."""
    return (context.topic_button(topic_id, origin=as_origin(context)),)


def page(context: ScreenContext, topic: Topic, number: int) -> Screen:
    """Page `number` of a topic, counted from 1."""
    shown = topic.pages[number - 1]
    blocks = [
        Block(Kind.HEADING, shown.heading),
        *(Block(Kind.POINT, context.with_contacts(point)) for point in shown.points),
        *all_contact_blocks(context, contacts_in(*shown.points)),
        context.note("topic-page", page=number, pages=len(topic.pages)),
        *date_and_review(context, topic),
    ]
    rows = [hotline_row(context), _page_row(context, topic, number), *_related(context, topic), _back(context, topic)]
    return context.screen(blocks, rows)


def short_blocks(context: ScreenContext, topic: Topic) -> list[Block]:
    """Title, summary and next step."""
    texts = (*topic.summary, topic.next_step.text)
    return [Block(Kind.HEADING, topic.title), *(Block(Kind.TEXT, context.with_contacts(text)) for text in texts)]


def _step_contacts(context: ScreenContext, topic: Topic) -> list[Block]:
    """The contacts that summary and next step name."""
    step = topic.next_step
    return all_contact_blocks(context, [*contacts_in(*topic.summary, step.text), step.contact])


def date_and_review(context: ScreenContext, topic: Topic) -> list[Block]:
    """The day by which all facts were checked, and whether a person has yet to review the translation."""
    checked = context.note("topic-checked", day=context.day(min(source.checked for source in topic.sources)))
    is_unreviewed = topic.translation is not None and not topic.translation.reviewed
    return [checked, context.note("topic-not-reviewed")] if is_unreviewed else [checked]


def _first_rows(context: ScreenContext, topic: Topic) -> list[Row]:
    read_more = context.button("button-read", "topic", topic.id, "1", origin=context.address.origin)
    return [hotline_row(context), (read_more,)]


def _page_row(context: ScreenContext, topic: Topic, number: int) -> Row:
    before = ("topic", topic.id, *([str(number - 1)] if number > 1 else []))
    row = [context.button("button-page-before", *before, origin=context.address.origin)]
    if number < len(topic.pages):
        after = ("topic", topic.id, str(number + 1))
        row.append(context.button("button-page-next", *after, origin=context.address.origin))
    return tuple(row)


def _related(context: ScreenContext, topic: Topic) -> list[Row]:
    return [_other_row(context, topic_id) for topic_id in context.guide.related.get(topic.id, ())[:2]]


def _back(context: ScreenContext, topic: Topic) -> Row:
    group = context.guide.group_of(topic.id)
    parent = ("group", group.id) if group else ("topics",)
    return back_row(context, *parent, more=("more", topic.id))
