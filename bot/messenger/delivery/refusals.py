"""What Telegram's refusals mean. Its error texts are known here alone."""

from enum import Enum, auto

from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError


class Refusal(Enum):
    """What a refused call tells about the message or the chat."""

    UNCHANGED = auto()
    """The message shows already what it should: no error."""
    GONE = auto()
    """Nobody can be reached there: the bot was blocked or may not write, the chat or the account was deleted."""
    NO_THREAD = auto()
    """The topic of the chat is closed or deleted; the chat itself may still take messages."""
    TOO_OLD = auto()
    """Telegram waits for the answer to this query no longer."""
    NO_METHOD = auto()
    """This Bot API server lacks the method."""
    OTHER = auto()
    """Whatever else; for an edit it means that a new message must do."""


_UNCHANGED = ("message is not modified",)
_TOO_OLD = ("query is too old",)
_NO_THREAD = ("topic_closed", "topic_deleted", "message thread not found")
_GONE = (
    *("chat not found", "user not found", "user is deactivated", "input_user_deactivated", "peer_id_invalid"),
    *("bot was blocked", "user_is_blocked", "bot was kicked", "bot is not a member", "bot can't initiate"),
    *("group chat was deactivated", "group chat was upgraded", "channel_private", "user_banned_in_channel"),
    *("not enough rights", "have no rights", "need administrator rights", "chat_admin_required"),
    *("chat_write_forbidden", "chat_restricted", "chat_send_plain_forbidden", "chat_guest_send_forbidden"),
)


def classify(error: TelegramError) -> Refusal:
    """What a refusal means."""
    said = error.message.lower()
    if isinstance(error, BadRequest) and any(text in said for text in _UNCHANGED):
        return Refusal.UNCHANGED
    if isinstance(error, BadRequest) and any(text in said for text in _TOO_OLD):
        return Refusal.TOO_OLD
    if isinstance(error, Forbidden) or any(text in said for text in _GONE):
        return Refusal.GONE
    if any(text in said for text in _NO_THREAD):
        return Refusal.NO_THREAD
    return Refusal.NO_METHOD if isinstance(error, InvalidToken) else Refusal.OTHER
