"""Edit, send or give up: what a person sees, whatever Telegram refuses. How a chat is closed is in test_closing.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest

from bot.messenger.delivery.delivery import Unreachable
from bot.screens.decision import RememberLanguage
from tests.messenger.delivery.conftest import Post, make_post
from tests.messenger.fakes import CHAT, InstantContext, Refused, page, pressed, unreachable, wrote

PAGE = page("A page", opening="Magnolia")


async def test_a_text_gets_a_new_silent_message_without_preview(post: Post) -> None:
    await post.shows(InstantContext(wrote("x")), PAGE)
    [sent] = post.request.sent("sendMessage")
    assert (sent["chat_id"], sent["text"], sent["parse_mode"]) == (CHAT, "Magnolia\n\nA page", "HTML")
    assert sent["disable_notification"] is True and sent["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "en/hotline"


async def test_what_was_sent_is_recorded_for_a_later_clear(post: Post) -> None:
    await post.shows(InstantContext(wrote("x")), PAGE)
    assert await post.store.recorded_messages(CHAT) == [500]


async def test_a_press_edits_its_message_and_is_acknowledged(post: Post) -> None:
    methods = await post.shows(InstantContext(pressed("home", message_id=200)), PAGE)
    assert sorted(methods) == ["answerCallbackQuery", "editMessageText"]
    [edited] = post.request.sent("editMessageText")
    assert (edited["message_id"], edited["text"]) == (200, "A page")
    assert edited["link_preview_options"] == {"is_disabled": True}


async def test_a_failed_screen_is_sent_as_plain_text_without_a_keyboard(post: Post) -> None:
    await post.delivery.send_text(InstantContext(wrote("x")), "Call <1>")
    [sent] = post.request.sent("sendMessage")
    assert sent == {
        "chat_id": CHAT,
        "text": "Call <1>",
        "disable_notification": True,
        "link_preview_options": {"is_disabled": True},
    }
    assert await post.store.recorded_messages(CHAT) == [500]


async def test_an_unchanged_message_is_no_error(post: Post) -> None:
    refused = Refused(400, "Bad Request: message is not modified: specified new message content and reply markup are")
    methods = await post.shows(InstantContext(pressed("home")), PAGE, editMessageText=[refused])
    assert "sendMessage" not in methods


@pytest.mark.parametrize(
    "said",
    [
        "Bad Request: message to edit not found",
        "Bad Request: message not found",
        "Bad Request: message can't be edited",
        "Bad Request: there is no text in the message to edit",
        "Bad Request: MESSAGE_ID_INVALID",
        "Bad Request: TOPIC_CLOSED",
    ],
)
async def test_a_message_that_cannot_be_edited_is_sent_anew(post: Post, said: str) -> None:
    methods = await post.shows(InstantContext(pressed("home")), PAGE, editMessageText=[Refused(400, said)])
    assert methods.count("sendMessage") == 1 and post.request.texts()[-1] == "Magnolia\n\nA page"


@given(st.text(max_size=80), st.sampled_from([400, 404, 409]))
async def test_an_edit_refused_in_words_that_nobody_has_seen_is_sent_anew(said: str, status: int) -> None:
    post = await make_post()
    methods = await post.shows(InstantContext(pressed("home")), PAGE, editMessageText=[Refused(status, said)])
    assert methods.count("sendMessage") == 1 and post.request.texts()[-1] == "Magnolia\n\nA page"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: TOPIC_CLOSED"),
    ],
)
async def test_where_nobody_can_be_reached_it_stops(post: Post, status: int, said: str) -> None:
    with pytest.raises(Unreachable):
        await post.shows(InstantContext(wrote("x")), PAGE, sendMessage=[Refused(status, said)])
    assert post.request.methods == ["sendMessage"]


async def test_an_edit_for_somebody_who_blocked_the_bot_is_not_sent_anew(post: Post) -> None:
    blocked = Refused(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(Unreachable):
        await post.shows(InstantContext(pressed("home")), PAGE, editMessageText=[blocked])
    assert "sendMessage" not in post.request.methods


async def test_a_refusal_that_nothing_explains_comes_out(post: Post) -> None:
    with pytest.raises(BadRequest):
        await post.shows(InstantContext(wrote("x")), PAGE, sendMessage=[Refused(400, "Bad Request: can't parse")])


async def test_an_answer_stays_in_the_topic_of_the_message(post: Post) -> None:
    await post.shows(InstantContext(wrote("x", message_thread_id=5, is_topic_message=True)), PAGE)
    assert [sent["message_thread_id"] for sent in post.request.sent("sendMessage")] == [5]


@pytest.mark.parametrize("said", ["message thread not found", "TOPIC_DELETED", "TOPIC_CLOSED"])
async def test_who_wrote_in_a_topic_that_is_gone_still_gets_an_answer_in_a_private_chat(post: Post, said: str) -> None:
    context = InstantContext(wrote("x", message_thread_id=5, is_topic_message=True))
    await post.shows(context, PAGE, sendMessage=[Refused(400, f"Bad Request: {said}")])
    assert [sent.get("message_thread_id") for sent in post.request.sent("sendMessage")] == [5, None]
    assert await post.store.recorded_messages(CHAT) == [501]


async def test_telegram_out_of_reach_is_tried_until_it_is_back(post: Post) -> None:
    methods = await post.shows(InstantContext(wrote("x")), PAGE, sendMessage=[unreachable(), Refused(502, "x")])
    assert methods == ["sendMessage"] * 3
    assert post.metrics.retries.value == 2


async def test_a_chosen_language_is_remembered(post: Post) -> None:
    await post.shows(InstantContext(pressed("set", "home")), page("Hola"), RememberLanguage("ar"))
    assert await post.store.language(CHAT) == "ar"


async def test_a_chosen_language_is_remembered_even_where_the_screen_cannot_be_shown(post: Post) -> None:
    blocked = Refused(403, "Forbidden: bot was blocked by the user")
    context = InstantContext(pressed("set", "home"))
    with pytest.raises(Unreachable):
        await post.shows(context, page("Hola"), RememberLanguage("ar"), editMessageText=[blocked])
    assert await post.store.language(CHAT) == "ar"
