"""Groups and supergroups with topics: what the bot hears there, from whom, and where its answers go."""

from typing import Any

import pytest

from tests.simulator.conftest import Line

pytestmark = pytest.mark.asyncio

SUPERGROUP = -1_000_000_000_005


async def heard(line: Line) -> dict[str, Any]:
    message: dict[str, Any] = (await line.bot("getUpdates", offset=-1))[-1]["message"]
    return message


async def topic(line: Line) -> int:
    created = await line.person("receive", kind="forum_topic_created", chat_type="supergroup")
    return int(created["message_id"])


@pytest.mark.parametrize(("chat_type", "chat"), [("group", -5), ("supergroup", SUPERGROUP)])
async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(line: Line, chat_type: str, chat: int) -> None:
    for text in ("hello all", "/start@other_bot", "see /help"):
        assert (await line.person("say", text=text, chat_type=chat_type))["update_id"] is None
    for text in ("/help", "/start@magnolia_sim_bot go", "hello @magnolia_sim_bot"):
        await line.person("say", text=text, chat_type=chat_type)
        message = await heard(line)
        assert (message["text"], message["chat"]["type"], message["chat"]["id"]) == (text, chat_type, chat)
        assert message["from"]["id"] == 5


async def test_without_privacy_mode_the_bot_hears_commands_to_other_bots(line: Line) -> None:
    line.running.telegram.privacy_mode = False
    await line.person("say", text="/start@other_bot", chat_type="group")
    assert (await heard(line))["text"] == "/start@other_bot"


async def test_in_a_private_chat_the_bot_hears_commands_to_other_bots(line: Line) -> None:
    await line.person("say", text="/start@other_bot")
    assert (await heard(line))["text"] == "/start@other_bot"


async def test_an_anonymous_administrator_shows_the_group_instead_of_a_name(line: Line) -> None:
    await line.person("say", text="/help", chat_type="supergroup", anonymous=True)
    message = await heard(line)
    assert message["from"]["id"] == 1_087_968_824 and message["from"]["is_bot"]
    assert message["sender_chat"] == message["chat"]


async def test_a_topic_is_created_by_the_message_that_gives_it_its_id(line: Line) -> None:
    thread = await topic(line)
    message = await heard(line)
    assert message["forum_topic_created"] and message["message_thread_id"] == message["message_id"] == thread


async def test_a_message_in_a_topic_names_it(line: Line) -> None:
    thread = await topic(line)
    await line.person("say", text="/help", chat_type="supergroup", message_thread_id=thread)
    message = await heard(line)
    assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)


async def test_a_message_outside_of_topics_names_none(line: Line) -> None:
    await line.person("say", text="/help", chat_type="supergroup")
    assert not {"message_thread_id", "is_topic_message"} & (await heard(line)).keys()


async def test_an_answer_goes_to_the_topic_that_it_names(line: Line) -> None:
    thread = await topic(line)
    sent = await line.bot("sendMessage", chat_id=SUPERGROUP, text="x", message_thread_id=thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    assert "message_thread_id" not in await line.bot("sendMessage", chat_id=SUPERGROUP, text="x")


async def test_a_reply_goes_to_the_topic_of_the_message_it_answers(line: Line) -> None:
    thread = await topic(line)
    said = await line.person("say", text="/help", chat_type="supergroup", message_thread_id=thread)
    reply = {"message_id": said["message_id"]}
    sent = await line.bot("sendMessage", chat_id=SUPERGROUP, text="x", reply_parameters=reply)
    assert sent["message_thread_id"] == thread


@pytest.mark.parametrize("chat_type", ["private", "group", "supergroup"])
async def test_a_topic_that_does_not_exist_is_refused(line: Line, chat_type: str) -> None:
    chat = (await line.person("say", text="/help", chat_type=chat_type)) and (await heard(line))["chat"]["id"]
    refused = await line.refusal("sendMessage", chat_id=chat, text="x", message_thread_id=999)
    assert refused == "Bad Request: message thread not found"


@pytest.mark.parametrize("chat_type", ["group", "supergroup"])
async def test_service_messages_of_a_group_are_heard(line: Line, chat_type: str) -> None:
    await line.person("receive", kind="new_chat_members", chat_type=chat_type)
    assert "new_chat_members" in await heard(line)
