"""Each family of sentences has figures of its own, with intervals, goals, and what speaks against them."""

from dataclasses import replace

import pytest

from bot.evaluation.by_family import FIGURES, Figure, Measured, Rate, measure
from bot.evaluation.query_files import FAMILIES, LabelledQuery
from bot.guide.model import Intent, Urgency
from bot.search.result import SearchResult, Tier
from tests.kit.content import content, found


def measured(family: str, result: SearchResult, *expected: str) -> dict[str, Measured]:
    """The figures of one query of that family, which the search answers so."""
    queries = {"en": (LabelledQuery("any text", family, expected),), "xx": ()}
    return {one.figure.name: one for one in measure(content(result), queries)}


def rates(family: str, result: SearchResult, *expected: str) -> dict[str, float]:
    return {name: one.rate.share for name, one in measured(family, result, *expected).items() if one.rate.count}


URGENT = found("wages-owed", urgent=Urgency.DANGER)
PAGE, IN_DOUBT = found("wages-owed"), found("wages-owed", alert=True)
NOTHING = found(tier=Tier.NONE)


def test_every_family_has_figures() -> None:
    assert set(FIGURES) == set(FAMILIES)


@pytest.mark.parametrize("family", ["calm", "grid"])
def test_calm_sentences_must_not_look_urgent(family: str) -> None:
    assert rates(family, PAGE) == {"urgent": 0, "alert": 0}
    assert rates(family, IN_DOUBT) == {"urgent": 0, "alert": 1}
    assert rates(family, URGENT) == {"urgent": 1, "alert": 0}


def test_a_complaint_about_work_must_open_its_page() -> None:
    assert rates("grid", PAGE, "wages-owed")["page first"] == 1
    assert rates("grid", URGENT, "wages-owed")["page first"] == 0


def test_emergencies_must_be_heard_and_be_of_the_right_kind() -> None:
    assert rates("emergency", URGENT, "danger", "partner") == {"urgent": 1, "911 in sight": 1, "kind": 1}
    assert rates("emergency", URGENT, "medical") == {"urgent": 1, "911 in sight": 1, "kind": 0}
    assert rates("emergency", PAGE, "danger") == {"urgent": 0, "911 in sight": 0}
    assert rates("emergency", NOTHING, "danger") == {"urgent": 0, "911 in sight": 1}
    assert rates("self-harm", PAGE, "self-harm") == {"urgent": 0}


def test_near_danger_the_page_must_come_with_the_way_to_help() -> None:
    assert rates("near", IN_DOUBT, "wages-owed") == {"page first": 1, "911 in sight": 1}
    assert rates("near", PAGE, "moving-out") == {"page first": 0, "911 in sight": 0}


@pytest.mark.parametrize("family", ["topic", "typos"])
def test_topics_must_come_first_or_in_three(family: str) -> None:
    second = rates(family, found("passport-kept", "wages-owed"), "wages-owed")
    assert (second["hit@1"], second["hit@3"]) == (0, 1)


def test_where_the_hotline_is_expected_its_screen_is_the_first_hit() -> None:
    hotline = found(tier=Tier.NONE, intent=Intent.HOTLINE)
    assert rates("topic", hotline, "hotline")["hit@1"] == 1
    assert rates("topic", hotline, "wages-owed")["hit@1"] == 0


@pytest.mark.parametrize(
    ("expected", "opens"),
    [("hotline/card", 1), ("hotline/card/mam", 1), ("hotline", 0), ("hotline/car", 0), ("share", 0)],
)
def test_a_contact_must_open_where_it_stands_or_below(expected: str, opens: int) -> None:
    card = found(tier=Tier.NONE, screen="hotline/card/mam")
    assert rates("contact", card, expected) == rates("meta", card, expected) == {"opens": opens}


def test_what_the_guide_has_nothing_on_must_be_refused() -> None:
    refused = {"refused": 1, "answered as a topic": 0, "urgent": 0}
    assert rates("offtopic", NOTHING) == refused
    assert rates("offtopic", PAGE) == {"refused": 0, "answered as a topic": 1, "urgent": 0}


def test_queries_that_speak_against_a_goal_are_kept_with_their_answers() -> None:
    urgent = measured("calm", URGENT)["urgent"]
    [(query, given)] = urgent.misses
    assert (query.text, given.shows) == ("any text", "hotline/now/danger")
    assert measured("calm", PAGE)["urgent"].misses == ()
    assert len(measured("emergency", PAGE, "danger")["urgent"].misses) == 1


def test_languages_that_the_guide_lacks_are_left_out() -> None:
    assert list(measure(content(PAGE), {"xx": (LabelledQuery("any text", "calm", ()),)})) == []


def test_the_interval_is_wilsons() -> None:
    """As in Wilson's tables: 81 of 263 is 30.8 %, from 25.5 to 36.6 %."""
    low, high = Rate(81, 263).interval()
    assert (round(low, 3), round(high, 3)) == (0.255, 0.366)
    assert Rate(0, 0).interval() == (0, 1)
    assert Rate(0, 300).interval()[1] == pytest.approx(0.0126, abs=1e-4)


@pytest.mark.parametrize(("share", "reached"), [(0.1, False), (0.2, True), (0.3, True), (0.4, True), (0.5, False)])
def test_a_goal_is_a_least_or_a_greatest_share(share: float, reached: bool) -> None:
    figure = replace(Figure("x", lambda _query, _answer: True), least=0.2, most=0.4)
    assert figure.is_reached(Rate(round(share * 10), 10)) is reached
