"""The limits that everything is made to fit are those that python-telegram-bot knows of Telegram."""

import pytest
from telegram import constants

from bot.screens import telegram_limits
from bot.screens.telegram_limits import utf16_length

LIBRARY: dict[str, int] = {
    "MAX_TEXT": constants.MessageLimit.MAX_TEXT_LENGTH,
    "MAX_ALERT": constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH,
    "MAX_COPY_TEXT": constants.InlineKeyboardButtonLimit.MAX_COPY_TEXT,
    "MAX_CALLBACK_DATA": constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA,
    "MAX_START_PAYLOAD": constants.MessageLimit.DEEP_LINK_LENGTH,
    "MAX_DELETIONS": constants.BulkRequestLimit.MAX_LIMIT,
    "MAX_UPDATES": constants.PollingLimit.MAX_LIMIT,
    "MAX_WEBHOOK_CONNECTIONS": constants.WebhookLimit.MAX_CONNECTIONS_LIMIT,
}


@pytest.mark.parametrize("name", LIBRARY)
def test_a_limit_is_the_one_that_the_library_knows(name: str) -> None:
    assert getattr(telegram_limits, name) == LIBRARY[name]


def test_every_limit_is_compared() -> None:
    assert set(LIBRARY) == {name for name in vars(telegram_limits) if name.startswith("MAX_")}


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("中文", 2), ("📞", 2), ("", 0)])
def test_telegram_counts_utf_16_units(text: str, length: int) -> None:
    assert utf16_length(text) == length
