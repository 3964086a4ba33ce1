"""Rules for screens: every screen reachable, no dead buttons, no keyboard, label or text that is too large."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.check.finding import Finding, finding_at
from bot.check.text_size import max_label_width, width, words
from bot.guide.model import Guide
from bot.guide.yaml_field import Field
from bot.screens.address import parse
from bot.screens.content import Content
from bot.screens.crawl import ScreenBuildError, Step, build_all, crawl, expected_addresses
from bot.screens.decision import Clear
from bot.screens.keyboard import MAX_ROWS
from bot.screens.screen import Kind, Screen
from bot.screens.share import MAX_PLAIN_TEXT
from bot.screens.telegram_limits import MAX_TEXT, utf16_length
from bot.search.result import SearchResult, Tier
from bot.wording.wording import Wording

SourceLocation = tuple[Path, int]

HOME_WORDS = 45
URGENT_WORDS = 80

BETWEEN_BLOCKS = len("\n\n• \u200f")
"""The longest separator between two blocks: in right-to-left languages with a direction mark."""

_LETTER = re.compile(r"[^\W\d_]")
_PLACEABLE = re.compile(r"\{ ?[$-]?[A-Za-z][\w.-]*(?:\(\))? ?\}")


class EmptyIndex:
    """An index that finds nothing: a crawl presses buttons and never types."""

    def search(self, _text: str, /, *, language: str) -> SearchResult:
        return SearchResult(language, confident_language=False, tier=Tier.NONE)


@dataclass(frozen=True, slots=True)
class TextLocations:
    """File and line by (language, text), for texts that screens show unchanged. `structure` is guide.yaml."""

    known: Mapping[tuple[str, str], SourceLocation]
    structure: Path

    def find(self, language: str, *texts: str) -> SourceLocation:
        """The location of the first text that is known, or the start of guide.yaml if none is."""
        found = (self.known.get((language, text)) for text in texts)
        return next(filter(None, found), (self.structure, 1))


def screen_findings(
    guide: Guide, wording: Wording, locations: TextLocations, asked_for: Iterable[Field] = ()
) -> list[Finding]:
    """Findings on every screen that the guide can show. `asked_for` is screens.yaml of each language."""
    content = Content(guide, wording, EmptyIndex(), bot="check")
    try:
        build_all(content)
    except ScreenBuildError as error:
        return [Finding(locations.structure, 1, str(error))]
    steps = list(crawl(content))
    on_screens = [finding for step in steps for finding in _on(step, wording, locations)]
    labels = _urgent_labels(guide, wording, locations)
    return [*_out_of_reach(guide, steps, locations), *on_screens, *labels, *_asked_for_nowhere(steps, asked_for)]


def _out_of_reach(guide: Guide, steps: Iterable[Step], locations: TextLocations) -> Iterator[Finding]:
    met = {step.address.without_origin() for step in steps}
    for address in expected_addresses(guide):
        if address not in met:
            yield Finding(locations.structure, 1, f"no button leads to {address}")


def _asked_for_nowhere(steps: Iterable[Step], asked_for: Iterable[Field]) -> Iterator[Finding]:
    """Addresses in screens.yaml that no screen has, or only one that says what has just been deleted."""
    with_screen = {"/".join(step.decision.spec.address.path) for step in steps if Clear() not in step.decision.effects}
    for address, entry in (pair for file in asked_for for pair in file.entries().items()):
        if address not in with_screen:
            yield finding_at(entry, f"no screen that a text may open has the address '{address}'")


def _on(step: Step, wording: Wording, locations: TextLocations) -> Iterator[Finding]:
    screen, words_of = step.screen, wording.of(step.screen.language)
    if screen.blocks[0].text in {words_of("notice-gone"), words_of("notice-broken")}:
        yield Finding(locations.structure, 1, f"'{step.label}' on {step.opened_from} leads nowhere: {step.address}")
    heading = locations.find(screen.language, *(block.text for block in screen.blocks if block.kind is Kind.HEADING))
    for problem in _too_large(screen):
        yield Finding(*heading, problem)
    for row in screen.rows:
        for button in row:
            yield from _too_wide(button.label, len(row), locations.find(screen.language, button.label))


def _too_large(screen: Screen) -> Iterator[str]:
    if len(screen.rows) > MAX_ROWS:
        yield f"{len(screen.rows)} rows of buttons on {screen.address}, at most {MAX_ROWS}"
    path = screen.address.path
    most = HOME_WORDS if path[0] == "home" else URGENT_WORDS if path[:2] == ("hotline", "now") else None
    if most and count_words(screen) > most:
        yield f"{count_words(screen)} words on {screen.address}, at most {most}"
    length = message_length(screen)
    if length > MAX_TEXT:
        yield f"{length} characters on {screen.address}, at most {MAX_TEXT}: the last ones would not be sent"
    for block in screen.blocks:
        if block.kind is Kind.COPYABLE and len(block.text) > MAX_PLAIN_TEXT:
            yield f"{len(block.text)} characters to copy on {screen.address}, at most {MAX_PLAIN_TEXT}"
    labels = (button.label for row in screen.rows for button in row)
    for text in (*(block.text for block in screen.blocks), *labels):
        for placeable in _PLACEABLE.findall(text):
            yield f"{placeable} is not filled in on {screen.address}"


def count_words(screen: Screen) -> int:
    """How many words of a screen contain a letter. Telephone numbers are not counted: people do not read them."""
    return sum(1 for block in screen.blocks for word in words(block.text) if _LETTER.search(word))


def message_length(screen: Screen) -> int:
    """An upper bound for the length of the message in UTF-16 units, with its opening and separators."""
    texts = [screen.opening or "", *(block.text for block in screen.blocks)]
    return sum(utf16_length(text) + BETWEEN_BLOCKS for text in texts)


def button_addresses(structure: Field) -> Iterator[Finding]:
    """Invalid addresses in `home` and in the groups' `screens` of guide.yaml, to which buttons lead."""
    beside_topics = (address for group in structure["groups"] for address in group.get("screens") or ())
    for entry in (*structure["home"].entries().values(), *beside_topics):
        if parse(entry.text()) is None:
            yield finding_at(
                entry, f"'{entry.text()}' is not an address: write one like topic/<id>, group/<id> or hotline"
            )


def _urgent_labels(guide: Guide, wording: Wording, locations: TextLocations) -> Iterator[Finding]:
    """Labels of the button for a topic on urgent screens. It appears only after a typed text, so a crawl misses it."""
    for language, localized in guide.localizations.items():
        urgent = wording.of(language)("now-not-emergency")
        for topic in localized.topics.values():
            yield from _too_wide(f"{urgent}: {topic.button}", 1, locations.find(language, topic.button))


def _too_wide(label: str, in_row: int, location: SourceLocation) -> Iterator[Finding]:
    most = max_label_width(in_row)
    if width(label) > most:
        shared = f" where {in_row} share a row" if in_row > 1 else ""
        yield Finding(*location, f"'{label}' is {width(label):.0f} px wide, {most} fit on a button{shared}")
