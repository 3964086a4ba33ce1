"""Reply markup: the keyboards that Telegram accepts, and its errors for the others."""

from collections.abc import Callable
from typing import Any

from bot.simulator import limits
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.formatted_text import utf16_length
from bot.simulator.parameters import Parameters
from bot.simulator.types import Json
from bot.simulator.urls import InvalidUrl, normalized_url

CHOSEN_CHAT_KINDS = ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")
_OTHER_MARKUP = frozenset({"keyboard", "remove_keyboard", "force_reply"})


def inline(parameters: Parameters, *, only_inline: bool = False) -> Json | None:
    """The inline keyboard of a message as Telegram keeps it; None without buttons and for other kinds of markup.

    Raises ApiError, with `only_inline` also for other kinds of markup.
    """
    if not (markup := parameters.structure("reply_markup", what="reply keyboard markup")):
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if not _OTHER_MARKUP & markup.keys():
            raise bad_request("can't parse reply keyboard markup: unsupported type of reply markup")
        if only_inline:
            raise bad_request("inline keyboard expected")
        return None
    rows = [row for row in _rows(markup["inline_keyboard"]) if row]
    if sum(map(len, rows)) > limits.BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _rows(keyboard: Any) -> list[list[Json]]:
    if not isinstance(keyboard, list):
        raise bad_request('Field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in keyboard):
        raise bad_request('Field "inline_keyboard" must be an Array of Arrays')
    return [[_button(button) for button in row] for row in keyboard]


def _button(button: Any) -> Json:
    """One button with exactly one action, as documented; of several, Telegram itself silently takes the first."""
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise _unreadable('Can\'t find field "text"')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [
        name
        for name in _ACTIONS
        if button.get(name) not in (None, False) and (button[name] != "" or name in _EMPTY_ALLOWED)
    ]
    if not actions:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unreadable("exactly one action is allowed")
    (action,) = actions
    kept = {"text": text, action: _ACTIONS[action](button[action])}
    style = button.get("style")
    if style not in (None, "", *limits.BUTTON_STYLES):
        raise _unreadable("Invalid style specified")
    return kept | {"style": style} if style else kept


def _url(url: Any) -> str:
    try:
        return normalized_url(str(url))
    except InvalidUrl as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from None


def _callback_data(data: Any) -> str:
    if not isinstance(data, str) or len(data.encode("utf-8", "surrogatepass")) > limits.CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _copy_text(button: Any) -> Json:
    text = button.get("text") if isinstance(button, dict) else None
    if not isinstance(text, str) or not 1 <= utf16_length(text) <= limits.COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def web_app(button: Any) -> Json:
    """A WebAppInfo as Telegram keeps it. Raises ApiError."""
    url = str(button.get("url", "")) if isinstance(button, dict) else ""
    if not url.lower().startswith("https://"):
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"url": url}


def _query(query: Any) -> str:
    if not isinstance(query, str):
        raise _unreadable("inline query must be a String")
    return query


def _chosen_chat(button: Any) -> Json:
    """A SwitchInlineQueryChosenChat, with only the kinds of chats that it allows."""
    if not isinstance(button, dict):
        raise _unreadable('Field "switch_inline_query_chosen_chat" must be an Object')
    allowed = {kind: True for kind in CHOSEN_CHAT_KINDS if button.get(kind) is True}
    if not allowed:
        raise bad_request("at least one chat type must be allowed")
    return {"query": _query(button.get("query", ""))} | allowed


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _unsupported(_: Any) -> Json:
    raise bad_request("BUTTON_TYPE_INVALID")


_ACTIONS: dict[str, Callable[[Any], Any]] = {
    "url": _url,
    "callback_data": _callback_data,
    "copy_text": _copy_text,
    "web_app": web_app,
    "switch_inline_query": _query,
    "switch_inline_query_current_chat": _query,
    "switch_inline_query_chosen_chat": _chosen_chat,
    "login_url": _unsupported,
    "callback_game": _unsupported,
    "pay": _unsupported,
}
_EMPTY_ALLOWED = frozenset({"switch_inline_query", "switch_inline_query_current_chat"})
