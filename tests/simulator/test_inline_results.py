"""What becomes of an inline answer: for whom Telegram caches it, and what choosing a result sends."""

import json
from typing import Any

import pytest

from tests.simulator.conftest import SimulatorClient, keyboard
from tests.simulator.inline_queries import answered, article, asked

LINK = {"text": "Open", "url": "https://example.org/"}
PRESSED = {"text": "Yes", "callback_data": "yes"}


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
