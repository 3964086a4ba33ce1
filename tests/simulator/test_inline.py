"""Inline queries and the limits of their answers."""

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.errors import ApiError
from bot.simulator.inline import InlineAnswer, read_answer
from bot.simulator.parameters import Parameters
from tests.simulator.conftest import SimulatorClient
from tests.simulator.inline_queries import answered, article, asked

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def anything(*fields: str) -> st.SearchStrategy[Any]:
    """Any JSON at all, most often an object with some of these fields."""
    return st.dictionaries(st.sampled_from(fields), JSON, max_size=len(fields)) | JSON


CONTENT = anything("message_text", "parse_mode", "entities", "latitude", "link_preview_options")
RESULT = st.fixed_dictionaries(
    {"type": st.just("article") | JSON, "id": st.text(max_size=70) | JSON, "title": st.text(max_size=5) | JSON},
    optional={"input_message_content": CONTENT, "description": JSON, "reply_markup": JSON},
)

UNREADABLE = "Bad Request: can't parse inline query result: "
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.mark.parametrize(
    ("chat_type", "told"),
    [("private", "sender"), ("friend", "private"), ("group", "group"), ("supergroup", "supergroup")],
)
async def test_a_query_says_from_whom_it_is_and_from_what_kind_of_chat(
    simulator: SimulatorClient, chat_type: str, told: str
) -> None:
    done = await simulator.person("inline", query=" papers ", chat_type=chat_type, language_code="es")
    (update,) = await simulator.bot("getUpdates")
    query = update["inline_query"]
    assert query["id"] == done["query_id"]
    assert (query["query"], query["offset"], query["chat_type"]) == ("papers", "", told)
    assert (query["from"]["id"], query["from"]["language_code"]) == (5, "es")


async def test_a_query_is_cut_at_256_characters(simulator: SimulatorClient) -> None:
    await simulator.person("inline", query="x" * 300)
    (update,) = await simulator.bot("getUpdates")
    assert update["inline_query"]["query"] == "x" * 256


async def test_a_query_is_kept_for_thirty_seconds(simulator: SimulatorClient) -> None:
    query = (await simulator.person("inline", query="papers"))["query_id"]
    simulator.clock.move(31)
    assert await simulator.bot("getUpdates") == []
    assert await simulator.error("answerInlineQuery", inline_query_id=query, results=[]) == TOO_OLD


async def test_a_query_is_answered_once(simulator: SimulatorClient) -> None:
    query = await answered(simulator, article())
    assert await simulator.error("answerInlineQuery", inline_query_id=query, results=[]) == TOO_OLD


async def test_a_bot_without_inline_mode_hears_no_queries(simulator: SimulatorClient) -> None:
    simulator.server.telegram.inline_mode = False
    assert await simulator.person("inline", query="papers") == {"error": "the bot has no inline mode"}
    assert (await simulator.bot("getMe"))["supports_inline_queries"] is False


async def test_get_me_reports_inline_mode(simulator: SimulatorClient) -> None:
    assert (await simulator.bot("getMe"))["supports_inline_queries"] is True


@pytest.mark.parametrize(
    ("results", "description"),
    [
        ({"id": 1}, "Bad Request: expected an Array of inline query results"),
        ([article(str(number)) for number in range(51)], "Bad Request: too many inline query results specified"),
        (["x"], UNREADABLE + "Inline query result must be an object"),
        ([{"id": "1"}], UNREADABLE + 'Can\'t find field "type"'),
        ([{"type": "article"}], UNREADABLE + 'Can\'t find field "id"'),
        ([article("")], "Bad Request: RESULT_ID_EMPTY"),
        ([article("é" * 33)], "Bad Request: RESULT_ID_INVALID"),
        ([article("1"), article("1")], "Bad Request: RESULT_ID_DUPLICATE"),
        ([{"type": "article", "id": "1", "title": "t"}], UNREADABLE + 'Can\'t find field "message_text"'),
        ([article(title=None)], UNREADABLE + 'Can\'t find field "title"'),
        ([article(title=" ")], "Bad Request: ARTICLE_TITLE_EMPTY"),
        ([article(input_message_content={"message_text": ""})], UNREADABLE + "Input message content is not specified"),
        ([article(input_message_content={"message_text": " "})], UNREADABLE + "Text must be non-empty"),
        ([article(input_message_content={"message_text": "x" * 4097})], "Bad Request: MESSAGE_TOO_LONG"),
        (
            [article(input_message_content={"message_text": "<b>x", "parse_mode": "HTML"})],
            UNREADABLE + "Can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ([article(reply_markup={"force_reply": True})], "Bad Request: inline keyboard expected"),
        (
            [article(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x" * 65}]]})],
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            [article(reply_markup={"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://a.org"}}]]})],
            "Bad Request: BUTTON_TYPE_INVALID",
        ),
    ],
)
async def test_results_telegram_rejects(simulator: SimulatorClient, results: Any, description: str) -> None:
    query = await asked(simulator)
    assert await simulator.error("answerInlineQuery", inline_query_id=query, results=results) == description


@given(st.lists(RESULT, max_size=3) | JSON, anything("text", "start_parameter", "web_app"), st.text(max_size=70) | JSON)
def test_any_json_at_all_is_accepted_or_rejected(results: Any, button: Any, next_offset: Any) -> None:
    parameters = Parameters({"results": results, "button": button, "next_offset": next_offset})
    assert isinstance(read_answer_or_error(parameters), InlineAnswer | ApiError)


def read_answer_or_error(parameters: Parameters) -> InlineAnswer | ApiError:
    try:
        return read_answer(parameters)
    except ApiError as error:
        return error


async def test_a_query_can_be_answered_after_a_rejected_answer(simulator: SimulatorClient) -> None:
    query = await asked(simulator)
    await simulator.error("answerInlineQuery", inline_query_id=query, results=[article("")])
    assert await simulator.bot("answerInlineQuery", inline_query_id=query, results=[article()]) is True


async def test_fifty_results_of_the_longest_ids_and_texts_are_accepted(simulator: SimulatorClient) -> None:
    content = {"message_text": f"<b>{'&amp;' * 4096}</b>", "parse_mode": "HTML"}
    results = [article(f"{number:064}", input_message_content=content) for number in range(50)]
    assert await answered(simulator, *results, next_offset="x" * 64)


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ([], "can't parse inline query results button: InlineQueryResultsButton must be an Object"),
        ({"start_parameter": "x"}, "can't parse inline query results button: Can't find field \"text\""),
        (
            {"text": "Open"},
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
        ),
        (
            {"text": "Open", "start_parameter": "x", "web_app": {"url": "https://a.org"}},
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
        ),
        ({"text": " ", "start_parameter": "x"}, "SWITCH_PM_TEXT_EMPTY"),
        ({"text": "Open", "start_parameter": ""}, "can't use empty start_parameter"),
        ({"text": "Open", "start_parameter": "x" * 65}, "too long start_parameter specified"),
        ({"text": "Open", "start_parameter": "a/b"}, "unallowed characters in start_parameter are used"),
    ],
)
async def test_a_button_above_the_list_telegram_rejects(simulator: SimulatorClient, button: Any, reason: str) -> None:
    query = await asked(simulator)
    rejected = await simulator.error("answerInlineQuery", inline_query_id=query, results=[], button=button)
    assert rejected == f"Bad Request: {reason}"


@pytest.mark.parametrize("button", [{"start_parameter": "a-Z_9" * 12}, {"web_app": {"url": "https://a.org"}}])
async def test_a_button_above_the_list_telegram_accepts(simulator: SimulatorClient, button: dict[str, Any]) -> None:
    assert await answered(simulator, button=button | {"text": "Open"})


async def test_an_offset_longer_than_64_bytes_is_rejected(simulator: SimulatorClient) -> None:
    query = await asked(simulator)
    rejected = await simulator.error("answerInlineQuery", inline_query_id=query, results=[], next_offset="é" * 33)
    assert rejected == "Bad Request: NEXT_OFFSET_INVALID"


async def test_the_page_hears_the_list_and_its_button(simulator: SimulatorClient) -> None:
    button = {"text": "Open", "start_parameter": "es"}
    query = await asked(simulator)
    async with simulator.session.get(f"{simulator.server.url}/person/5/events") as events:
        await events.content.readuntil(b"\n\n")
        results = [article(description="What to do")]
        await simulator.bot("answerInlineQuery", inline_query_id=query, results=results, button=button, next_offset="2")
        event = json.loads((await asyncio.wait_for(events.content.readuntil(b"\n\n"), 5)).removeprefix(b"data: "))
    shown = {"id": "1", "type": "article", "title": "Pay", "description": "What to do"}
    expected = {"query_id": query, "results": [shown], "button": button, "next_offset": "2"}
    assert event == {"type": "inline_results"} | expected
