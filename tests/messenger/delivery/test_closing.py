"""How a chat is closed or cleared: in which order, what stays, and what comes too late."""

from dataclasses import dataclass

import pytest
from telegram.request import RequestData

from bot.messenger.transport.update_context import UpdateCancelled
from bot.screens.decision import Clear, DeleteSent, Leave
from bot.store.store import Store
from tests.messenger.delivery.conftest import Post, make_post
from tests.messenger.fakes import CHAT, InstantContext, Refused, ScriptedRequest, page, pressed, wrote

PAGE, EVERYDAY, DONE = page("A page", opening="Magnolia"), page("Storms"), page("Done.")


async def test_close_shows_the_everyday_page_then_deletes_the_rest_then_acknowledges(post: Post) -> None:
    for message_id in range(200, 350):
        await post.store.record_message(CHAT, message_id)
    methods = await post.shows(InstantContext(pressed("leave", message_id=200)), EVERYDAY, Leave())
    assert methods == ["editMessageText", "deleteMessages", "deleteMessages", "answerCallbackQuery"]
    deleted = [message_id for sent in post.request.sent("deleteMessages") for message_id in sent["message_ids"]]
    assert deleted == list(range(201, 350))
    assert await post.store.recorded_messages(CHAT) == [200]


async def test_close_on_a_message_that_is_gone_sends_the_everyday_page_and_keeps_it(post: Post) -> None:
    await post.store.record_message(CHAT, 200)
    gone = Refused(400, "Bad Request: message to edit not found")
    context = InstantContext(pressed("leave", message_id=200))
    await post.shows(context, EVERYDAY, Leave(), editMessageText=[gone])
    assert await post.store.recorded_messages(CHAT) == [500]


async def test_clear_deletes_everything_then_says_one_line(post: Post) -> None:
    await post.store.record_message(CHAT, 200)
    methods = await post.shows(InstantContext(wrote("x")), DONE, Clear())
    assert methods == ["deleteMessages", "sendMessage"]
    assert await post.store.recorded_messages(CHAT) == [500]


@pytest.mark.parametrize(
    ("quotes", "deleted"),
    [(101, [101, 102]), (102, [102]), (None, [102])],
    ids=["an album", "one message", "a corrected text"],
)
async def test_delete_what_i_sent_deletes_that_and_nothing_else(
    post: Post, quotes: int | None, deleted: list[int]
) -> None:
    for message_id in (99, 100, 101, 102, 103, 104):
        await post.store.record_message(CHAT, message_id)
    context = InstantContext(pressed("clear", "sent", message_id=103, quotes=quotes))
    await post.shows(context, page("Deleted."), DeleteSent())
    assert [sent["message_ids"] for sent in post.request.sent("deleteMessages")] == [deleted]
    assert sorted(await post.store.recorded_messages(CHAT)) == sorted({99, 100, 101, 102, 103, 104} - set(deleted))


async def test_delete_what_i_sent_deletes_nothing_twice(post: Post) -> None:
    await post.store.record_message(CHAT, 103)
    context = InstantContext(pressed("clear", "sent", message_id=103, quotes=102))
    assert await post.shows(context, page("Deleted."), DeleteSent()) == ["editMessageText", "answerCallbackQuery"]


async def test_an_answer_that_offers_to_delete_quotes_what_it_answers(post: Post) -> None:
    await post.delivery.show(InstantContext(wrote("x", message_id=77)), PAGE, is_reply=True)
    await post.delivery.show(InstantContext(wrote("y", message_id=78)), PAGE)
    first, second = post.request.sent("sendMessage")
    quoting = first["reply_parameters"]
    assert (quoting["message_id"], quoting["allow_sending_without_reply"]) == (77, True)
    assert "reply_parameters" not in second


async def test_clear_by_a_press_deletes_the_pressed_message_too(post: Post) -> None:
    await post.store.record_message(CHAT, 200)
    methods = await post.shows(InstantContext(pressed("clear", message_id=200)), DONE, Clear())
    assert [sent["message_ids"] for sent in post.request.sent("deleteMessages")] == [[200]]
    assert "editMessageText" not in methods


async def test_an_answer_that_comes_after_the_chat_was_closed_is_deleted_again(post: Post) -> None:
    await post.store.close_chat(CHAT, update=2)
    with pytest.raises(UpdateCancelled):
        await post.shows(InstantContext(wrote("x", update=1)), PAGE)
    assert post.request.calls[-1] == ("deleteMessage", {"chat_id": CHAT, "message_id": 500})
    assert await post.store.recorded_messages(CHAT) == []


async def test_a_page_shown_over_the_everyday_page_of_another_process_is_deleted(post: Post) -> None:
    await post.store.close_chat(CHAT, update=2)
    with pytest.raises(UpdateCancelled):
        await post.shows(InstantContext(pressed("home", update=1, message_id=200)), PAGE)
    assert post.request.sent("deleteMessage") == [{"chat_id": CHAT, "message_id": 200}]


async def test_deleting_is_tried_until_telegram_is_back(post: Post) -> None:
    await post.store.close_chat(CHAT, update=2)
    with pytest.raises(UpdateCancelled):
        await post.shows(InstantContext(wrote("x", update=1)), PAGE, deleteMessage=[Refused(502, "Bad Gateway")])
    assert post.request.methods.count("deleteMessage") == 2


async def test_the_message_of_an_update_that_came_after_the_close_is_deleted(post: Post) -> None:
    await post.store.record_message(CHAT, 77)
    await post.delivery.delete_incoming(InstantContext(wrote("x", message_id=77)))
    assert post.request.sent("deleteMessage") == [{"chat_id": CHAT, "message_id": 77}]
    assert await post.store.recorded_messages(CHAT) == []


@pytest.mark.parametrize("effect", [Leave(), Clear()])
async def test_closing_and_clearing_end_what_is_under_way_elsewhere(post: Post, effect: Leave | Clear) -> None:
    await post.shows(InstantContext(pressed("leave", update=7)), EVERYDAY, effect)
    assert await post.store.chat_closed_after(CHAT, update=6) and not await post.store.chat_closed_after(CHAT, update=7)


async def test_what_came_while_the_chat_was_closed_stays_recorded() -> None:
    request = MessageMeanwhile()
    post = await make_post(request)
    request.store = post.store
    await post.store.record_message(CHAT, 201)
    await post.shows(InstantContext(pressed("leave", message_id=200)), EVERYDAY, Leave())
    assert await post.store.recorded_messages(CHAT) == [200, 300]


@dataclass
class MessageMeanwhile(ScriptedRequest):
    """While messages are deleted, message 300 is recorded."""

    store: Store | None = None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: object, **more: object
    ) -> tuple[int, bytes]:
        if url.endswith("deleteMessages") and self.store:
            await self.store.record_message(CHAT, 300)
        return await super().do_request(url, method, request_data, *timeouts, **more)


async def test_one_message_that_cannot_be_deleted_keeps_no_other(post: Post) -> None:
    for message_id in (1, 2, 3):
        await post.store.record_message(CHAT, message_id)
    too_old = Refused(400, "Bad Request: message can't be deleted for everyone")
    post.request.script |= {"deleteMessages": [too_old], "deleteMessage": [True, too_old, True]}
    methods = await post.shows(InstantContext(wrote("x")), DONE, Clear())
    assert methods.count("deleteMessage") == 3 and methods[-1] == "sendMessage"
    assert post.metrics.undeleted.value == 1


async def test_a_server_that_cannot_delete_still_gets_the_rest_done(post: Post) -> None:
    await post.store.record_message(CHAT, 1)
    unknown = Refused(404, "Not Found: method not found")
    methods = await post.shows(InstantContext(wrote("x")), DONE, Clear(), deleteMessages=[unknown])
    assert methods == ["deleteMessages", "sendMessage"]
