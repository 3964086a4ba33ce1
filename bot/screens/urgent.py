"""Urgent is not one thing: each kind puts first what it needs, in at most 80 words.

The table says what stands on each screen, in order: a word of the interface, or the number of a contact.
"""

from bot.guide.model import Urgency
from bot.screens.contacts import phone_block
from bot.screens.keyboard import hotline_row, pairs, way_out
from bot.screens.screen import Block, Kind, Screen
from bot.screens.view import Row, View

LINES: dict[Urgency, tuple[str, ...]] = {
    Urgency.DANGER: (
        "now-danger-title", "#emergency", "now-danger-interpreter", "now-danger-police",
        "now-danger-hotline", "#national-hotline",
    ),
    Urgency.SELF_HARM: (
        "now-self-harm-title", "#lifeline-988", "now-self-harm-how",
        "now-self-harm-emergency", "#emergency", "now-self-harm-other", "#national-hotline",
    ),
    Urgency.THREAT: (
        "now-threat-title", "#national-hotline", "now-threat-hotline", "now-threat-lawyer", "#legal-services",
        "now-threat-emergency", "#emergency",
    ),
    Urgency.CHILD: (
        "now-child-title", "now-child-hotline", "#national-hotline", "now-child-adult",
        "now-child-protection", "#child-protection", "now-child-emergency", "#emergency",
    ),
    Urgency.UNCLEAR: (
        "now-unclear-title", "#emergency", "now-unclear-yes", "now-unclear-no", "#national-hotline",
    ),
}  # fmt: skip

OTHER_KINDS = (Urgency.DANGER, Urgency.SELF_HARM, Urgency.THREAT, Urgency.CHILD)


def now(view: View, kind: Urgency, *, topic: str | None = None) -> Screen:
    """The screen of one kind. `topic` is what fits best if it is no emergency."""
    title, *rest = LINES[kind]
    # The last line is no note: right under a number it would seem to speak of whoever answers there.
    blocks = [view.heading(title), *(block for line in rest for block in _line(view, line)), view.text("now-program")]
    doors = _kinds(view) if kind is Urgency.UNCLEAR else []
    rows = [hotline_row(view), *doors, _not_emergency(view, topic), way_out(view, "hotline")]
    return view.screen(blocks, rows, neutral=True)


def _kinds(view: View) -> list[Row]:
    origin = view.address.origin
    return pairs([view.button(f"now-kind-{kind}", "hotline", "now", kind, origin=origin) for kind in OTHER_KINDS])


def _line(view: View, line: str) -> list[Block]:
    if line.startswith("#"):
        return phone_block(view.guide.contacts[line[1:]])
    return [Block(Kind.TEXT, view.words(line))]


def _not_emergency(view: View, topic: str | None) -> Row:
    if topic is None:
        return (view.button("now-not-emergency", "topics"),)
    label = f"{view.words('now-not-emergency')}: {view.topic(topic).button}"
    return (view.opens(label, "topic", topic),)
