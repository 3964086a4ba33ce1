"""From an update to what is shown for it; and whatever goes wrong, the hotline."""

import asyncio
from dataclasses import dataclass, field

import pytest
from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.messenger.delivery.delivery import Delivery
from bot.messenger.delivery.fallback import Fallback
from bot.messenger.handlers.application import build_application
from bot.messenger.handlers.context import GuideContext
from bot.messenger.handlers.responder import Responder
from bot.messenger.handlers.update_handler import MAX_ATTEMPTS, UpdateHandler
from bot.messenger.transport.flood_guard import FloodAction
from bot.messenger.transport.incoming import IncomingUpdate
from bot.messenger.transport.update_context import ClaimedByOther, UpdateContext
from bot.operations.metrics import Metrics
from bot.screens.decision import Languages, RememberLanguage
from bot.store.recent_answers import RecentAnswers
from bot.store.store import Claim, ClaimState
from tests.kit.content import content
from tests.messenger.fakes import (
    CHAT,
    InstantContext,
    ManualClock,
    Refused,
    ScriptedRequest,
    claiming,
    memory,
    page,
    pressed,
    scripted_bot,
    unreachable,
    wrote,
)

READY = Fallback(
    {"en": "Call 1", "ar": "Llame 1"}, {"en": "Wait, or call 1", "ar": "Espere, o llame 1"}, {"en": "Open"}
)


@dataclass
class Handling:
    """An update handler with all its surroundings in view. Its bot echoes texts; 'boom' breaks the screen."""

    request: ScriptedRequest = field(default_factory=ScriptedRequest)
    asked: list[Languages] = field(default_factory=list)

    async def start(self) -> "Handling":
        self.store, self.metrics, known = memory(), Metrics(), content()
        bot = await scripted_bot(self.request, self.store, self.metrics)
        self.delivery = Delivery(bot, self.store, self.metrics)
        application = build_application(bot, Responder(lambda: known, self.delivery, RecentAnswers(ManualClock())))
        application.add_handler(MessageHandler(filters.TEXT, self.echo))
        application.add_handler(CallbackQueryHandler(self.echo))
        await application.initialize()
        self.handler = UpdateHandler(
            application, delivery=self.delivery, store=self.store, fallback=lambda: READY, metrics=self.metrics
        )
        return self

    async def echo(self, update: Update, context: GuideContext) -> None:
        self.asked.append(context.update_context.languages)
        text = (update.message.text or "") if update.message else "a page"
        if "boom" in (text, (update.callback_query.data or "")[3:] if update.callback_query else ""):
            raise KeyError("canary")
        effects = [RememberLanguage("ar")] if text == "hola" else []
        await self.delivery.show(context.update_context, page(text), effects)

    async def gets(self, update: UpdateContext | IncomingUpdate) -> list[str]:
        """All texts sent so far, once the update is handled."""
        context = update if isinstance(update, UpdateContext) else InstantContext(update)
        try:
            await self.handler.handle(context)
        finally:
            await self.delivery.acknowledgements.drain()
        return self.request.texts()


async def handling(**script: list[object]) -> Handling:
    return await Handling(ScriptedRequest(dict(script))).start()


async def test_a_text_is_answered_and_both_messages_are_recorded() -> None:
    bot = await handling()
    assert await bot.gets(wrote("hello", message_id=100)) == ["hello"]
    assert await bot.store.recorded_messages(CHAT) == [100, 500]
    assert bot.metrics.answered.value == 1


async def test_an_update_that_was_answered_before_is_not_answered_again() -> None:
    bot = await handling()
    await bot.gets(wrote("hello", update=5))
    assert await bot.gets(wrote("hello", update=5)) == ["hello"]


async def test_an_update_that_no_handler_is_for_is_done_too() -> None:
    bot = await handling()
    assert await bot.gets(wrote("", update=5, pinned_message={})) == []
    assert (await bot.store.claim(5, chat=CHAT, message=None)).state is ClaimState.DONE


async def test_the_remembered_language_comes_before_telegrams_hint() -> None:
    bot = await handling()
    await bot.gets(wrote("hola", update=1))
    await bot.gets(wrote("x", update=2))
    assert bot.asked == [Languages(None, "en"), Languages("ar", "en")]


@pytest.mark.parametrize("said", ["can't parse entities", "BUTTON_DATA_INVALID", "BUTTON_URL_INVALID", "anything"])
async def test_an_unexplained_refusal_brings_the_hotline_as_plain_text(said: str) -> None:
    bot = await handling(sendMessage=[Refused(400, f"Bad Request: {said}")])
    assert (await bot.gets(wrote("hello")))[1:] == ["Call 1"]
    sent = bot.request.sent("sendMessage")[-1]
    assert "parse_mode" not in sent and "reply_markup" not in sent
    assert bot.metrics.fallbacks.value == 1


async def test_a_broken_screen_brings_the_hotline_in_the_persons_language() -> None:
    bot = await handling()
    await bot.store.remember_language(CHAT, "ar")
    assert await bot.gets(wrote("boom")) == ["Llame 1"]


async def test_an_update_that_the_library_cannot_read_brings_the_hotline() -> None:
    bot = await handling()
    assert await bot.gets(IncomingUpdate(5, CHAT)) == ["Call 1"]


async def test_the_log_of_a_broken_screen_shows_no_text(log: list[dict[str, object]]) -> None:
    bot = await handling()
    await bot.gets(wrote("boom"))
    assert [(entry["error"], "canary" in str(entry)) for entry in log] == [("KeyError", False)]


async def test_a_pressed_button_whose_screen_breaks_stops_turning() -> None:
    refused = Refused(400, "Bad Request: something new")
    bot = await handling(editMessageText=[refused], sendMessage=[refused])
    assert (await bot.gets(pressed("home")))[-1] == "Call 1"
    assert "answerCallbackQuery" in bot.request.methods


async def test_a_pressed_button_whose_handler_breaks_stops_turning() -> None:
    bot = await handling()
    assert await bot.gets(pressed("boom")) == ["Call 1"]
    assert "answerCallbackQuery" in bot.request.methods


async def test_the_hotline_is_tried_until_telegram_is_back() -> None:
    bot = await handling(sendMessage=[unreachable(), unreachable()])
    assert (await bot.gets(wrote("boom")))[-1] == "Call 1"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
        (400, "Bad Request: CHAT_RESTRICTED"),
        (400, "Bad Request: TOPIC_CLOSED"),
        (400, "Bad Request: group chat was upgraded to a supergroup chat"),
    ],
)
async def test_where_nobody_can_be_reached_it_is_counted_without_the_hotline_and_without_an_error_log(
    status: int, said: str, log: list[dict[str, object]]
) -> None:
    bot = await handling(sendMessage=[Refused(status, said)])
    await bot.gets(wrote("hello"))
    assert bot.request.methods == ["sendMessage"]
    assert (bot.metrics.unreachable.value, bot.metrics.fallbacks.value) == (1, 0)
    assert log == []


async def test_when_even_the_hotline_finds_nobody_it_is_counted_once() -> None:
    bot = await handling(sendMessage=[Refused(403, "Forbidden: bot was blocked by the user")])
    await bot.gets(wrote("boom"))
    assert bot.metrics.unreachable.value == 1


async def test_what_a_flood_drops_is_recorded_and_not_answered() -> None:
    bot, context = await handling(), InstantContext(wrote("x", message_id=77))
    context.cancel()
    assert await bot.gets(context) == []
    assert await bot.store.recorded_messages(CHAT) == [77]
    assert bot.metrics.dropped.value == 1


async def test_a_press_in_a_flood_shows_the_number_as_an_alert() -> None:
    bot = await handling()
    await bot.gets(UpdateContext(pressed("home"), flood_action=FloodAction.ALERT))
    expected = {"callback_query_id": "press-1", "text": "Wait, or call 1", "show_alert": True}
    assert bot.request.calls[1:] == [("answerCallbackQuery", expected)]


async def test_what_another_process_is_answering_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    bot = await handling()
    monkeypatch.setattr(bot.store, "claim", claiming(Claim(ClaimState.CLAIMED_BY_OTHER)))
    with pytest.raises(ClaimedByOther):
        await bot.gets(wrote("hello"))
    assert bot.request.methods == []


async def test_what_was_written_before_the_chat_was_closed_is_deleted_unanswered() -> None:
    bot = await handling()
    await bot.store.close_chat(CHAT, update=2)
    assert await bot.gets(wrote("my boss", update=1, message_id=77)) == []
    assert bot.request.sent("deleteMessage") == [{"chat_id": CHAT, "message_id": 77}]
    assert await bot.store.recorded_messages(CHAT) == []


async def test_a_press_from_before_the_chat_was_closed_deletes_nothing() -> None:
    bot = await handling()
    await bot.store.close_chat(CHAT, update=2)
    await bot.gets(pressed("home", update=1))
    assert bot.request.methods == ["answerCallbackQuery"]


@pytest.mark.parametrize(("begun", "said"), [(MAX_ATTEMPTS, "hello"), (MAX_ATTEMPTS + 1, "Call 1")])
async def test_what_was_begun_too_often_gets_the_hotline_alone(
    begun: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = await handling()
    monkeypatch.setattr(bot.store, "claim", claiming(Claim(attempts=begun)))
    assert await bot.gets(wrote("hello")) == [said]


async def test_close_is_never_replaced_by_the_hotline(monkeypatch: pytest.MonkeyPatch) -> None:
    bot = await handling()
    monkeypatch.setattr(bot.store, "claim", claiming(Claim(attempts=MAX_ATTEMPTS + 1)))
    assert await bot.gets(pressed("leave")) == ["a page"]


async def test_an_answer_that_is_stopped_gives_its_claim_back(monkeypatch: pytest.MonkeyPatch) -> None:
    bot, released = await handling(sendMessage=[asyncio.CancelledError()]), list[int]()

    async def release(update: int) -> None:
        released.append(update)

    monkeypatch.setattr(bot.store, "release", release)
    with pytest.raises(asyncio.CancelledError):
        await bot.gets(wrote("hello", update=5))
    assert released == [5]
    assert await bot.gets(wrote("hello", update=5)) == ["hello", "hello"]
