"""Screens as Telegram gets them."""

from html import unescape
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.render import MAX_TEXT, render, utf16_length
from bot.screens.address import Address
from bot.screens.screen import Block, Button, CopyText, Kind, Open, Screen, Style, Visit

NUMBER = "+1 888-373-7888"


def drawn(*blocks: Block, sent: bool = False, opening: str | None = None, language: str = "en") -> str:
    return render(Screen(Address(("home",)), language, blocks, (), opening), sent=sent).text


def test_each_kind_has_its_look_and_the_number_stands_alone_on_its_line() -> None:
    text = drawn(
        Block(Kind.HEADING, "Who & what"),
        Block(Kind.TEXT, "Call <now>:"),
        Block(Kind.PHONE, NUMBER),
        Block(Kind.NOTE, "Not police."),
        Block(Kind.POINT, "One"),
        Block(Kind.LINK, "Web page", 'https://example.org/?a=1&b="2"'),
        Block(Kind.COPYABLE, "Copy me"),
    )
    assert text == (
        f"<b>Who &amp; what</b>\n\nCall &lt;now&gt;:\n{NUMBER}\n<i>Not police.</i>\n\n• One\n\n"
        '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">Web page</a>\n\n<pre>Copy me</pre>'
    )


def test_the_opening_stands_first_in_what_is_sent_and_nowhere_in_what_is_edited() -> None:
    block = Block(Kind.HEADING, "Signs")
    assert drawn(block, sent=True, opening="Magnolia") == "Magnolia\n\n<b>Signs</b>"
    assert drawn(block, sent=False, opening="Magnolia") == "<b>Signs</b>"


def test_empty_blocks_leave_no_gap() -> None:
    assert drawn(Block(Kind.TEXT, "a"), Block(Kind.NOTE, "  "), Block(Kind.TEXT, "b")) == "a\n\nb"


def test_right_to_left_paragraphs_begin_right_to_left_but_numbers_stay_bare() -> None:
    text = drawn(Block(Kind.TEXT, "Magnolia دليل"), Block(Kind.PHONE, NUMBER), Block(Kind.TEXT, "مرحبا"), language="ar")
    assert text == f"\u200fMagnolia دليل\n{NUMBER}\n\nمرحبا"


def test_buttons_open_visit_and_copy() -> None:
    row = (
        Button("Talk", Open(Address(("hotline",), "en", ("topic", "a"))), Style.DANGER),
        Button("Web", Visit("https://example.org")),
        Button("Copy", CopyText(NUMBER)),
    )
    keyboard = render(Screen(Address(("home",)), "en", (), (row,)), sent=True).keyboard
    assert keyboard == {
        "inline_keyboard": [
            [
                {"text": "Talk", "callback_data": "en/hotline~topic/a", "style": "danger"},
                {"text": "Web", "url": "https://example.org"},
                {"text": "Copy", "copy_text": {"text": NUMBER}},
            ]
        ]
    }


def test_an_address_that_fits_no_button_is_an_error_and_not_a_broken_button() -> None:
    row = (Button("x", Open(Address(("topic", "a" * 80)))),)
    with pytest.raises(ValueError, match="64 bytes"):
        render(Screen(Address(("home",)), "en", (), (row,)), sent=True)


kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.PHONE])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
long_blocks = st.builds(lambda kind, text, times: Block(kind, text * times), kinds, texts, st.integers(1, 120))
blocks_of_all_lengths = st.lists(long_blocks | st.just(Block(Kind.PHONE, NUMBER)), max_size=12)


@given(blocks_of_all_lengths, st.booleans(), st.sampled_from(["en", "ar"]))
def test_a_text_always_fits_and_never_loses_a_number(blocks: list[Block], sent: bool, language: str) -> None:
    text = drawn(*blocks, sent=sent, opening="Magnolia", language=language)
    plain = unescape(sub(r"</?(b|i|pre|a)( [^>]*)?>", "", text))
    assert utf16_length(plain) <= MAX_TEXT
    assert plain.count(NUMBER) >= sum(block.kind is Kind.PHONE for block in blocks)
