"""Groups and supergroups with topics: what the bot hears there, from whom, and where its answers go."""

from typing import Any

import pytest

from tests.simulator.conftest import SimulatorClient

pytestmark = pytest.mark.asyncio

SUPERGROUP = -1_000_000_000_000_005


async def heard(simulator: SimulatorClient) -> dict[str, Any]:
    message: dict[str, Any] = (await simulator.bot("getUpdates", offset=-1))[-1]["message"]
    return message


async def topic(simulator: SimulatorClient) -> int:
    created = await simulator.person("receive", kind="forum_topic_created", chat_type="supergroup")
    return int(created["message_id"])


@pytest.mark.parametrize(("chat_type", "chat"), [("group", -5), ("supergroup", SUPERGROUP)])
async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    simulator: SimulatorClient, chat_type: str, chat: int
) -> None:
    for text in ("hello all", "/start@other_bot", "see /help"):
        assert (await simulator.person("say", text=text, chat_type=chat_type))["update_id"] is None
    for text in ("/help", "/start@magnolia_sim_bot go", "hello @magnolia_sim_bot"):
        await simulator.person("say", text=text, chat_type=chat_type)
        message = await heard(simulator)
        assert (message["text"], message["chat"]["type"], message["chat"]["id"]) == (text, chat_type, chat)
        assert message["from"]["id"] == 5


async def test_without_privacy_mode_the_bot_hears_commands_to_other_bots(simulator: SimulatorClient) -> None:
    simulator.server.telegram.privacy_mode = False
    await simulator.person("say", text="/start@other_bot", chat_type="group")
    assert (await heard(simulator))["text"] == "/start@other_bot"


async def test_in_a_private_chat_the_bot_hears_commands_to_other_bots(simulator: SimulatorClient) -> None:
    await simulator.person("say", text="/start@other_bot")
    assert (await heard(simulator))["text"] == "/start@other_bot"


async def test_an_anonymous_administrator_shows_the_group_instead_of_a_name(simulator: SimulatorClient) -> None:
    await simulator.person("say", text="/help", chat_type="supergroup", anonymous=True)
    message = await heard(simulator)
    assert message["from"]["id"] == 1_087_968_824 and message["from"]["is_bot"]
    assert message["sender_chat"] == message["chat"]


async def test_a_topic_is_created_by_the_message_that_gives_it_its_id(simulator: SimulatorClient) -> None:
    thread = await topic(simulator)
    message = await heard(simulator)
    assert message["forum_topic_created"] and message["message_thread_id"] == message["message_id"] == thread


async def test_a_message_in_a_topic_names_it(simulator: SimulatorClient) -> None:
    thread = await topic(simulator)
    await simulator.person("say", text="/help", chat_type="supergroup", message_thread_id=thread)
    message = await heard(simulator)
    assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)


async def test_a_message_outside_of_topics_names_none(simulator: SimulatorClient) -> None:
    await simulator.person("say", text="/help", chat_type="supergroup")
    assert not {"message_thread_id", "is_topic_message"} & (await heard(simulator)).keys()


async def test_an_answer_goes_to_the_topic_that_it_names(simulator: SimulatorClient) -> None:
    thread = await topic(simulator)
    sent = await simulator.bot("sendMessage", chat_id=SUPERGROUP, text="x", message_thread_id=thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    assert "message_thread_id" not in await simulator.bot("sendMessage", chat_id=SUPERGROUP, text="x")


async def test_a_reply_goes_to_the_topic_of_the_message_it_answers(simulator: SimulatorClient) -> None:
    thread = await topic(simulator)
    said = await simulator.person("say", text="/help", chat_type="supergroup", message_thread_id=thread)
    reply = {"message_id": said["message_id"]}
    sent = await simulator.bot("sendMessage", chat_id=SUPERGROUP, text="x", reply_parameters=reply)
    assert sent["message_thread_id"] == thread


@pytest.mark.parametrize("chat_type", ["private", "group", "supergroup"])
async def test_a_topic_that_does_not_exist_is_rejected(simulator: SimulatorClient, chat_type: str) -> None:
    chat = (await simulator.person("say", text="/help", chat_type=chat_type)) and (await heard(simulator))["chat"]["id"]
    rejected = await simulator.error("sendMessage", chat_id=chat, text="x", message_thread_id=999)
    assert rejected == "Bad Request: message thread not found"


@pytest.mark.parametrize("chat_type", ["group", "supergroup"])
async def test_service_messages_of_a_group_are_heard(simulator: SimulatorClient, chat_type: str) -> None:
    await simulator.person("receive", kind="new_chat_members", chat_type=chat_type)
    assert "new_chat_members" in await heard(simulator)
