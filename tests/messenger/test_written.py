"""A screen as JSON: whole, or in two with room for other rows."""

import json

from bot.messenger.written import row_written, split, written
from bot.screens.address import Address
from bot.screens.screen import Block, Button, Kind, Open, Row, Screen
from tests.messenger.fakes import screen


def row(label: str) -> Row:
    return (Button(label, Open(Address(("home",)))),)


def with_rows(*labels: str) -> Screen:
    blocks = (Block(Kind.TEXT, 'Señal "a" \\ \u0645'),)
    return Screen(Address(("home",)), "en", blocks, tuple(row(label) for label in labels))


def test_what_is_sent_makes_no_sound_and_what_is_edited_never_does() -> None:
    sent, edited = (json.loads(written(screen("x"), sent=sent)) for sent in (True, False))
    assert sent.pop("disable_notification") is True
    assert sent == edited


def test_rows_joined_into_a_split_screen_stand_before_its_last() -> None:
    before, after = split(with_rows("Talk", "Back"), sent=True)
    joined = b",".join((before, row_written(row("ñ")), row_written(row("]}}")), after))
    assert joined == written(with_rows("Talk", "ñ", "]}}", "Back"), sent=True)


def test_a_split_screen_is_whole_again_with_no_row_between() -> None:
    one = with_rows("Talk", "Back")
    assert b",".join(split(one, sent=False)) == written(one, sent=False)
