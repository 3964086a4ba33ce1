"""Urgent screens, `hotline/now/<kind>`: each kind shows first the number it needs most, in at most 80 words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from bot.guide.model import Roles, Urgency
from bot.screens.contacts import phone_blocks
from bot.screens.content import ScreenContext
from bot.screens.keyboard import hotline_back_row, hotline_row, pairs
from bot.screens.screen import Block, Row, Screen


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number with the messages around it. Left out whole where the guide has no contact in that role."""

    contact: Callable[[Roles], str | None]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _hotline(roles: Roles) -> str:
    return roles.hotline


def _emergency(roles: Roles) -> str:
    return roles.emergency


def _crisis_line(roles: Roles) -> str | None:
    return roles.crisis_line


def _child_protection(roles: Roles) -> str | None:
    return roles.child_protection


def _first_lawyer(roles: Roles) -> str | None:
    return roles.lawyers[0] if roles.lawyers else None


_DANGER = (
    Number(_emergency, after=("now-danger-interpreter", "now-danger-police")),
    Number(_hotline, before=("now-danger-hotline",)),
)
_SELF_HARM = (
    Number(_crisis_line, after=("now-self-harm-how",)),
    Number(_emergency, before=("now-self-harm-emergency",)),
    Number(_hotline, before=("now-self-harm-other",)),
)
_THREAT = (
    Number(_hotline, after=("now-threat-hotline",)),
    Number(_first_lawyer, before=("now-threat-lawyer",)),
    Number(_emergency, before=("now-threat-emergency",)),
)
_CHILD = (
    Number(_hotline, before=("now-child-hotline",), after=("now-child-adult",)),
    Number(_child_protection, before=("now-child-protection",)),
    Number(_emergency, before=("now-child-emergency",)),
)
_UNCLEAR = (
    Number(_emergency, after=("now-unclear-yes",)),
    Number(_hotline, before=("now-unclear-no",)),
)


def _numbers(kind: Urgency) -> tuple[Number, ...]:
    match kind:
        case Urgency.DANGER:
            return _DANGER
        case Urgency.SELF_HARM:
            return _SELF_HARM
        case Urgency.THREAT:
            return _THREAT
        case Urgency.CHILD:
            return _CHILD
        case Urgency.UNCLEAR:
            return _UNCLEAR
        case _:
            assert_never(kind)


def now(context: ScreenContext, kind: Urgency, *, topic_id: str | None = None) -> Screen:
    """The screen of one kind. `topic_id` is the likeliest topic, for a person who is not in an emergency."""
    blocks = [
        context.heading(f"now-{kind}-title"),
        *(block for number in _numbers(kind) for block in _number_blocks(context, number)),
        # Not a note: right under a number, a note would seem to say who answers there.
        context.text("now-program"),
    ]
    kinds = _other_kinds(context) if kind is Urgency.UNCLEAR else []
    rows = [hotline_row(context), *kinds, _not_emergency(context, topic_id), hotline_back_row(context, "hotline")]
    return context.screen(blocks, rows, neutral=True)


def _number_blocks(context: ScreenContext, number: Number) -> list[Block]:
    contact_id = number.contact(context.guide.roles)
    phone = phone_blocks(context.guide.contacts[contact_id]) if contact_id else []
    if not phone:
        return []
    return [*map(context.text, number.before), *phone, *map(context.text, number.after)]


def _other_kinds(context: ScreenContext) -> list[Row]:
    origin = context.address.origin
    kinds = [kind for kind in Urgency if kind is not Urgency.UNCLEAR]
    return pairs([context.button(f"now-kind-{kind}", "hotline", "now", kind, origin=origin) for kind in kinds])


def _not_emergency(context: ScreenContext, topic_id: str | None) -> Row:
    if topic_id is None:
        return (context.button("now-not-emergency", "topics"),)
    label = f"{context.words('now-not-emergency')}: {context.topic(topic_id).button}"
    return (context.labelled_button(label, "topic", topic_id),)
