"""python-telegram-bot's application, from which failures come out and in which nobody's id stays."""

import asyncio
from typing import Any

import pytest
from telegram import Update
from telegram.error import NetworkError
from telegram.ext import ApplicationHandlerStop, CallbackContext, MessageHandler, PollAnswerHandler, filters

from bot.messenger.delivery.delivery import Delivery
from bot.messenger.handlers.application import GuideApplication, UnreadableUpdate, build_application
from bot.messenger.handlers.context import GuideContext
from bot.messenger.handlers.responder import Responder
from bot.messenger.messenger import Messenger
from bot.messenger.transport.incoming import IncomingUpdate
from bot.operations.metrics import Metrics
from bot.store.recent_answers import RecentAnswers
from tests.kit.content import content
from tests.messenger.chat import PERSON, Call, open_chat
from tests.messenger.fakes import CHAT, InstantContext, ManualClock, ScriptedRequest, memory, page, scripted_bot, wrote
from tests.messenger.handlers.test_attachments import SENT_BY_PERSON, SERVICE


class Broken(Exception):
    """What a handler raises here."""


async def break_down(_update: Update, _context: GuideContext) -> None:
    raise Broken


@pytest.fixture
async def application() -> GuideApplication:
    """An application without handlers."""
    request, store, known = ScriptedRequest(), memory(), content()
    bot = await scripted_bot(request, store)
    made = build_application(
        bot, Responder(lambda: known, Delivery(bot, store, Metrics()), RecentAnswers(ManualClock()))
    )
    await made.initialize()
    return made


async def test_a_failure_of_a_handler_comes_out(application: GuideApplication) -> None:
    application.add_handler(MessageHandler(filters.ALL, break_down))
    with pytest.raises(Broken):
        await application.answer(InstantContext(wrote("x")))


async def test_a_failure_comes_out_after_the_error_handlers_have_seen_it(application: GuideApplication) -> None:
    seen: list[Exception | None] = []

    async def on_error(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        seen.append(context.error)

    application.add_handler(MessageHandler(filters.ALL, break_down))
    application.add_error_handler(on_error)
    with pytest.raises(Broken):
        await application.answer(InstantContext(wrote("x")))
    assert [type(error) for error in seen] == [Broken]


@pytest.mark.parametrize("raised", [KeyError("canary"), ApplicationHandlerStop(), NetworkError("x")])
async def test_a_failure_comes_out_though_the_error_handler_fails_too(
    application: GuideApplication, raised: Exception
) -> None:
    async def on_error(_update: object, _context: CallbackContext[Any, Any, Any, Any]) -> None:
        raise raised

    application.add_handler(MessageHandler(filters.ALL, break_down))
    application.add_error_handler(on_error)
    with pytest.raises(Broken):
        await application.answer(InstantContext(wrote("x")))


async def test_a_failure_of_a_filter_comes_out(application: GuideApplication) -> None:
    class BrokenFilter(filters.MessageFilter):
        def filter(self, message: object) -> bool:
            raise Broken

    application.add_handler(MessageHandler(BrokenFilter(), break_down))
    with pytest.raises(Broken):
        await application.answer(InstantContext(wrote("x")))


async def test_being_stopped_comes_out(application: GuideApplication) -> None:
    async def stop(_update: Update, _context: GuideContext) -> None:
        raise asyncio.CancelledError

    application.add_handler(MessageHandler(filters.ALL, stop))
    with pytest.raises(asyncio.CancelledError):
        await application.answer(InstantContext(wrote("x")))


async def test_an_update_that_no_handler_is_for_raises_nothing(application: GuideApplication) -> None:
    await application.answer(InstantContext(wrote("x")))


async def test_an_update_that_the_library_cannot_read_is_an_error(application: GuideApplication) -> None:
    with pytest.raises(UnreadableUpdate):
        await application.answer(InstantContext(IncomingUpdate(1, CHAT)))


async def test_a_handler_that_would_run_unseen_is_refused(application: GuideApplication) -> None:
    with pytest.raises(ValueError, match="block=False"):
        application.add_handler(MessageHandler(filters.ALL, break_down, block=False))
    with pytest.raises(ValueError, match="block=False"):
        application.add_handlers([MessageHandler(filters.ALL, break_down, block=False)])


async def test_each_handler_gets_the_turn_of_its_own_update(application: GuideApplication) -> None:
    turns: dict[int, object] = {}

    async def note(update: Update, context: GuideContext) -> None:
        await asyncio.sleep(0)
        turns[update.update_id] = context.update_context

    application.add_handler(MessageHandler(filters.ALL, note))
    contexts = [InstantContext(wrote("x", update=number, chat=number)) for number in (1, 2)]
    await asyncio.gather(*map(application.answer, contexts))
    assert turns == dict(enumerate(contexts, start=1))


async def test_a_handler_that_is_added_gets_its_update_and_can_answer_it() -> None:
    def add(messenger: Messenger) -> None:
        async def answered(update: Update, context: GuideContext) -> None:
            assert update.poll_answer is not None
            await messenger.delivery.show(context.update_context, page(f"You chose {update.poll_answer.option_ids}"))

        messenger.application.add_handler(PollAnswerHandler(answered))

    chat = await open_chat(prepare=add)
    voter = {"id": PERSON, "is_bot": False, "first_name": "Ana"}
    calls = await chat.gets(
        poll_answer={"poll_id": "1", "user": voter, "option_ids": [2], "option_persistent_ids": ["2"]}
    )
    assert [(method, sent["chat_id"], sent["text"]) for method, sent in calls] == [
        ("sendMessage", PERSON, "You chose (2,)")
    ]


async def test_nobody_is_remembered_by_the_application_after_any_update() -> None:
    chat = await open_chat()
    calls: list[Call] = []
    for kind, value in {**SENT_BY_PERSON, **SERVICE}.items():
        calls += await chat.sends(**{kind: value})
        chat.clock.now += 60
    for text in ("hello", "/start", "/start k1p", "/help I am hurt", "/clear"):
        calls += await chat.says(text)
    for data in ("en/home", "en/leave", "ar/set/home", "?"):
        calls += await chat.presses(data)
    calls += await chat.asks_inline("wages")
    assert len(calls) > len(SENT_BY_PERSON)
    application = chat.messenger.application
    assert (dict(application.user_data), dict(application.chat_data), application._contexts) == ({}, {}, {})
