"""Which kinds of updates there are handlers for, and which Telegram is asked for."""

from bot.messenger.handlers.registry import ALLOWED_UPDATES
from tests.messenger.chat import open_chat


async def test_there_is_a_handler_for_each_kind_of_update_that_is_asked_for() -> None:
    chat = await open_chat()
    person = {"id": chat.id, "is_bot": False, "first_name": "Ana"}
    updates = {
        "message": chat.message(text="hello"),
        "edited_message": chat.message(text="hello again", edit_date=1),
        "callback_query": {"id": "1", "from": person, "chat_instance": "1", "data": "en/home"},
        "inline_query": {"id": "1", "from": person, "query": "", "offset": ""},
    }
    assert tuple(updates) == ALLOWED_UPDATES
    assert all([await chat.gets(**{kind: update}) for kind, update in updates.items()])


async def test_other_kinds_of_updates_get_no_answer_and_are_no_failure() -> None:
    chat = await open_chat()
    member = {"user": {"id": 1000000001, "is_bot": True, "first_name": "x"}, "status": "member"}
    person = {"id": chat.id, "is_bot": False, "first_name": "Ana"}
    changed = {"from": person, "date": 1, "old_chat_member": member, "new_chat_member": member}
    channel = {"id": -7, "type": "channel", "title": "News"}
    updates = {
        "my_chat_member": changed | {"chat": chat.message()["chat"]},
        "channel_post": chat.message(text="hello", chat=channel),
        "poll": {"id": "1"},
        "a_kind_of_the_future": {"id": "1"},
    }
    assert [await chat.gets(**{kind: update}) for kind, update in updates.items()] == [[]] * len(updates)
