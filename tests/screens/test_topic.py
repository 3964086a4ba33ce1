"""The screens of a topic and of a group."""

from dataclasses import replace

from bot.guide.model import CopyableText
from bot.screens.address import parse
from bot.screens.content import Content
from bot.screens.screen import Button, CopyText, Open
from tests.kit.content import content
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


def test_a_group_shows_other_screens_under_its_topics_and_back_returns_to_it() -> None:
    groups = tuple(replace(group, screens=(("hotline", "numbers"),)) for group in REGION.guide.groups)
    guide = replace(REGION, guide=replace(REGION.guide, groups=groups))
    screen = open_address(guide, parse(f"en/group/{groups[0].id}")).screen
    numbers = screen.rows[-2][0]
    assert numbers.label == "All numbers"
    assert isinstance(numbers.action, Open)
    assert numbers.action.address.origin == ("group", groups[0].id)
