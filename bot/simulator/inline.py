"""Inline mode: answers to inline queries, their limits, Telegram's cache, and the message that a result becomes."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from bot.simulator import entities, keyboard, limits
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.parameters import Parameters
from bot.simulator.types import Clock, Json

_OFFERED_ANSWERS = 200  # the newest ones, from which a person may still choose
_OTHER_CONTENT = ("latitude", "phone_number", "payload")  # fields of the kinds of InputMessageContent without text


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One result; `message` holds the fields of the Message that choosing it sends."""

    id: str
    type: str
    title: str
    description: str
    message: Json


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """A checked answer to an inline query. `button` is the Bot API's InlineQueryResultsButton."""

    results: tuple[InlineResult, ...]
    button: Json | None
    next_offset: str

    def event(self, query_id: str) -> Json:
        """The event for the person's page, with what its list shows of each result."""
        shown = ("id", "type", "title", "description")
        results = [{field: getattr(result, field) for field in shown} for result in self.results]
        answer = {"results": results, "button": self.button, "next_offset": self.next_offset}
        return {"type": "inline_results", "query_id": query_id} | answer


class InlineAnswers:
    """Answers that people may choose from, by query id, and answers that Telegram caches."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._offered: OrderedDict[str, InlineAnswer] = OrderedDict()
        self._cache: dict[tuple[int | None, str, str], tuple[InlineAnswer, float]] = {}  # with the time it expires

    def cached(self, user_id: int, query: str, offset: str) -> InlineAnswer | None:
        """The answer that is cached for this user, else the one that is cached for everybody; None without one."""
        for key in ((user_id, query, offset), (None, query, offset)):
            answer, expires = self._cache.get(key, (None, 0))
            if expires > self._clock():
                return answer
        return None

    def cache(self, answer: InlineAnswer, *, user_id: int | None, query: str, offset: str, seconds: int) -> None:
        """Caches an answer to this query for one user, or with None for everybody."""
        now = self._clock()
        self._cache = {key: (cached, expires) for key, (cached, expires) in self._cache.items() if expires > now}
        self._cache[user_id, query, offset] = answer, now + seconds

    def offer(self, query_id: str, answer: InlineAnswer) -> None:
        """Lets the person who sent the query choose from this answer."""
        self._offered[query_id] = answer
        while len(self._offered) > _OFFERED_ANSWERS:
            self._offered.popitem(last=False)

    def result(self, query_id: str, result_id: str) -> InlineResult | None:
        """That result of the answer to that query; None where there is none."""
        answer = self._offered.get(query_id)
        return next((result for result in answer.results if result.id == result_id), None) if answer else None


def read_answer(parameters: Parameters) -> InlineAnswer:
    """The `results`, `button` and `next_offset` of answerInlineQuery. Raises ApiError as Telegram does."""
    button = _button(parameters.structure("button", what="inline query results button"))
    given = parameters.structure("results", what="JSON encoded inline query results")
    if given is not None and not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given or ()) > limits.INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    results = tuple(_result(result) for result in given or ())
    offset = parameters.text("next_offset")
    if len(offset.encode("utf-8", "surrogatepass")) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return InlineAnswer(results, button, offset)


def _result(given: Any) -> InlineResult:
    if not isinstance(given, dict):
        raise _unreadable("Inline query result must be an object")
    result_type, result_id = _required(given, "type").lower(), _required(given, "id")
    message = _message(given, required=result_type == "article")
    title = _required(given, "title") if result_type == "article" else str(given.get("title", ""))
    if not result_id:
        raise bad_request("RESULT_ID_EMPTY")
    if len(result_id.encode("utf-8", "surrogatepass")) > limits.INLINE_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result_type == "article" and not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if markup := keyboard.inline(Parameters(given), only_inline=True):
        if any("web_app" in button for row in markup["inline_keyboard"] for button in row):
            raise bad_request("BUTTON_TYPE_INVALID")  # Web Apps open in private chats with the bot only
        message["reply_markup"] = markup
    return InlineResult(result_id, result_type, title, str(given.get("description", "")), message)


def _message(given: Json, *, required: bool) -> Json:
    """The fields of the message that the result sends; content other than text is represented by the title."""
    content = given.get("input_message_content")
    if content is None:
        content = {"message_text": _required(given, "message_text")} if required else {}
    if not isinstance(content, dict):
        raise _unreadable('Field "input_message_content" must be of type Object')
    if content.get("message_text"):
        return _text(content)
    if required and not any(field in content for field in _OTHER_CONTENT):
        raise _unreadable("Input message content is not specified")
    return {"text": str(given.get("title") or given.get("type"))}


def _text(content: Json) -> Json:
    parameters = Parameters(content | {"text": content["message_text"]})
    try:
        return entities.message_text(parameters).fields() | entities.link_preview(parameters)
    except ApiError as error:
        reason = error.description.removeprefix("Bad Request: ")
        if reason == "message is too long":
            raise bad_request("MESSAGE_TOO_LONG") from None
        raise _unreadable(reason[:1].upper() + reason[1:]) from None


def _button(given: Any) -> Json | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        raise _bad_button("InlineQueryResultsButton must be an Object")
    text = given.get("text")
    if not isinstance(text, str):
        raise _bad_button('Can\'t find field "text"')
    target = [field for field in ("start_parameter", "web_app") if given.get(field) is not None]
    if len(target) != 1:
        raise _bad_button("InlineQueryResultsButton must have exactly one optional field")
    if not text.strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if target == ["web_app"]:
        return {"text": text, "web_app": keyboard.web_app(given["web_app"])}
    value = str(given["start_parameter"])
    if not value:
        raise bad_request("can't use empty start_parameter")
    if len(value) > limits.START_PARAMETER:
        raise bad_request("too long start_parameter specified")
    if not limits.START_PARAMETER_CHARACTERS.issuperset(value):
        raise bad_request("unallowed characters in start_parameter are used")
    return {"text": text, "start_parameter": value}


def _required(given: Json, field: str) -> str:
    value = given.get(field)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if value is None:
        raise _unreadable(f'Can\'t find field "{field}"')
    if not isinstance(value, str):
        raise _unreadable(f'Field "{field}" must be of type String')
    return value


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline query result: {reason}")


def _bad_button(reason: str) -> ApiError:
    return bad_request(f"can't parse inline query results button: {reason}")
