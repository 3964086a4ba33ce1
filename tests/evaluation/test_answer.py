"""An answer says what a person sees: the screen, what else is offered, and whether 911 is in sight."""

import pytest

from bot.evaluation.answer import answer
from bot.guide.model import Urgency
from bot.search.result import SearchResult, Tier
from tests.kit.content import content, found

CASES = {
    "a page": (found("passport-kept", "wages-owed"), "topic/passport-kept", False, False),
    "a page in doubt": (found("passport-kept", alert=True), "topic/passport-kept", True, True),
    "a page near danger": (found("moving-out"), "topic/moving-out", True, True),
    "choices": (found("passport-kept", "wages-owed", tier=Tier.CHOICES), "topics", False, True),
    "choices in doubt": (found("passport-kept", "wages-owed", tier=Tier.CHOICES, alert=True), "topics", True, True),
    "nothing": (found(tier=Tier.NONE), "nothing", False, True),
    "the hotline": (found(tier=Tier.NONE, screen="hotline"), "hotline", False, True),
    "privacy": (found(tier=Tier.NONE, screen="privacy"), "privacy", False, False),
    "an emergency": (found(urgent=Urgency.MEDICAL), "hotline/now/medical", False, True),
}


@pytest.mark.parametrize("case", CASES)
def test_it_says_what_is_shown_and_whether_help_is_in_sight(case: str) -> None:
    result, shows, alert, number = CASES[case]
    given = answer(content(result), "any text", "en")
    assert (given.shows, given.alert, given.has_emergency_number) == (shows, alert, number)


def test_what_is_opened_comes_before_what_is_offered() -> None:
    given = answer(content(found("passport-kept", "wages-owed")), "any text", None)
    assert given.topics[:2] == ("passport-kept", "wages-owed")


@pytest.mark.parametrize(
    ("result", "kind"), [(found(urgent=Urgency.CHILD), Urgency.CHILD), (found("passport-kept"), None)]
)
def test_only_an_urgent_screen_has_a_kind(result: SearchResult, kind: Urgency | None) -> None:
    assert answer(content(result), "any text", "en").kind is kind
