"""Rules for screens: sizes that Telegram or a small phone would not show."""

import pytest

from bot.check.screens import count_words, message_length
from bot.messenger.delivery.rendering import render
from bot.screens.address import Address
from bot.screens.crawl import crawl
from bot.screens.screen import Block, Kind, Screen
from bot.screens.telegram_limits import MAX_TEXT
from bot.simulator import html
from tests.kit.content import real_content


def screen(*texts: str, kind: Kind = Kind.TEXT, language: str = "en", opening: str | None = None) -> Screen:
    return Screen(Address(("home",)), language, tuple(Block(kind, text) for text in texts), (), opening)


def test_no_message_is_longer_than_the_bound_that_is_checked() -> None:
    for step in crawl(real_content()):
        sent = html.parse(render(step.screen).sent_text).text
        assert len(sent.encode("utf-16-le")) // 2 <= message_length(step.screen) <= MAX_TEXT


@pytest.mark.parametrize("kind", Kind)
def test_separators_bullets_and_direction_marks_are_counted(kind: Kind) -> None:
    points = screen(*(["a"] * 50), kind=kind, language="ar", opening="b")
    sent = html.parse(render(points).sent_text).text
    assert len(sent.encode("utf-16-le")) // 2 <= message_length(points)


def test_emoji_count_twice() -> None:
    assert message_length(screen("📞")) - message_length(screen("a")) == 1


def test_numbers_are_no_words() -> None:
    assert count_words(screen("Call +1 888-373-7888 now.", "工资很低")) == 4
