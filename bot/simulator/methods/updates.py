"""Methods by which updates reach the bot, and its answers to presses and inline queries."""

from bot.simulator import limits
from bot.simulator.errors import bad_request, conflict
from bot.simulator.formatted_text import utf16_length
from bot.simulator.inline import read_answer
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json
from bot.simulator.updates import SET_WEBHOOK
from bot.simulator.webhook import read_target


async def get_updates(telegram: Telegram, parameters: Parameters) -> list[Json]:
    if telegram.webhook.target is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    telegram.updates.allow(_allowed(parameters))
    return await telegram.polling.get(
        offset=parameters.integer("offset"),
        limit=parameters.integer("limit", default=limits.UPDATES_PER_CALL, low=1, high=limits.UPDATES_PER_CALL),
        timeout=parameters.integer("timeout", low=0, high=limits.LONG_POLL_SECONDS),
    )


async def set_webhook(telegram: Telegram, parameters: Parameters) -> bool:
    if not parameters.text("url"):
        return await delete_webhook(telegram, parameters)
    target = read_target(parameters)
    telegram.updates.allow(_allowed(parameters))
    await _drop_pending(telegram, parameters)
    telegram.polling.end(SET_WEBHOOK)
    await telegram.webhook.set(target)
    return True


async def delete_webhook(telegram: Telegram, parameters: Parameters) -> bool:
    await telegram.webhook.remove()
    await _drop_pending(telegram, parameters)
    return True


async def get_webhook_info(telegram: Telegram, _: Parameters) -> Json:
    return telegram.webhook.info()


async def answer_callback_query(telegram: Telegram, parameters: Parameters) -> bool:
    """Answers a press, once, while the person's client still waits for it."""
    query_id, text, url = (parameters.text(name) for name in ("callback_query_id", "text", "url"))
    if utf16_length(text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    link = f"t.me/{telegram.profile.username}?start="
    if url and not url.startswith((link, f"https://{link}")):
        raise bad_request("URL_INVALID")
    query = telegram.close_query(telegram.presses, query_id, within=telegram.times.press_answer)
    event = {"type": "callback_answer", "query_id": query_id, "text": text or None, "url": url or None}
    query.chat.notify(event | {"show_alert": parameters.flag("show_alert")})
    return True


async def answer_inline_query(telegram: Telegram, parameters: Parameters) -> bool:
    """Shows the results to the person, and caches them for `cache_time` seconds."""
    answer = read_answer(parameters)
    query_id = parameters.text("inline_query_id")
    query = telegram.close_query(telegram.inline_queries, query_id, within=telegram.times.inline_query_lifetime)
    user_id = query.chat.person["id"] if parameters.flag("is_personal") else None
    seconds = parameters.integer(
        "cache_time", default=limits.INLINE_CACHE_SECONDS_DEFAULT, low=0, high=limits.INLINE_CACHE_SECONDS
    )
    telegram.inline_answers.cache(answer, user_id=user_id, query=query.text, offset=query.offset, seconds=seconds)
    telegram.inline_answers.offer(query_id, answer)
    query.chat.notify(answer.event(query_id))
    return True


def _allowed(parameters: Parameters) -> list[str] | None:
    """The kinds of updates that the call asks for; None where it leaves the earlier choice."""
    kinds = parameters.structure("allowed_updates", what="allowed updates")
    if kinds is None:
        return None
    if not isinstance(kinds, list):
        raise bad_request("can't parse allowed updates JSON object")
    return [str(kind) for kind in kinds]


async def _drop_pending(telegram: Telegram, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        await telegram.webhook.remove()
        telegram.updates.clear()
