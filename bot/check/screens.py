"""The screens themselves: nothing out of reach, no button into the void, no keyboard or text too large."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.check.finding import Finding
from bot.check.places import Place, Places
from bot.check.width import room, width
from bot.guide.model import Guide
from bot.screens.content import Content
from bot.screens.crawl import ScreenBuildError, Step, crawl, expected_addresses
from bot.screens.keyboard import MAX_ROWS
from bot.screens.screen import Kind, Screen
from bot.search.result import SearchResult, Tier
from bot.wording.wording import Wording

HOME_WORDS = 45
URGENT_WORDS = 80

_WORD = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class NothingTyped:
    """Stands in for the index: on a crawl nobody types."""

    def search(self, _text: str, /, *, language: str) -> SearchResult:
        return SearchResult(language, confident_language=False, tier=Tier.NONE, urgent=None, intent=None, results=())


def screen_findings(guide: Guide, wording: Wording, places: Places) -> list[Finding]:
    """Findings on every screen that the guide can show."""
    content = Content(guide, wording, NothingTyped(), bot="check")
    try:
        steps = list(crawl(content))
    except ScreenBuildError as missing:
        return [Finding(places.plan, 1, str(missing))]
    on_screens = [finding for step in steps for finding in _on(step, wording, places)]
    return [*_out_of_reach(guide, steps, places), *on_screens, *_urgent_labels(guide, wording, places)]


def _out_of_reach(guide: Guide, steps: Iterable[Step], places: Places) -> Iterator[Finding]:
    met = {step.address.without_origin() for step in steps}
    for address in expected_addresses(guide):
        if address not in met:
            yield Finding(places.plan, 1, f"no button leads to {address}")


def _on(step: Step, wording: Wording, places: Places) -> Iterator[Finding]:
    screen, words = step.screen, wording.of(step.screen.language)
    if screen.blocks[0].text in {words("notice-gone"), words("notice-broken")}:
        yield Finding(places.plan, 1, f"'{step.label}' on {step.opened_from} leads nowhere: {step.address}")
    heading = places.of(screen.language, *(block.text for block in screen.blocks if block.kind is Kind.HEADING))
    if len(screen.rows) > MAX_ROWS:
        yield Finding(*heading, f"{len(screen.rows)} rows of buttons on {screen.address}, at most {MAX_ROWS}")
    most = _most_words(screen)
    if most and count_words(screen) > most:
        yield Finding(*heading, f"{count_words(screen)} words on {screen.address}, at most {most}")
    for row in screen.rows:
        for button in row:
            yield from _too_wide(button.label, len(row), places.of(screen.language, button.label))


def count_words(screen: Screen) -> int:
    """Words with a letter in them: a number to call is looked at, not read."""
    return sum(1 for block in screen.blocks for word in block.text.split() if _WORD.search(word))


def _most_words(screen: Screen) -> int | None:
    path = screen.address.path
    if path[0] == "home":
        return HOME_WORDS
    return URGENT_WORDS if path[:2] == ("hotline", "now") else None


def _urgent_labels(guide: Guide, wording: Wording, places: Places) -> Iterator[Finding]:
    """An urgent answer to a typed text names the topic that fits best, on one button: no crawl meets it."""
    for language, edition in guide.localizations.items():
        urgent = wording.of(language)("now-not-emergency")
        for topic in edition.topics.values():
            yield from _too_wide(f"{urgent}: {topic.button}", 1, places.of(language, topic.button))


def _too_wide(label: str, in_row: int, place: Place) -> Iterator[Finding]:
    if width(label) > room(in_row):
        shared = f" where {in_row} share a row" if in_row > 1 else ""
        yield Finding(*place, f"'{label}' is {width(label):.0f} px wide, {room(in_row)} fit on a button{shared}")
