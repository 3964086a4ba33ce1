"""Inline mode: the results that answer a query, how long Telegram caches them, and the message that one becomes."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from bot.simulator import formatting, keyboard, limits
from bot.simulator.errors import Refusal, bad_request
from bot.simulator.parameters import Parameters
from bot.simulator.types import Clock, Json

_REMEMBERED = 200  # answers that a person may still choose from
_CONTENT_TYPES = ("latitude", "phone_number", "payload")  # each names another kind of InputMessageContent


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One entry of the list. `message` holds the fields of the Message that choosing it sends."""

    id: str
    type: str
    title: str
    description: str
    message: Json

    def shown(self) -> Json:
        """What the person's list shows of it."""
        return {"id": self.id, "type": self.type, "title": self.title, "description": self.description}


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """A checked answer to an inline query. `button` is the Bot API's InlineQueryResultsButton."""

    results: tuple[InlineResult, ...]
    button: Json | None
    next_offset: str

    def event(self, query_id: str) -> Json:
        """What the person's page is told, under the id of its query."""
        return {
            "type": "inline_results",
            "query_id": query_id,
            "results": [result.shown() for result in self.results],
            "button": self.button,
            "next_offset": self.next_offset,
        }


@dataclass(frozen=True, slots=True)
class _Cached:
    answer: InlineAnswer
    expires: float


class InlineAnswers:
    """Answers by query id, from which a person may choose, and the answers that Telegram gives in the bot's place."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._by_query: OrderedDict[str, InlineAnswer] = OrderedDict()
        self._cache: dict[tuple[int | None, str, str], _Cached] = {}

    def cached(self, user_id: int, query: str, offset: str) -> InlineAnswer | None:
        """The answer that is cached for this user, else the one cached for everybody."""
        for key in ((user_id, query, offset), (None, query, offset)):
            found = self._cache.get(key)
            if found is not None and found.expires > self._clock():
                return found.answer
        return None

    def cache(self, answer: InlineAnswer, *, user_id: int | None, query: str, offset: str, seconds: int) -> None:
        """Keeps an answer for that user (None: for everybody) who types the same query again."""
        now = self._clock()
        self._cache = {key: cached for key, cached in self._cache.items() if cached.expires > now}
        self._cache[user_id, query, offset] = _Cached(answer, now + seconds)

    def offer(self, query_id: str, answer: InlineAnswer) -> None:
        """Lets the person choose from this answer."""
        self._by_query[query_id] = answer
        while len(self._by_query) > _REMEMBERED:
            self._by_query.popitem(last=False)

    def result(self, query_id: str, result_id: str) -> InlineResult | None:
        """A result of the answer to that query; None where there is none."""
        answer = self._by_query.get(query_id)
        if answer is None:
            return None
        return next((result for result in answer.results if result.id == result_id), None)


def read_answer(parameters: Parameters) -> InlineAnswer:
    """The `results`, `button` and `next_offset` of answerInlineQuery. Raises Refusal as Telegram does."""
    button = _button(parameters.structure("button", what="inline query results button"))
    given = parameters.structure("results", what="JSON encoded inline query results")
    if given is not None and not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given or ()) > limits.INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    results = tuple(_result(result) for result in given or ())
    offset = parameters.text("next_offset")
    if len(offset.encode()) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return InlineAnswer(results, button, offset)


def _result(given: Any) -> InlineResult:
    if not isinstance(given, dict):
        raise _unreadable("Inline query result must be an object")
    result_type, identity = _required(given, "type").lower(), _required(given, "id")
    message = _message(given, required=result_type == "article")
    title = _required(given, "title") if result_type == "article" else str(given.get("title", ""))
    if not identity:
        raise bad_request("RESULT_ID_EMPTY")
    if len(identity.encode("utf-8", "surrogatepass")) > limits.RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result_type == "article" and not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    markup = keyboard.inline(Parameters(given), only_inline=True)
    return InlineResult(
        identity,
        result_type,
        title,
        str(given.get("description", "")),
        message | ({"reply_markup": _without_web_apps(markup)} if markup else {}),
    )


def _message(given: Json, *, required: bool) -> Json:
    """The fields of the message that the result sends; those of text follow the rules of sendMessage."""
    content = given.get("input_message_content")
    if content is None:
        content = {"message_text": _required(given, "message_text")} if required else {}
    if not isinstance(content, dict):
        raise _unreadable('Field "input_message_content" must be of type Object')
    if content.get("message_text"):
        return _text(content)
    if required and not any(field in content for field in _CONTENT_TYPES):
        raise _unreadable("Input message content is not specified")
    return {"text": str(given.get("title") or given.get("type"))}


def _text(content: Json) -> Json:
    parameters = Parameters(content | {"text": content["message_text"]})
    try:
        return formatting.message_text(parameters).fields() | formatting.preview(parameters)
    except Refusal as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
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
    return {"text": text, "start_parameter": _start_parameter(str(given["start_parameter"]))}


def _start_parameter(value: str) -> str:
    if not value:
        raise bad_request("can't use empty start_parameter")
    if len(value) > limits.START_PARAMETER:
        raise bad_request("too long start_parameter specified")
    if not limits.START_PARAMETER_CHARACTERS.issuperset(value):
        raise bad_request("unallowed characters in start_parameter are used")
    return value


def _without_web_apps(markup: Json) -> Json:
    """The keyboard, which must not open Web Apps: those are for private chats with the bot."""
    if any("web_app" in button for row in markup["inline_keyboard"] for button in row):
        raise bad_request("BUTTON_TYPE_INVALID")
    return markup


def _required(given: Json, field: str) -> str:
    value = given.get(field)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if value is None:
        raise _unreadable(f'Can\'t find field "{field}"')
    if not isinstance(value, str):
        raise _unreadable(f'Field "{field}" must be of type String')
    return value


def _unreadable(reason: str) -> Refusal:
    return bad_request(f"can't parse inline query result: {reason}")


def _bad_button(reason: str) -> Refusal:
    return bad_request(f"can't parse inline query results button: {reason}")
