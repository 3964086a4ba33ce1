"""The screens themselves: nothing out of reach, no button into the void, no keyboard or text too large."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.check.finding import Finding
from bot.check.reach import NotShown, Step, expected, walk
from bot.check.width import room, width
from bot.guide.model import Guide
from bot.screens.keyboard import MAX_ROWS
from bot.screens.library import Library
from bot.screens.screen import Kind, Screen
from bot.search.found import Found, Tier
from bot.wording.wording import Wording

HOME_WORDS = 45
URGENT_WORDS = 80

_WORD = re.compile(r"[^\W\d_]")

Places = Mapping[tuple[str, str], tuple[Path, int]]
"""(language, text) -> file and line, for texts that come to the screen as they are written."""


@dataclass(frozen=True, slots=True)
class NothingTyped:
    """Stands in for the index: on a walk nobody types."""

    def search(self, _text: str, /, *, language: str) -> Found:
        return Found(language, confident_language=False, tier=Tier.NONE, urgent=None, intent=None, results=())


def screen_findings(guide: Guide, wording: Wording, plan: Path, places: Places) -> list[Finding]:
    """Findings on every screen that the guide can show. What has no line of its own is laid to `plan`, guide.yaml."""
    library = Library(guide, wording, NothingTyped(), bot="check")
    try:
        steps = list(walk(library))
    except NotShown as missing:
        return [Finding(plan, 1, str(missing))]
    return [
        *_out_of_reach(guide, steps, plan),
        *(found for step in steps for found in _on(step, wording, plan, places)),
    ]


def _out_of_reach(guide: Guide, steps: Iterable[Step], plan: Path) -> Iterator[Finding]:
    met = {step.address.without_origin() for step in steps}
    for address in expected(guide):
        if address not in met:
            yield Finding(plan, 1, f"no button leads to {address}")


def _on(step: Step, wording: Wording, plan: Path, places: Places) -> Iterator[Finding]:
    screen = step.screen
    file, line = _place_of(screen, plan, places)
    words = wording.of(screen.language)
    if screen.blocks and screen.blocks[0].text in {words("notice-gone"), words("notice-broken")}:
        yield Finding(plan, 1, f"'{step.label}' on {step.pressed_on} leads nowhere: {step.address}")
    if len(screen.rows) > MAX_ROWS:
        yield Finding(file, line, f"{len(screen.rows)} rows of buttons on {screen.address}, at most {MAX_ROWS}")
    most = _most_words(screen)
    if most and count_words(screen) > most:
        yield Finding(file, line, f"{count_words(screen)} words on {screen.address}, at most {most}")
    yield from _too_wide(screen, (plan, 1), places)


def count_words(screen: Screen) -> int:
    """Words with a letter in them: a number to call is looked at, not read."""
    return sum(1 for block in screen.blocks for word in block.text.split() if _WORD.search(word))


def _most_words(screen: Screen) -> int | None:
    path = screen.address.path
    if path[0] == "home":
        return HOME_WORDS
    return URGENT_WORDS if path[:2] == ("hotline", "now") else None


def _too_wide(screen: Screen, elsewhere: tuple[Path, int], places: Places) -> Iterator[Finding]:
    for row in screen.rows:
        for button in row:
            wide, most = width(button.label), room(len(row))
            if wide > most:
                file, line = places.get((screen.language, button.label), elsewhere)
                problem = f"'{button.label}' is {wide:.0f} px wide, {most} fit where {len(row)} share a row"
                yield Finding(file, line, problem)


def _place_of(screen: Screen, plan: Path, places: Places) -> tuple[Path, int]:
    """Where the screen's heading is written."""
    headings = (block.text for block in screen.blocks if block.kind is Kind.HEADING)
    found = (places.get((screen.language, heading)) for heading in headings)
    return next((place for place in found if place), (plan, 1))
