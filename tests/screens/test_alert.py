"""Where a typed text may be near danger, a line on top asks, and the red button shows the emergency number at once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.guide.model import Intent, Urgency
from bot.messenger.delivery.rendering import render
from bot.screens.address import Address
from bot.screens.crawl import Step
from bot.screens.decision import Languages, Query
from bot.screens.keyboard import MAX_ROWS
from bot.screens.screen import CopyText, Open, Screen, Style
from bot.search.result import SearchResult, Tier
from bot.simulator import html
from tests.kit.content import content, found
from tests.kit.screens import links, open_address, texts, type_text

REGION = content()
LANGUAGES = REGION.guide.languages
TYPED = "somebody may read this over my shoulder"

IN_DOUBT = {
    "a topic in doubt": found("passport-kept", alert=True),
    "a topic near danger": found("moving-out"),
    "several topics": found("passport-kept", "wages-owed", tier=Tier.CHOICES),
    "several topics, in doubt": found("passport-kept", "wages-owed", tier=Tier.CHOICES, alert=True),
    "nothing found": found(tier=Tier.NONE),
    "nothing to do with the guide": found(tier=Tier.NONE, intent=Intent.OFF_TOPIC),
    "a greeting in doubt": found(tier=Tier.NONE, intent=Intent.GREETING, alert=True),
    "a refusal in doubt": found(tier=Tier.NONE, intent=Intent.CONTROL, alert=True),
    "a screen in doubt": found(tier=Tier.NONE, screen="privacy", alert=True),
    "all topics, which somebody asked for": found(tier=Tier.NONE, screen="topics"),
}
CALM = {
    "a topic": found("passport-kept"),
    "a greeting": found(tier=Tier.NONE, intent=Intent.GREETING),
    "who are you": found(tier=Tier.NONE, intent=Intent.WHO_ARE_YOU),
    "are you police": found(tier=Tier.NONE, intent=Intent.ARE_YOU_POLICE),
    "a refusal": found(tier=Tier.NONE, intent=Intent.CONTROL),
    "the hotline": found(tier=Tier.NONE, intent=Intent.HOTLINE),
    "a screen": found(tier=Tier.NONE, screen="privacy"),
    "a screen with numbers": found(tier=Tier.NONE, screen="hotline/numbers", alert=True),
    "to leave": found(tier=Tier.NONE, screen="leave", alert=True),
    "perhaps to delete": replace(found(tier=Tier.NONE), likely_clear=True),
}


def ask(result: SearchResult, language: str = "en", *, text: str = TYPED) -> Screen:
    return type_text(content(replace(result, language=language)), Query(text, Languages(language))).screen


def has_line(screen: Screen) -> bool:
    return REGION.wording.of(screen.language)("alert-line") in texts(screen)


def red(screen: Screen) -> Address | None:
    """Where the red button leads."""
    actions = [button.action for row in screen.rows for button in row if button.style is Style.DANGER]
    return next((action.address for action in actions if isinstance(action, Open)), None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", IN_DOUBT)
def test_in_doubt_a_line_asks_and_the_red_button_shows_both_numbers(case: str, language: str) -> None:
    screen = ask(IN_DOUBT[case], language)
    opened = red(screen)
    assert has_line(screen)
    assert opened is not None and opened.path == ("hotline", "now", Urgency.UNCLEAR)
    assert {"555", "+44 808 157 0123"} <= set(texts(open_address(REGION, opened).screen))
    assert len(screen.rows) <= MAX_ROWS


@pytest.mark.parametrize("case", CALM)
def test_a_calm_answer_has_no_such_line_and_the_red_button_opens_the_hotline(case: str) -> None:
    screen = ask(CALM[case])
    assert not has_line(screen)
    opened = red(screen)
    assert opened is None or opened.path == ("hotline",)


@pytest.mark.parametrize("kind", Urgency)
def test_an_urgent_screen_has_no_such_line(kind: Urgency) -> None:
    assert not has_line(ask(found("moving-out", urgent=kind)))


def test_the_line_stands_above_the_answer() -> None:
    screen = ask(found("passport-kept", alert=True))
    plain = ask(found("passport-kept"))
    assert texts(screen) == [REGION.wording.of("en")("alert-line"), *texts(plain)]
    assert screen.rows[1:] == plain.rows[1:]


def test_a_topic_near_danger_that_a_button_opens_has_no_such_line(steps: Sequence[Step]) -> None:
    assert [step.address for step in steps if has_line(step.screen)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", IN_DOUBT)
def test_a_locked_phone_shows_nothing_of_it(case: str, language: str) -> None:
    words = REGION.wording.of(language)
    first = html.parse(render(ask(IN_DOUBT[case], language)).sent_text).text.splitlines()[0]
    assert words("alert-line") not in first


def test_the_hotline_in_doubt_still_has_the_button_that_copies_its_number() -> None:
    """It says itself whom to call in danger."""
    screen = ask(found(tier=Tier.NONE, intent=Intent.HOTLINE, alert=True))
    assert screen == open_address(REGION, Address(("hotline",), "en")).screen
    assert screen.rows[0][0].action == CopyText("+448081570123")


def test_two_steps_back_from_the_red_button_is_the_answer_again() -> None:
    screen = ask(found("moving-out"))
    back = REGION.wording.of("en")("button-back")
    opened = red(screen)
    for _ in range(2):
        assert opened is not None
        opened = links(open_address(REGION, opened).screen)[back]
    assert open_address(REGION, opened).screen.address == screen.address


def test_a_full_keyboard_stays_within_its_rows() -> None:
    """With a button to read in another language and one that deletes a long number."""
    result = replace(found("moving-out", "passport-kept", "wages-owed", alert=True), language="ar")
    screen = type_text(content(result), Query("601 555 0134", Languages("en"))).screen
    assert has_line(screen)
    assert len(screen.rows) <= MAX_ROWS
