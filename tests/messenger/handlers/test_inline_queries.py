"""Inline queries: topics to choose from, in any chat, for the person alone; nothing is recorded of them."""

import pytest

from bot.messenger.delivery.delivery import INLINE_CACHE_SECONDS
from bot.messenger.handlers import responder
from bot.messenger.transport.flood_guard import BURST
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.decision import Query
from bot.screens.inline import InlineAnswer, InlineCard
from bot.screens.screen import Block, Button, Kind, Screen, Visit
from tests.kit.world import region_catalog, world
from tests.messenger.chat import PERSON, Chat, open_chat
from tests.messenger.fakes import Json, Refused, unreachable

LINK = "https://t.me/magnolia_bot?start=p1y"
TOO_OLD = Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[Query]:
    """What the screens were asked. They find one topic for everything but 'nothing', and break on 'boom'."""
    asked: list[Query] = []

    def inline_answer(content: Content, query: Query) -> InlineAnswer:
        asked.append(query)
        if query.text == "boom":
            raise KeyError("canary")
        language = query.languages.chosen or query.languages.hinted or "en"
        cards = () if query.text == "nothing" else (card(language),)
        return InlineAnswer(language, cards, "Open Magnolia", "home")

    monkeypatch.setattr(responder, "inline_answer", inline_answer)
    return asked


def card(language: str) -> InlineCard:
    rows = ((Button("Read more", Visit(LINK)),),)
    screen = Screen(Address(("topic", "pay")), language, (Block(Kind.HEADING, "Pay"),), rows, "Magnolia")
    return InlineCard(f"{language}/topic/pay", "They do not pay me", "What to do", screen)


@pytest.fixture
async def chat(queries: list[Query]) -> Chat:
    return await open_chat()


async def answer(chat: Chat, text: str) -> Json:
    """The one answer to an inline query."""
    [(method, sent)] = await chat.asks_inline(text)
    assert method == "answerInlineQuery"
    return sent


async def test_a_query_gets_articles_that_send_a_screen_with_links(chat: Chat, queries: list[Query]) -> None:
    [article] = (await answer(chat, "wages"))["results"]
    assert [query.text for query in queries] == ["wages"]
    assert (article["type"], article["id"], article["title"]) == ("article", "en/topic/pay", "They do not pay me")
    assert article["input_message_content"]["message_text"] == "Magnolia\n\n<b>Pay</b>"
    assert article["input_message_content"]["link_preview_options"] == {"is_disabled": True}
    assert article["reply_markup"] == {"inline_keyboard": [[{"text": "Read more", "url": LINK}]]}


async def test_the_button_above_the_list_opens_the_private_chat(chat: Chat) -> None:
    assert (await answer(chat, "wages"))["button"] == {"text": "Open Magnolia", "start_parameter": "home"}


async def test_an_answer_is_for_the_person_alone_and_kept_for_a_minute_at_most(chat: Chat) -> None:
    sent = await answer(chat, "wages")
    assert sent["is_personal"] is True
    assert 0 < sent["cache_time"] == INLINE_CACHE_SECONDS <= 60


async def test_an_answer_without_results_is_not_kept(chat: Chat) -> None:
    sent = await answer(chat, "nothing")
    assert (sent["results"], sent["cache_time"], sent["is_personal"]) == ([], 0, True)


async def test_the_chosen_language_counts(chat: Chat) -> None:
    await chat.presses("ar/set/home")
    [article] = (await answer(chat, "wages"))["results"]
    assert article["id"] == "ar/topic/pay"


async def test_a_failure_shows_an_empty_list_with_the_button_to_the_private_chat(
    chat: Chat, log: list[dict[str, object]]
) -> None:
    sent = await answer(chat, "boom")
    assert (sent["results"], sent["cache_time"]) == ([], 0)
    assert sent["button"]["start_parameter"] == "home" and sent["button"]["text"] == chat.words("private-open")
    assert chat.metrics.fallbacks.value == 1
    assert [(entry["error"], "canary" in str(entry)) for entry in log] == [("KeyError", False)]


async def test_refused_results_become_an_empty_list_with_the_button(chat: Chat) -> None:
    chat.request.script["answerInlineQuery"] = [Refused(400, "Bad Request: RESULT_TYPE_INVALID")]
    calls = await chat.asks_inline("wages")
    assert [len(sent["results"]) for _, sent in calls] == [1, 0]
    assert calls[1][1]["button"]["start_parameter"] == "home"


async def test_a_query_that_is_too_old_is_nobodys_loss(chat: Chat, log: list[dict[str, object]]) -> None:
    chat.request.script["answerInlineQuery"] = [TOO_OLD]
    assert len(await chat.asks_inline("wages")) == 1
    assert chat.metrics.fallbacks.value == 0 and log == []


async def test_an_answer_is_tried_until_telegram_is_back(chat: Chat) -> None:
    chat.request.script["answerInlineQuery"] = [unreachable()]
    assert [len(sent["results"]) for _, sent in await chat.asks_inline("wages")] == [1, 1]


async def test_no_message_is_recorded_and_no_language_remembered(chat: Chat) -> None:
    await chat.asks_inline("wages")
    assert await chat.store.recorded_messages(PERSON) == [] and await chat.store.language(PERSON) is None


async def test_typing_letter_by_letter_is_no_flood(chat: Chat) -> None:
    answers = [await answer(chat, "wages"[: number % 5]) for number in range(3 * BURST)]
    assert all(len(sent["results"]) == 1 for sent in answers)
    assert len(await chat.says("hello")) == 1


async def test_a_query_after_the_chat_was_closed_is_answered(chat: Chat) -> None:
    await chat.presses("en/leave")
    assert len((await answer(chat, "wages"))["results"]) == 1


@pytest.mark.parametrize("text", ["", " ", "\ud800", "x" * 300])
async def test_any_text_is_asked_for(chat: Chat, text: str) -> None:
    assert len((await answer(chat, text))["results"]) == 1


async def test_telegram_takes_what_the_guide_itself_answers() -> None:
    async with world(region_catalog()) as around:
        person = await around.person(31)
        for text in ("", "my boss does not pay me", "qwrtzp", "I want to kill myself"):
            listed = await person.asks_inline(text)
            assert listed.titles()
            await person.chooses(listed.titles()[0])
