"""Screens as Telegram gets them."""

from dataclasses import replace
from html import unescape
from re import sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.delivery.rendering import render, render_card
from bot.screens.address import Address
from bot.screens.inline import InlineCard
from bot.screens.screen import Block, Button, ChooseChat, CopyText, Kind, Open, Screen, Style, Visit
from bot.screens.telegram_limits import MAX_TEXT, utf16_length

NUMBER = "+44 808 157 0123"
HOME = Address(("home",))

Action = Open | Visit | CopyText | ChooseChat


def screen(*blocks: Block, opening: str | None = None, language: str = "en") -> Screen:
    return Screen(HOME, language, blocks, (), opening)


def text_of(*blocks: Block, language: str = "en") -> str:
    """The text of an edited message."""
    return render(screen(*blocks, language=language)).text


MARKUP = {
    Kind.HEADING: '<b>a &lt; b &amp; "c"</b>',
    Kind.TEXT: 'a &lt; b &amp; "c"',
    Kind.POINT: '• a &lt; b &amp; "c"',
    Kind.PHONE: 'a &lt; b &amp; "c"',
    Kind.LINK: '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">a &lt; b &amp; "c"</a>',
    Kind.NOTE: '<i>a &lt; b &amp; "c"</i>',
    Kind.COPYABLE: '<pre>a &lt; b &amp; "c"</pre>',
}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_text_has_its_markup_and_what_looks_like_html_is_escaped(kind: Kind) -> None:
    url = 'https://example.org/?a=1&b="2"' if kind is Kind.LINK else None
    assert text_of(Block(kind, 'a < b & "c"', url)) == MARKUP[kind]


def test_a_link_without_an_address_is_text() -> None:
    assert text_of(Block(Kind.LINK, "Web page")) == "Web page"


def test_a_number_stands_alone_on_its_line_under_what_it_is_for_and_above_its_notes() -> None:
    text = text_of(
        Block(Kind.HEADING, "Who"),
        Block(Kind.TEXT, "Call:"),
        Block(Kind.PHONE, NUMBER),
        Block(Kind.NOTE, "Not police."),
        Block(Kind.LINK, "Web page", "https://example.org"),
        Block(Kind.POINT, "One"),
        Block(Kind.POINT, "Two"),
    )
    assert text == (
        f"<b>Who</b>\n\nCall:\n{NUMBER}\n<i>Not police.</i>\n\n"
        '<a href="https://example.org">Web page</a>\n\n• One\n\n• Two'
    )


def test_two_numbers_stand_apart() -> None:
    assert text_of(Block(Kind.PHONE, "555"), Block(Kind.PHONE, NUMBER)) == f"<code>555</code>\n\n{NUMBER}"


def test_a_number_that_phones_make_no_link_of_is_copied_by_a_tap() -> None:
    sentence = Block(Kind.TEXT, "You may call 555 in 2555 ways.", numbers=("555",))
    assert text_of(sentence) == "You may call <code>555</code> in 2555 ways."
    assert text_of(replace(sentence, text=f"Call {NUMBER}.", numbers=(NUMBER,))) == f"Call {NUMBER}."


def test_the_opening_stands_first_in_what_is_sent_and_nowhere_in_what_is_edited() -> None:
    message = render(screen(Block(Kind.HEADING, "Signs"), opening="Magnolia & you"))
    assert message.sent_text == "Magnolia &amp; you\n\n<b>Signs</b>"
    assert message.text == "<b>Signs</b>"


def test_a_screen_without_opening_is_sent_as_it_is() -> None:
    assert render(screen(Block(Kind.HEADING, "555"))).sent_text == "<b>555</b>"


def test_empty_blocks_leave_no_gap() -> None:
    assert text_of(Block(Kind.TEXT, "a"), Block(Kind.NOTE, "  "), Block(Kind.TEXT, "b")) == "a\n\nb"


def test_right_to_left_paragraphs_begin_right_to_left_but_numbers_and_what_is_copied_stay_bare() -> None:
    text = text_of(
        Block(Kind.TEXT, "Magnolia دليل"),
        Block(Kind.PHONE, NUMBER),
        Block(Kind.TEXT, "مرحبا"),
        Block(Kind.COPYABLE, "I speak Arabic"),
        language="ar",
    )
    assert text == f"\u200fMagnolia دليل\n{NUMBER}\n\nمرحبا\n\n<pre>I speak Arabic</pre>"


def test_a_right_to_left_opening_begins_right_to_left() -> None:
    message = render(screen(Block(Kind.TEXT, "مرحبا"), opening="Magnolia دليل", language="ar"))
    assert message.sent_text == "\u200fMagnolia دليل\n\nمرحبا"


def test_left_to_right_screens_get_no_marks() -> None:
    assert text_of(Block(Kind.TEXT, "مرحبا"), Block(Kind.TEXT, "Hello")) == "مرحبا\n\nHello"


CHOSEN_CHAT = {
    "query": "wages",
    "allow_user_chats": True,
    "allow_group_chats": True,
    "allow_channel_chats": True,
}
ACTIONS: list[tuple[Action, dict[str, object]]] = [
    (Open(Address(("hotline",), "en", ("topic", "a"))), {"callback_data": "en/hotline~topic/a"}),
    (Visit("https://example.org"), {"url": "https://example.org"}),
    (CopyText(NUMBER), {"copy_text": {"text": NUMBER}}),
    (ChooseChat("wages"), {"switch_inline_query_chosen_chat": CHOSEN_CHAT}),
]


@pytest.mark.parametrize(("action", "expected"), ACTIONS, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("style", [None, *Style])
def test_each_button_does_what_it_says(action: Action, expected: dict[str, object], style: Style | None) -> None:
    keyboard = render(Screen(HOME, "en", (), ((Button("Label", action, style),),))).keyboard
    assert keyboard is not None
    styled = {"style": style.value} if style else {}
    assert keyboard.to_dict() == {"inline_keyboard": [[{"text": "Label", **expected, **styled}]]}


def test_rows_stand_as_the_screen_has_them() -> None:
    row = tuple(Button(label, Open(HOME)) for label in ("Back", "Home"))
    keyboard = render(Screen(HOME, "en", (), (row[:1], row))).keyboard
    assert keyboard is not None
    rows = keyboard.to_dict()["inline_keyboard"]
    assert [[button["text"] for button in each] for each in rows] == [["Back"], ["Back", "Home"]]


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert render(screen(Block(Kind.TEXT, "x"))).keyboard is None


def test_an_address_that_fits_no_button_is_an_error_and_not_a_broken_button() -> None:
    row = (Button("x", Open(Address(("topic", "a" * 80)))),)
    with pytest.raises(ValueError, match="64 bytes"):
        render(Screen(HOME, "en", (), (row,)))


def test_an_inline_card_sends_its_screen_with_the_opening_and_its_links() -> None:
    row = (Button("Read more", Visit("https://t.me/magnolia_bot?start=k1p")),)
    shown = Screen(HOME, "en", (Block(Kind.HEADING, "Pay"),), (row,), "Magnolia")
    article = render_card(InlineCard("en/topic/pay", "They do not pay me", "What to do", shown)).to_dict()
    content = article.pop("input_message_content")
    assert (content["message_text"], content["parse_mode"]) == ("Magnolia\n\n<b>Pay</b>", "HTML")
    assert article == {
        "type": "article",
        "id": "en/topic/pay",
        "title": "They do not pay me",
        "description": "What to do",
        "reply_markup": {"inline_keyboard": [[{"text": "Read more", "url": "https://t.me/magnolia_bot?start=k1p"}]]},
    }


kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.PHONE])
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
long_blocks = st.builds(lambda kind, text, times: Block(kind, text * times), kinds, texts, st.integers(1, 120))
blocks_of_all_lengths = st.lists(long_blocks | st.just(Block(Kind.PHONE, NUMBER)), max_size=12)
openings = st.none() | st.just("Magnolia") | texts


@given(blocks_of_all_lengths, openings, st.sampled_from(["en", "ar"]))
def test_a_text_always_fits_and_never_loses_a_number(blocks: list[Block], opening: str | None, language: str) -> None:
    message = render(screen(*blocks, opening=opening, language=language))
    plain = unescape(sub(r"</?(b|i|pre|a)( [^>]*)?>", "", message.sent_text))
    assert utf16_length(plain) <= MAX_TEXT
    assert message.text.count(NUMBER) >= sum(block.kind is Kind.PHONE for block in blocks)


@pytest.mark.parametrize("length", range(MAX_TEXT - 20, MAX_TEXT + 2))
def test_the_opening_counts_as_well(length: int) -> None:
    message = render(screen(Block(Kind.TEXT, "x" * length), opening="Magnolia"))
    assert len(message.sent_text) <= MAX_TEXT


def test_what_is_left_out_of_a_long_text_is_its_end() -> None:
    blocks = [Block(Kind.POINT, f"{number} " + "x" * 500) for number in range(20)]
    text = text_of(*blocks[:10], Block(Kind.PHONE, NUMBER), *blocks[10:])
    assert text.startswith("• 0 ") and text.endswith(NUMBER) and "• 10 " not in text
