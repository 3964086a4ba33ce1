"""Inline mode: queries, answers and their limits, the cache, and what choosing a result sends."""

import asyncio
import json
from typing import Any

import pytest

from tests.simulator.conftest import SimulatorClient, keyboard

pytestmark = pytest.mark.asyncio

UNREADABLE = "Bad Request: can't parse inline query result: "
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
LINK = {"text": "Open", "url": "https://example.org/"}
PRESSED = {"text": "Yes", "callback_data": "yes"}


def article(identity: str = "1", **fields: Any) -> dict[str, Any]:
    content = {"message_text": "They <b>owe</b> you", "parse_mode": "HTML"}
    return {"type": "article", "id": identity, "title": "Pay", "input_message_content": content} | fields


async def asked(simulator: SimulatorClient, query: str = "papers", chat: int = 5, **options: Any) -> str:
    """Sends a query, which the bot confirms; returns its id."""
    done = await simulator.person("inline", chat, query=query, **options)
    assert done["update_id"], "the answer came from the cache"
    await simulator.bot("getUpdates", offset=done["update_id"] + 1)
    return str(done["query_id"])


async def answered(
    simulator: SimulatorClient, *results: dict[str, Any], query: str = "papers", chat: int = 5, **options: Any
) -> str:
    query_id = await asked(simulator, query, chat)
    await simulator.bot("answerInlineQuery", inline_query_id=query_id, results=list(results), **options)
    return query_id


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


async def test_the_bot_does_not_hear_the_same_words_again(simulator: SimulatorClient) -> None:
    await answered(simulator, article())
    assert (await simulator.person("inline", query="papers"))["update_id"] is None
    assert await simulator.bot("getUpdates") == []


async def test_other_words_and_the_next_page_reach_the_bot(simulator: SimulatorClient) -> None:
    await answered(simulator, article())
    await asked(simulator, "paper")
    await asked(simulator, "papers", offset="2")


async def test_an_answer_is_cached_for_everybody(simulator: SimulatorClient) -> None:
    await answered(simulator, article(), chat=5)
    assert (await simulator.person("inline", 6, query="papers"))["update_id"] is None


async def test_a_personal_answer_is_cached_for_that_person_alone(simulator: SimulatorClient) -> None:
    await answered(simulator, article(), chat=5, is_personal=True)
    assert (await simulator.person("inline", 5, query="papers"))["update_id"] is None
    await asked(simulator, "papers", chat=6)


@pytest.mark.parametrize(("options", "seconds"), [({}, 300), ({"cache_time": 10}, 10), ({"cache_time": 10**9}, 86_400)])
async def test_an_answer_is_cached_as_long_as_the_bot_allows(
    simulator: SimulatorClient, options: dict[str, Any], seconds: int
) -> None:
    await answered(simulator, article(), **options)
    simulator.clock.move(seconds - 1)
    assert (await simulator.person("inline", query="papers"))["update_id"] is None
    simulator.clock.move(1)
    await asked(simulator, "papers")


async def test_an_answer_with_no_cache_time_is_not_cached(simulator: SimulatorClient) -> None:
    await answered(simulator, article(), cache_time=0)
    await asked(simulator, "papers")


async def test_a_cached_answer_can_be_chosen_from(simulator: SimulatorClient) -> None:
    await answered(simulator, article())
    query = (await simulator.person("inline", query="papers"))["query_id"]
    sent = await simulator.person("choose", query_id=query, result_id="1", chat_type="friend")
    assert sent["message"]["text"] == "They owe you"


async def chosen(simulator: SimulatorClient, chat_type: str, *buttons: dict[str, Any]) -> Any:
    markup = {"reply_markup": json.loads(keyboard(list(buttons)))} if buttons else {}
    query = await answered(simulator, article(**markup), cache_time=0)
    return await simulator.person("choose", query_id=query, result_id="1", chat_type=chat_type)


async def test_a_friend_gets_the_message_and_the_bot_hears_nothing(simulator: SimulatorClient) -> None:
    sent = await chosen(simulator, "friend", LINK)
    (message,) = (await simulator.person("state", chat_type="friend"))["messages"]
    assert message["text"] == "They owe you"
    assert message["entities"] == [{"type": "bold", "offset": 5, "length": 3}]
    assert message["via_bot"]["username"] == "magnolia_sim_bot" and message["from"]["id"] == 5
    assert message["reply_markup"] == {"inline_keyboard": [[LINK]]}
    assert sent["update_id"] is None and await simulator.bot("getUpdates") == []


@pytest.mark.parametrize("chat_type", ["private", "group", "supergroup"])
async def test_the_bot_hears_what_was_sent_via_it_into_its_own_chats(
    simulator: SimulatorClient, chat_type: str
) -> None:
    await chosen(simulator, chat_type)
    (update,) = await simulator.bot("getUpdates")
    assert update["message"]["via_bot"]["is_bot"] and update["message"]["text"] == "They owe you"


async def test_the_bot_cannot_write_to_the_friend(simulator: SimulatorClient) -> None:
    await chosen(simulator, "friend")
    friend = (await simulator.person("state", chat_type="friend"))["chat"]["id"]
    assert await simulator.error("sendMessage", chat_id=friend, text="x") == "Bad Request: chat not found"


@pytest.mark.parametrize("chat_type", ["friend", "group"])
async def test_a_press_names_an_inline_message(simulator: SimulatorClient, chat_type: str) -> None:
    sent = await chosen(simulator, chat_type, PRESSED)
    await simulator.person("press", message_id=sent["message_id"], row=0, column=0, chat_type=chat_type)
    query = (await simulator.bot("getUpdates", offset=-1))[0]["callback_query"]
    assert query["data"] == "yes" and query["inline_message_id"] and "message" not in query


async def test_an_inline_message_can_be_edited_by_its_id_alone(simulator: SimulatorClient) -> None:
    sent = await chosen(simulator, "friend", PRESSED)
    await simulator.person("press", message_id=sent["message_id"], row=0, column=0, chat_type="friend")
    query = (await simulator.bot("getUpdates", offset=-1))[0]["callback_query"]
    edited = await simulator.bot("editMessageText", inline_message_id=query["inline_message_id"], text="Thanks")
    (message,) = (await simulator.person("state", chat_type="friend"))["messages"]
    assert edited is True and message["text"] == "Thanks"


async def test_an_unknown_inline_message_is_rejected(simulator: SimulatorClient) -> None:
    rejected = await simulator.error("editMessageText", inline_message_id="x", text="Thanks")
    assert rejected == "Bad Request: MESSAGE_ID_INVALID"


async def test_only_what_was_offered_can_be_chosen(simulator: SimulatorClient) -> None:
    query = await answered(simulator, article())
    for query_id, result_id in ((query, "2"), ("9", "1")):
        done = await simulator.person("choose", query_id=query_id, result_id=result_id)
        assert done == {"error": "there is no such result"}


async def test_the_chat_of_a_friend_is_out_of_the_bots_hearing(simulator: SimulatorClient) -> None:
    assert (await simulator.person("say", text="hello", chat_type="friend"))["update_id"] is None
    assert await simulator.bot("getUpdates") == []


async def test_following_a_link_in_another_chat_starts_the_bot_in_its_own(simulator: SimulatorClient) -> None:
    await simulator.person("start", payload="es", chat_type="friend")
    (update,) = await simulator.bot("getUpdates")
    assert (update["message"]["chat"]["id"], update["message"]["text"]) == (5, "/start es")
