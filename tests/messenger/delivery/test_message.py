"""What is sent, as values."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messenger.delivery.message import Keyboard, TextMessage

ROWS = [[InlineKeyboardButton("Talk to someone", callback_data="en/hotline")]]


def test_a_keyboard_is_the_librarys_with_json_that_is_made_once() -> None:
    keyboard = Keyboard(ROWS)
    assert keyboard == InlineKeyboardMarkup(ROWS)
    assert keyboard.to_dict() == InlineKeyboardMarkup(ROWS).to_dict()
    assert keyboard.to_dict() is keyboard.to_dict()


def test_the_opening_stands_on_a_line_of_its_own_where_there_is_one() -> None:
    assert TextMessage("text", opening="Magnolia").sent_text == "Magnolia\n\ntext"
    assert TextMessage("text").sent_text == "text"
