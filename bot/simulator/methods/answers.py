"""Methods that answer presses and inline queries."""

from bot.simulator import limits, utf16
from bot.simulator.errors import bad_request
from bot.simulator.inline import read_answer
from bot.simulator.methods.method import Method
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram


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
    query.chat.tell(event | {"show_alert": parameters.flag("show_alert")})
    return True


async def answer_inline_query(telegram: Telegram, parameters: Parameters) -> bool:
    """Shows the results to the person, and caches them for `cache_time` seconds."""
    answer = read_answer(parameters)
    identity = parameters.text("inline_query_id")
    query = telegram.take_query(telegram.inline_queries, identity, within=telegram.times.inline_kept)
    telegram.inline_answers.cache(
        answer,
        user_id=query.chat.person["id"] if parameters.flag("is_personal") else None,
        query=query.text,
        offset=query.offset,
        seconds=parameters.integer("cache_time", default=limits.INLINE_CACHE_DEFAULT, low=0, high=limits.INLINE_CACHE),
    )
    telegram.inline_answers.offer(identity, answer)
    query.chat.tell(answer.event(identity))
    return True


METHODS: tuple[Method, ...] = (answer_callback_query, answer_inline_query)
