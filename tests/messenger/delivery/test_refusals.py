"""What Telegram's refusals mean, in the words that people have seen them in."""

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.messenger.delivery.refusals import Refusal, classify

UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)

GONE = (
    "chat not found",
    "user not found",
    "PEER_ID_INVALID",
    "INPUT_USER_DEACTIVATED",
    "USER_IS_BLOCKED",
    "bot can't initiate conversation with a user",
    "bot was kicked from the group chat",
    "bot is not a member of the supergroup chat",
    "group chat was deactivated",
    "group chat was upgraded to a supergroup chat",
    "CHANNEL_PRIVATE",
    "USER_BANNED_IN_CHANNEL",
    "not enough rights to send text messages to the chat",
    "have no rights to send a message",
    "need administrator rights in the channel chat",
    "CHAT_ADMIN_REQUIRED",
    "CHAT_WRITE_FORBIDDEN",
    "CHAT_RESTRICTED",
    "CHAT_SEND_PLAIN_FORBIDDEN",
    "CHAT_GUEST_SEND_FORBIDDEN",
)
"""Nobody can be reached; in a group it may be that the bot has lost the right to write."""

NO_THREAD = ("message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED")

OTHER = (
    "message to edit not found",
    "message not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "MESSAGE_ID_INVALID",
    "BUTTON_URL_INVALID",
    "BUTTON_DATA_INVALID",
    "can't parse entities: unsupported start tag",
    "message text is empty",
    "Too Many Requests",
    "",
)

CASES = [
    (BadRequest(UNCHANGED), Refusal.UNCHANGED),
    (Forbidden("Forbidden: something that nobody has seen yet"), Refusal.GONE),
    (Forbidden("Forbidden: bot was blocked by the user"), Refusal.GONE),
    (Forbidden("Forbidden: user is deactivated"), Refusal.GONE),
    (InvalidToken("Not Found: method not found"), Refusal.NO_METHOD),
    (TelegramError("Conflict"), Refusal.OTHER),
    *[(BadRequest(f"Bad Request: {said}"), Refusal.GONE) for said in GONE],
    *[(BadRequest(f"Bad Request: {said}"), Refusal.NO_THREAD) for said in NO_THREAD],
    *[(BadRequest(f"Bad Request: {said}"), Refusal.OTHER) for said in OTHER],
]


@pytest.mark.parametrize(("error", "meaning"), CASES, ids=lambda value: str(value)[:50])
def test_each_refusal_is_understood(error: TelegramError, meaning: Refusal) -> None:
    assert classify(error) is meaning
