"""A conversation as a file: what a person does, and under it what the phone then shows.

    # What it is about. Lines with # are remarks.
    Phone language: es
    > says: me quitaron el pasaporte

    Guide writes:
        ...
        [Hablar con alguien (red)] [Cerrar]

Lines with `>` are acts of the person, lines with `*` happen around them; everything else is what is expected, and is
written anew by `pytest tests/conversations --accept`.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from tests.kit.events import Button, Event, InlineList, Message

KEPT = ("#", ">", "*", "Phone language:")


@dataclass(frozen=True, slots=True)
class Step:
    """A line that somebody wrote: a remark, or an act with its words."""

    line: str

    @property
    def remark(self) -> bool:
        return self.line.startswith("#")

    @property
    def act(self) -> str:
        return self.line.lstrip(">* ").partition(":")[0].strip()

    @property
    def words(self) -> str:
        return self.line.partition(":")[2].strip()


def steps(text: str) -> list[Step]:
    """The lines of a file that somebody wrote, without what is expected."""
    return [Step(line.rstrip()) for line in text.splitlines() if line.startswith(KEPT)]


def transcript(played: Iterable[tuple[Step, list[Event] | None]]) -> str:
    """The whole file as it came out; None stands for a step after which nobody looks."""
    lines: list[str] = []
    before: Step | None = None
    for step, events in played:
        if before is not None and not before.remark:
            lines.append("")
        lines.append(step.line)
        if events is not None:
            lines += ["", *shown(events)]
        before = step
    return "\n".join(lines) + "\n"


def shown(events: list[Event]) -> list[str]:
    """Events as a reader sees them, one after the other; the same several times in a row is shown once."""
    lines: list[str] = []
    for (first, *rest), same in itertools.groupby(map(_event, events)):
        times = len(list(same))
        lines += [first if times == 1 else f"{times} times: {first}", *rest]
    return lines or ["Nothing happens."]


def _event(event: Event) -> list[str]:
    if event.message is not None:
        heading = {
            "written": "Guide writes:",
            "changed": "The message becomes:",
            "sent": "In the other chat:",
        }[event.kind]
        return [heading, *_indented(event.text), *_keyboard(event.message)]
    if event.kind == "gone":
        mine = sum(message.mine for message in event.gone)
        return [f"Gone: {mine} of the person's messages, {len(event.gone) - mine} of the guide's."]
    if event.listed is not None:
        return _listed(event.listed)
    words = {"box": "A box shows", "toast": "For a moment it shows", "copied": "Copied", "opened": "Opens"}
    return [f"{words[event.kind]}: {event.text}"]


def _listed(listed: InlineList) -> list[str]:
    """The button above the list, then each title with its description under it."""
    if not listed.results and not listed.button:
        return ["The list shows nothing."]
    lines = ["The list shows:", *([f"    [{listed.button} (opens the private chat)]"] if listed.button else [])]
    for result in listed.results:
        lines += [f"    {result.title}", *_indented(result.description, by=8)]
    return lines


def _keyboard(message: Message) -> list[str]:
    return _indented("\n".join(" ".join(map(_button, row)) for row in message.rows))


def _button(button: Button) -> str:
    kinds = {
        "red": button.red,
        "link": "url" in button.action,
        "copies": "copy_text" in button.action,
        "chooses a chat": "switch_inline_query_chosen_chat" in button.action,
    }
    notes = ", ".join(note for note, applies in kinds.items() if applies)
    return f"[{button.label} ({notes})]" if notes else f"[{button.label}]"


def _indented(text: str, *, by: int = 4) -> list[str]:
    return [f"{' ' * by}{line}".rstrip() for line in text.splitlines()]
