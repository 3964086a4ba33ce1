"""Urgent screens, `hotline/now/<kind>`: each kind shows first the number it needs most, in at most 80 words."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.guide.model import Urgency
from bot.screens.contacts import phone_blocks
from bot.screens.content import ScreenContext
from bot.screens.keyboard import copy_row, hotline_back_row, hotline_row, pairs
from bot.screens.screen import Block, Row, Screen


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number with the messages around it. Left out whole where the guide has no contact in that role."""

    role: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


NUMBERS: Mapping[Urgency, tuple[Number, ...]] = {
    Urgency.DANGER: (
        Number("emergency", after=("now-danger-interpreter", "now-danger-police")),
        Number("hotline", before=("now-danger-hotline",)),
    ),
    Urgency.MEDICAL: (Number("emergency", after=("now-medical-how", "now-danger-police")),),
    Urgency.ASSAULT: (
        Number("emergency", after=("now-danger-interpreter", "now-danger-police")),
        Number("assault_line", before=("now-assault-line",)),
    ),
    Urgency.PARTNER: (
        Number("emergency", after=("now-danger-interpreter", "now-danger-police")),
        Number("partner_line", before=("now-partner-line",)),
    ),
    Urgency.SELF_HARM: (
        Number("crisis_line", after=("now-self-harm-how",)),
        Number("emergency", before=("now-self-harm-emergency",)),
        Number("hotline", before=("now-self-harm-other",)),
    ),
    Urgency.THREAT: (
        Number("hotline", after=("now-threat-hotline",)),
        Number("first_lawyer", before=("now-threat-lawyer",)),
        Number("emergency", before=("now-threat-emergency",)),
    ),
    Urgency.CHILD: (
        Number("hotline", before=("now-child-hotline",), after=("now-child-adult",)),
        Number("child_protection", before=("now-child-protection",)),
        Number("emergency", before=("now-child-emergency",)),
    ),
    Urgency.CHILD_TOLD: (
        Number("emergency", after=("now-child-told-how", "now-danger-police")),
        Number("child_protection", before=("now-child-told-protection",)),
    ),
    Urgency.SOMEONE_ELSE: (
        Number("emergency", after=("now-someone-else-how", "now-danger-police")),
        Number("hotline", before=("now-someone-else-hotline",)),
    ),
    Urgency.UNCLEAR: (
        Number("emergency", after=("now-unclear-yes",)),
        Number("hotline", before=("now-unclear-no",)),
    ),
}
"""The numbers of each kind in the order in which they are shown; `role` is an attribute of the guide's Roles."""


OFFERED = (
    Urgency.DANGER,
    Urgency.MEDICAL,
    Urgency.SELF_HARM,
    Urgency.THREAT,
    Urgency.CHILD,
    Urgency.SOMEONE_ELSE,
)
"""The kinds to choose from where nothing is known; the others are found by what a person writes."""


MOST_KIND_ROWS = 3
"""Rows of other kinds that fit, if the last row leads to the topics."""


def now(context: ScreenContext, kind: Urgency = Urgency.UNCLEAR, *, topic_id: str | None = None) -> Screen:
    """The screen of one kind. `topic_id` is the likeliest topic, for a person who is not in an emergency."""
    blocks = [
        context.heading(f"now-{kind}-title"),
        *(block for number in NUMBERS[kind] for block in _number_blocks(context, number)),
        # Not a note: right under a number, a note would seem to say who answers there.
        context.text("now-program"),
    ]
    rows = [hotline_row(context), copy_row(context, *_first_two(context, kind))]
    if kind is Urgency.UNCLEAR:
        rows += _other_kinds(context)[: MOST_KIND_ROWS - bool(topic_id)]
    back = hotline_back_row(context, "hotline")
    if kind is Urgency.UNCLEAR and topic_id is None:
        return context.screen(blocks, [*rows, (*back, context.button("button-topics", "topics"))], neutral=True)
    return context.screen(blocks, [*rows, _not_emergency(context, topic_id), back], neutral=True)


def _first_two(context: ScreenContext, kind: Urgency) -> list[str | None]:
    """The contacts whose numbers stand first."""
    return [getattr(context.guide.roles, number.role) for number in NUMBERS[kind][:2]]


def _number_blocks(context: ScreenContext, number: Number) -> list[Block]:
    contact_id = getattr(context.guide.roles, number.role)
    phone = phone_blocks(context.guide.contacts[contact_id]) if contact_id else []
    if not phone:
        return []
    return [*map(context.text, number.before), *phone, *map(context.text, number.after)]


def _other_kinds(context: ScreenContext) -> list[Row]:
    origin = context.address.origin
    return pairs([context.button(f"now-kind-{kind}", "hotline", "now", kind, origin=origin) for kind in OFFERED])


def _not_emergency(context: ScreenContext, topic_id: str | None) -> Row:
    if topic_id is None:
        return (context.button("now-not-emergency", "topics"),)
    label = f"{context.words('now-not-emergency')}: {context.topic(topic_id).button}"
    return (context.labelled_button(label, "topic", topic_id),)
