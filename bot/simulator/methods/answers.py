"""Methods that answer presses and inline queries."""

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.formatted_text import utf16_length
from bot.simulator.inline import read_answer
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Method, Telegram


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
    cache_seconds = parameters.integer(
        "cache_time", default=limits.INLINE_CACHE_SECONDS_DEFAULT, low=0, high=limits.INLINE_CACHE_SECONDS
    )
    telegram.inline_answers.cache(
        answer,
        user_id=query.chat.person["id"] if parameters.flag("is_personal") else None,
        query=query.text,
        offset=query.offset,
        seconds=cache_seconds,
    )
    telegram.inline_answers.offer(query_id, answer)
    query.chat.notify(answer.event(query_id))
    return True


METHODS: tuple[Method, ...] = (answer_callback_query, answer_inline_query)
