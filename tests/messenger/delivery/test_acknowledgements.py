"""Presses are acknowledged beside the screen: the button stops turning, and no screen waits for that."""

import pytest

from bot.messenger.transport.update_context import UpdateContext
from tests.messenger.delivery.conftest import Post
from tests.messenger.fakes import CHAT, InstantContext, Refused, page, pressed, unreachable, wrote

PAGE = page("A page")


async def acknowledged(post: Post, context: UpdateContext, alert: str | None = None) -> list[object]:
    post.delivery.acknowledgements.acknowledge(context, alert)
    await post.delivery.acknowledgements.drain()
    return [*post.request.sent("answerCallbackQuery")]


async def test_a_press_is_acknowledged_by_its_id(post: Post) -> None:
    context = InstantContext(pressed("home", update=7))
    assert await acknowledged(post, context) == [{"callback_query_id": "press-7"}]


async def test_an_alert_goes_with_the_acknowledgement(post: Post) -> None:
    expected = {"callback_query_id": "press-1", "text": "Call 1", "show_alert": True}
    assert await acknowledged(post, InstantContext(pressed("home")), "Call 1") == [expected]


async def test_a_message_needs_no_acknowledgement(post: Post) -> None:
    assert await acknowledged(post, InstantContext(wrote("x"))) == []


async def test_a_press_by_webhook_is_acknowledged_in_the_response_to_its_request(post: Post) -> None:
    context = UpdateContext(pressed("home", update=7), can_reply_in_response=True)
    assert await post.shows(context, PAGE) == ["editMessageText"]
    assert context.take_webhook_reply() == {"method": "answerCallbackQuery", "callback_query_id": "press-7"}


async def test_an_alert_by_webhook_goes_in_the_response_too(post: Post) -> None:
    context = UpdateContext(pressed("home", update=7), can_reply_in_response=True)
    assert await acknowledged(post, context, "Call 1") == []
    shown = {"text": "Call 1", "show_alert": True}
    assert context.take_webhook_reply() == {"method": "answerCallbackQuery", "callback_query_id": "press-7", **shown}


async def test_a_press_by_webhook_that_must_wait_is_acknowledged_at_once(post: Post) -> None:
    context = UpdateContext(pressed("home"), can_reply_in_response=True)
    methods = await post.shows(context, PAGE, editMessageText=[unreachable(), True])
    assert sorted(methods) == ["answerCallbackQuery", "editMessageText", "editMessageText"]
    assert context.take_webhook_reply() is None


@pytest.mark.parametrize(
    "said",
    ["query is too old and response timeout expired or query ID is invalid", "QUERY_ID_INVALID", "anything else"],
)
async def test_a_press_that_cannot_be_acknowledged_still_gets_its_screen(post: Post, said: str) -> None:
    refused = Refused(400, f"Bad Request: {said}")
    methods = await post.shows(InstantContext(pressed("home")), PAGE, answerCallbackQuery=[refused])
    assert sorted(methods) == ["answerCallbackQuery", "editMessageText"]
    assert post.metrics.unacknowledged.value == 1


@pytest.mark.parametrize(("lost", "counted"), [(1, 0), (2, 1)])
async def test_an_acknowledgement_that_was_lost_is_sent_once_more(post: Post, lost: int, counted: int) -> None:
    context = InstantContext(pressed("home"))
    methods = await post.shows(context, PAGE, answerCallbackQuery=[unreachable()] * lost)
    assert methods.count("answerCallbackQuery") == 2
    assert post.metrics.unacknowledged.value == counted


async def test_a_press_in_a_closed_chat_is_acknowledged(post: Post) -> None:
    await post.store.close_chat(CHAT, update=2)
    context = InstantContext(pressed("home", update=1))
    context.cancel()
    assert await acknowledged(post, context) == [{"callback_query_id": "press-1"}]
