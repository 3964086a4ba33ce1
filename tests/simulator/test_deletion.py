"""What a bot may delete, and until when."""

import pytest

from tests.simulator.conftest import Line

pytestmark = pytest.mark.asyncio

HOURS = 3600


async def test_both_sides_messages_go_from_the_screen(line: Line) -> None:
    chat = await line.started()
    sent = await line.bot("sendMessage", chat_id=chat, text="x")
    ids = [message["message_id"] for message in await line.seen()]
    assert sent["message_id"] in ids and len(ids) == 2
    await line.bot("deleteMessages", chat_id=chat, message_ids=ids)
    assert await line.seen() == []


@pytest.mark.parametrize(("hours", "allowed"), [(47, True), (49, False)])
async def test_a_message_can_be_deleted_for_two_days(line: Line, hours: int, allowed: bool) -> None:
    chat = await line.started()
    sent = await line.bot("sendMessage", chat_id=chat, text="x")
    line.clock.move(hours * HOURS)
    answer = await line.answer("deleteMessage", chat_id=chat, message_id=sent["message_id"])
    assert answer.get("description") == (None if allowed else "Bad Request: message can't be deleted for everyone")


async def test_one_old_message_keeps_the_whole_batch(line: Line) -> None:
    chat = await line.started()
    line.clock.move(49 * HOURS)
    await line.bot("sendMessage", chat_id=chat, text="x")
    ids = [message["message_id"] for message in await line.seen()]
    assert (
        await line.refusal("deleteMessages", chat_id=chat, message_ids=ids)
        == "Bad Request: message can't be deleted for everyone"
    )
    assert len(await line.seen()) == 2


async def test_ids_that_are_gone_are_skipped_in_a_batch_and_named_alone(line: Line) -> None:
    chat = await line.started()
    assert await line.bot("deleteMessages", chat_id=chat, message_ids=[998, 999]) is True
    assert (
        await line.refusal("deleteMessage", chat_id=chat, message_id=999) == "Bad Request: message to delete not found"
    )


@pytest.mark.parametrize(
    ("count", "reason"), [(0, "message identifiers are not specified"), (101, "too many message identifiers specified")]
)
async def test_a_batch_holds_one_to_a_hundred(line: Line, count: int, reason: str) -> None:
    chat = await line.started()
    assert (
        await line.refusal("deleteMessages", chat_id=chat, message_ids=list(range(1, count + 1)))
        == f"Bad Request: {reason}"
    )


async def test_what_the_person_deleted_is_gone_for_them_alone(line: Line) -> None:
    chat = await line.started()
    sent = await line.bot("sendMessage", chat_id=chat, text="x")
    await line.person("delete", message_ids=[sent["message_id"]])
    assert len(await line.seen()) == 1
    await line.bot("editMessageText", chat_id=chat, message_id=sent["message_id"], text="unseen")
    assert len(await line.seen()) == 1


async def test_others_messages_in_a_group_stay(line: Line) -> None:
    said = await line.person("say", text="/start", chat_type="group")
    refused = await line.refusal("deleteMessage", chat_id=-5, message_id=said["message_id"])
    assert refused == "Bad Request: message can't be deleted"
