"""The screens of a topic and of a group."""

import re
from dataclasses import replace

import pytest

from bot.guide.model import CopyableText
from bot.guide.phone_number import display_number
from bot.screens.address import Address, parse
from bot.screens.content import Content
from bot.screens.screen import Button, CopyText, Open
from tests.kit.content import content, real_content
from tests.kit.screens import open_address

REGION = content()
LOG = CopyableText("Copy a log", "Date: \nStart: \nStop: ")


def with_text_to_copy() -> Content:
    english = REGION.guide.localized("en")
    topic = replace(english.topics["wages-owed"], copy=LOG)
    localized = {**REGION.guide.localizations, "en": replace(english, topics={**english.topics, "wages-owed": topic})}
    return replace(REGION, guide=replace(REGION.guide, localizations=localized))


def test_a_text_to_copy_stands_on_the_first_screen_and_on_the_last_page() -> None:
    guide = with_text_to_copy()
    pages = len(guide.guide.localized("en").topics["wages-owed"].pages)
    button = Button("Copy a log", CopyText(LOG.text))
    for path, shown in {"": True, "/1": False, f"/{pages}": True}.items():
        screen = open_address(guide, parse(f"en/topic/wages-owed{path}")).screen
        assert (button in [button for row in screen.rows for button in row]) is shown
        assert len(screen.rows) <= 6


def test_a_group_shows_other_screens_above_its_topics_and_back_returns_to_it() -> None:
    groups = tuple(replace(group, screens=(("hotline", "numbers"),)) for group in REGION.guide.groups)
    guide = replace(REGION, guide=replace(REGION.guide, groups=groups))
    screen = open_address(guide, parse(f"en/group/{groups[0].id}")).screen
    numbers = screen.rows[1][0]
    assert numbers.label == "All numbers"
    assert isinstance(numbers.action, Open)
    assert numbers.action.address.origin == ("group", groups[0].id)


@pytest.mark.parametrize("language", real_content().guide.languages)
def test_who_helps_someone_meets_the_duty_to_report_for_a_child_and_the_number_at_once(language: str) -> None:
    guide = real_content()
    protection = guide.guide.contacts[guide.guide.roles.child_protection or ""]
    [group] = [group for group in guide.guide.groups if group.id == "helping"]
    first = open_address(guide, Address(("group", group.id), language)).screen
    [child] = [button for row in first.rows[1:2] for button in row[:1]]
    assert child.label == guide.wording.of(language)("topic-children-at-risk")
    topics = ["children-at-risk", "must-i-report", "unaccompanied-minors"]
    screens = [first, *(open_address(guide, Address(("topic", topic), language)).screen for topic in topics)]
    for screen in screens:
        assert display_number(protection.phone or "") in [block.text for block in screen.blocks]
        assert re.search("polic", " ".join(block.text for block in screen.blocks))
