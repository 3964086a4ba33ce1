"""The table of routes is complete, without dead entries, and a spec becomes a screen."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, permutations

import pytest

from bot.screens.address import Address
from bot.screens.content import Content, ScreenContext
from bot.screens.crawl import NOTICES, UNLINKED, Step, crawl, linked_addresses
from bot.screens.decision import ScreenSpec
from bot.screens.router import ROUTES, Route, build_screen
from tests.kit.content import content
from tests.kit.screens import open_address

REGION = content()


def route_to(address: Address, whole: Content = REGION) -> Route | None:
    """The first route of the table that leads to an address."""
    context = ScreenContext(whole, address.language or "en", address)
    return next((route for route in ROUTES if route.screen(context)), None)


def test_every_route_is_reached_by_a_crawl_or_listed_as_a_notice(steps: Sequence[Step]) -> None:
    paged = with_all_topics_in_one_group()
    reached = {str(route_to(step.decision.spec.address)) for step in steps}
    reached |= {str(route_to(step.decision.spec.address, paged)) for step in crawl(paged)}
    listed = {str(route_to(Address(path))) for path in NOTICES}
    assert {str(route) for route in ROUTES} - reached == listed - {"None"}


def with_all_topics_in_one_group() -> Content:
    """No group of the real guide has so many topics that they need a second page."""
    group = replace(REGION.guide.groups[0], topics=tuple(REGION.guide.codes))
    return replace(REGION, guide=replace(REGION.guide, groups=(group,)))


def test_every_address_that_a_crawl_reaches_is_in_the_table(steps: Sequence[Step]) -> None:
    assert [str(step.address) for step in steps if route_to(step.decision.spec.address) is None] == []


def test_no_button_but_back_opens_what_is_listed_as_unlinked(steps: Sequence[Step]) -> None:
    links = ((step, address.path) for step in steps for address, _ in linked_addresses(step.screen))
    linked = {path for step, path in links if path != step.address.origin}
    assert [path for path in UNLINKED if path in linked] == []


def test_no_two_routes_have_the_same_pattern() -> None:
    assert len({route.pattern for route in ROUTES}) == len(ROUTES)


@pytest.mark.parametrize(
    "path",
    [
        "group/rights/2",
        "group/rights/0",
        "topic/passport-kept/0",
        "topic/passport-kept/01",
        "topic/passport-kept/text",
        "share/k1p/link",
        "share/k1p/somali",
        "more/passport-kept/1",
    ],
)
def test_a_wrong_last_part_opens_the_topic_or_group_with_a_notice(path: str) -> None:
    parts = tuple(path.split("/"))
    shown = open_address(REGION, Address(parts, "en"))
    assert shown.screen.address == Address(parts[:2], "en")
    assert shown.texts[0] == REGION.wording.of("en")("notice-gone")


@pytest.mark.parametrize("name", ["clear", "leave"])
def test_a_wrong_part_after_clear_or_leave_asks_first(name: str) -> None:
    shown = open_address(REGION, Address((name, "now"), "en"))
    assert (shown.screen.address, shown.effects) == (Address((name, "ask"), "en"), ())


@pytest.mark.parametrize("kind", ["photo", "voice", "something-new"])
def test_every_kind_of_attachment_gets_the_same_answer(kind: str) -> None:
    shown = open_address(REGION, Address(("received", kind), "en"))
    assert shown.texts == open_address(REGION, Address(("received",), "en")).texts


@pytest.mark.parametrize("language", REGION.guide.languages)
def test_an_answer_offers_each_other_topic_in_a_row_before_the_last(language: str) -> None:
    for topic_id, *others in islice(permutations(REGION.guide.codes, 3), 0, None, 97):
        screen = build_screen(REGION, ScreenSpec(language, Address(("topic", topic_id)), tuple(others)))
        *_, first, second, _ = screen.rows
        labels = [REGION.guide.localized(language).topics[other].button for other in others]
        assert [button.label for button in (*first, *second)] == labels


@pytest.mark.parametrize("path", [("hotline", "now", "flood"), ("elsewhere",), ("topic", "passport-kept", "1")])
def test_topics_on_a_screen_that_shows_none_change_nothing(path: tuple[str, ...]) -> None:
    spec = ScreenSpec("en", Address(path), ("wages-owed",))
    assert build_screen(REGION, spec) == build_screen(REGION, replace(spec, topics=()))
