"""Topics: the list of groups, the topics of a group, a topic's first screen with summary and next step, its pages."""

from collections.abc import Sequence

from bot.guide.model import Group, Topic
from bot.screens.contacts import all_contact_blocks, contact_blocks, contacts_in
from bot.screens.content import ScreenContext
from bot.screens.keyboard import as_origin, back_row, column, count_pages, hotline_row, pairs
from bot.screens.screen import Block, Button, CopyText, Kind, Row, Screen

TOPICS_ON_SCREEN = 6
"""Two a row, and a row for a group's other screens; with the hotline row and the back row that makes six."""


def groups(context: ScreenContext) -> Screen:
    """All groups."""
    buttons = [context.button(f"group-{group.id}", "group", group.id) for group in context.guide.groups]
    blocks = [context.heading("topics-title"), context.text("topics-text")]
    return context.screen(blocks, [hotline_row(context), *pairs(buttons), back_row(context, "home")])


def group(context: ScreenContext, group: Group, page: int = 1) -> Screen:
    """The group's contact, the other screens that belong to it, and its topics, six at a time."""
    start = (page - 1) * TOPICS_ON_SCREEN
    topics = [context.topic_button(topic_id) for topic_id in group.topics[start : start + TOPICS_ON_SCREEN]]
    screens = [context.button("-".join(path), *path, origin=as_origin(context)) for path in group.screens]
    text = context.text(f"group-{group.id}-text" if group.contact else "group-text")
    contact = contact_blocks(context, group.contact) if group.contact else []
    blocks = [context.heading(f"group-{group.id}"), text, *contact]
    is_last = page >= count_pages(group.topics, TOPICS_ON_SCREEN)
    next_button = () if is_last else (context.button("button-page-next", "group", group.id, str(page + 1)),)
    last_row = (*back_row(context, "topics"), *next_button)
    return context.screen(blocks, [hotline_row(context), *pairs(screens), *pairs(topics), last_row])


def summary(context: ScreenContext, topic: Topic, other_answers: Sequence[str] = ()) -> Screen:
    """A topic's first screen. `other_answers` to a typed text take the place of related topics."""
    step, origin = topic.next_step, context.address.origin
    blocks = [
        *short_blocks(context, topic),
        *all_contact_blocks(context, [*contacts_in(*topic.summary, step.text), step.contact]),
        *([context.note("topic-other-answers")] if other_answers else []),
        *date_and_review(context, topic),
    ]
    read_row = (context.button("button-read", "topic", topic.id, "1", origin=origin), _sources_button(context, topic))
    rows = [hotline_row(context), read_row, _copy_row(topic), *_last_rows(context, topic, other_answers)]
    return context.screen(blocks, rows)


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
    copy = _copy_row(topic) if number == len(topic.pages) else ()
    rows = [hotline_row(context), _page_row(context, topic, number), copy, *_last_rows(context, topic)]
    return context.screen(blocks, rows)


def short_blocks(context: ScreenContext, topic: Topic) -> list[Block]:
    """Title, summary and next step."""
    texts = (*topic.summary, topic.next_step.text)
    return [Block(Kind.HEADING, topic.title), *(Block(Kind.TEXT, context.with_contacts(text)) for text in texts)]


def date_and_review(context: ScreenContext, topic: Topic) -> list[Block]:
    """The day by which all facts were checked, and whether a person has yet to review the translation."""
    day = min(source.checked for source in topic.sources)
    checked = context.note("topic-checked", day=context.day(day), **context.month_and_year(day))
    is_unreviewed = topic.translation is not None and not topic.translation.reviewed
    return [checked, context.note("topic-not-reviewed")] if is_unreviewed else [checked]


def _page_row(context: ScreenContext, topic: Topic, number: int) -> Row:
    """The page before, which is the summary for page 1, and the next one; on the last page the sources."""
    path, origin = ("topic", topic.id), context.address.origin
    before = path if number == 1 else (*path, str(number - 1))
    row = (context.button("button-page-before", *before, origin=origin),)
    if number == len(topic.pages):
        return (*row, _sources_button(context, topic))
    return (*row, context.button("button-page-next", *path, str(number + 1), origin=origin))


def _sources_button(context: ScreenContext, topic: Topic) -> Button:
    return context.button("button-sources", "more", topic.id, origin=as_origin(context))


def _copy_row(topic: Topic) -> Row:
    return (Button(topic.copy.button, CopyText(topic.copy.text)),) if topic.copy else ()


def _last_rows(context: ScreenContext, topic: Topic, other_answers: Sequence[str] = ()) -> list[Row]:
    """Other topics, from which back leads to this screen; then the back row."""
    others = other_answers or context.guide.related.get(topic.id, ())
    group = context.guide.group_of(topic.id)
    parent = ("group", group.id) if group else ("topics",)
    return [
        *column([context.topic_button(topic_id, origin=as_origin(context)) for topic_id in others]),
        back_row(context, *parent),
    ]
