"""Methods that answer presses and inline queries."""

from typing import Any

from bot.simulator import formatting, keyboard, limits, utf16
from bot.simulator.errors import bad_request
from bot.simulator.methods.method import Method
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json


async def answer_callback_query(telegram: Telegram, parameters: Parameters) -> bool:
    """A press can be answered once, and not later than the person's screen waits for it."""
    identity, text, url = (parameters.text(name) for name in ("callback_query_id", "text", "url"))
    if utf16.length(text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith(
        (f"https://t.me/{telegram.profile.username}?start=", f"t.me/{telegram.profile.username}?start=")
    ):
        raise bad_request("URL_INVALID")
    query = telegram.take_query(telegram.presses, identity, within=telegram.times.press_answer)
    event = {"type": "callback_answer", "query_id": identity, "text": text or None, "url": url or None}
    telegram.chats[query.chat].tell(event | {"show_alert": parameters.flag("show_alert")})
    return True


async def answer_inline_query(telegram: Telegram, parameters: Parameters) -> bool:
    results = parameters.structure("results", what="inline query results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > limits.INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    _check_ids(results)
    for result in results:
        _check_message(result)
    identity = parameters.text("inline_query_id")
    query = telegram.take_query(telegram.inline_queries, identity, within=telegram.times.inline_kept)
    telegram.chats[query.chat].tell({"type": "inline_results", "query_id": identity, "results": results})
    return True


def _check_ids(results: list[Any]) -> None:
    ids = [str(result.get("id", "")) if isinstance(result, dict) else "" for result in results]
    if not all(1 <= len(one.encode()) <= limits.RESULT_ID_BYTES for one in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")


def _check_message(result: Json) -> None:
    """The message that choosing a result would send keeps the same rules as any other."""
    keyboard.inline(Parameters(result))
    content = result.get("input_message_content")
    if isinstance(content, dict) and "message_text" in content:
        formatting.message_text(Parameters(content | {"text": content["message_text"]}))
    elif result.get("type") == "article":
        raise bad_request("can't parse inline query result: Can't find field \"input_message_content\"")


METHODS: tuple[Method, ...] = (answer_callback_query, answer_inline_query)
