"""Waits that Telegram asks for, and further attempts when it is out of reach."""

from itertools import islice
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.messenger.transport.bot import GuideBot, make_bot
from bot.messenger.transport.retries import FIRST_DELAY, LONGEST_DELAY, Retries, delays
from bot.messenger.transport.update_context import LONGEST_WAIT, UpdateCancelled, UpdateContext, WaitTooLong
from bot.operations.metrics import Metrics
from bot.store.memory import MemoryStore
from bot.store.store import CLAIM_SECONDS
from tests.kit import fast_forward
from tests.messenger.fakes import (
    CHAT,
    TOKEN,
    InstantContext,
    ManualClock,
    Refused,
    ScriptedRequest,
    asked_inline,
    memory,
    pressed,
    unreachable,
    wrote,
)

WAIT = Refused(429, "Too Many Requests: retry after 7", 7)
SERVER_ERROR = Refused(502, "Bad Gateway")


async def bot_of(
    request: ScriptedRequest,
    *,
    store: MemoryStore | None = None,
    metrics: Metrics | None = None,
    jitter: float = 0.5,
) -> GuideBot:
    """A bot whose delays are, with the usual jitter, what they are on average."""
    retries = Retries(store or memory(), metrics=metrics or Metrics(), jitter=lambda: jitter, clock=ManualClock())
    bot = make_bot(TOKEN, "http://127.0.0.1", request, retries)
    await bot.initialize()
    return bot


async def send(bot: GuideBot, context: UpdateContext) -> int:
    """The id of the message that was sent."""
    return (await bot.send_message(context.incoming.chat_id, "x", rate_limit_args=context)).message_id


async def test_a_lost_call_is_tried_again_after_growing_pauses() -> None:
    request, metrics = ScriptedRequest(script={"sendMessage": [unreachable(), SERVER_ERROR] * 3}), Metrics()
    bot, context = await bot_of(request, metrics=metrics), InstantContext(wrote("x"))
    assert await send(bot, context) == 506
    assert context.pauses == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0]
    assert metrics.retries.value == 6


async def test_an_outage_is_one_line_and_its_end_another(log: list[dict[str, Any]]) -> None:
    request = ScriptedRequest(script={"sendMessage": [unreachable()] * 4})
    await send(await bot_of(request), InstantContext(wrote("x")))
    assert [(entry["log_level"], entry["event"]) for entry in log] == [
        ("warning", "calls to Telegram fail; trying again"),
        ("info", "calls to Telegram succeed again"),
    ]
    assert log[0]["reason"] == "ServerDisconnectedError"


async def test_a_single_lost_call_is_no_line(log: list[dict[str, Any]]) -> None:
    request = ScriptedRequest(script={"sendMessage": [unreachable()]})
    await send(await bot_of(request), InstantContext(wrote("x")))
    assert log == []


async def test_a_call_waits_as_long_as_telegram_asks() -> None:
    request = ScriptedRequest(script={"sendMessage": [WAIT]})
    context = InstantContext(wrote("x"))
    await send(await bot_of(request), context)
    assert request.methods == ["sendMessage"] * 2 and context.pauses == [pytest.approx(7.05)]


@pytest.mark.parametrize(
    ("refusal", "error"), [(Refused(400, "Bad Request: x"), BadRequest), (Refused(403, "x"), Forbidden)]
)
async def test_any_other_refusal_is_not_tried_again(refusal: Refused, error: type[Exception]) -> None:
    request = ScriptedRequest(script={"sendMessage": [refusal]})
    bot = await bot_of(request)
    with pytest.raises(error):
        await send(bot, InstantContext(wrote("x")))
    assert request.methods == ["sendMessage"]


async def test_a_wait_of_more_than_an_hour_is_given_up() -> None:
    request = ScriptedRequest(script={"sendMessage": [Refused(429, "Too Many Requests", int(LONGEST_WAIT) + 1)]})
    bot, context = await bot_of(request), InstantContext(wrote("x"))
    with pytest.raises(WaitTooLong):
        await send(bot, context)
    assert context.pauses == []


class NotingStore(MemoryStore):
    """Notes which claims are renewed."""

    renewed: list[int]

    async def extend(self, update: int) -> None:
        self.renewed.append(update)


@pytest.mark.parametrize(("wait", "renewals"), [(7, 0), (CLAIM_SECONDS // 2, 0), (100, 3)])
async def test_the_claim_of_an_update_does_not_run_out_while_it_waits(wait: int, renewals: int) -> None:
    store = NotingStore(ManualClock())
    store.renewed = []
    request = ScriptedRequest(script={"sendMessage": [Refused(429, "Too Many Requests", wait)]})
    context = InstantContext(wrote("x", update=4))
    await send(await bot_of(request, store=store, jitter=0.0), context)
    assert store.renewed == [4] * renewals
    assert max(context.pauses) <= CLAIM_SECONDS / 2 and sum(context.pauses) == wait


async def test_a_closed_chat_gets_nothing_more() -> None:
    request, context = ScriptedRequest(), InstantContext(wrote("x"))
    context.cancel()
    bot = await bot_of(request)
    with pytest.raises(UpdateCancelled):
        await send(bot, context)
    assert request.methods == []


@pytest.mark.parametrize("refusal", [unreachable(), WAIT])
async def test_what_was_closed_at_another_process_gets_no_further_attempt(refusal: object) -> None:
    request, store = ScriptedRequest(script={"sendMessage": [refusal]}), memory()
    await store.close_chat(CHAT, update=2)
    bot = await bot_of(request, store=store)
    with pytest.raises(UpdateCancelled):
        await send(bot, InstantContext(wrote("x", update=1)))
    assert request.methods == ["sendMessage"]


async def test_the_update_that_closes_the_chat_is_tried_again() -> None:
    request, store = ScriptedRequest(script={"editMessageText": [unreachable()]}), memory()
    await store.close_chat(CHAT, update=2)
    bot, context = await bot_of(request, store=store), InstantContext(pressed("leave", update=2))
    await bot.edit_message_text("x", CHAT, 1, rate_limit_args=context)
    assert request.methods == ["editMessageText"] * 2


async def test_an_inline_query_does_not_end_with_the_persons_private_chat() -> None:
    request, store = ScriptedRequest(script={"answerInlineQuery": [unreachable()]}), memory()
    await store.close_chat(CHAT, update=2)
    bot, context = await bot_of(request, store=store), InstantContext(asked_inline("wages", update=1))
    await bot.answer_inline_query("query-1", [], rate_limit_args=context)
    assert request.methods == ["answerInlineQuery"] * 2


async def test_one_waiting_chat_holds_up_no_other() -> None:
    bot = await bot_of(ScriptedRequest(script={"sendMessage": [WAIT]}))
    await send(bot, InstantContext(wrote("x", chat=1)))
    other = InstantContext(wrote("x", chat=2))
    await send(bot, other)
    assert other.pauses == []


class WaitingTogether(InstantContext):
    """In its pause the next chat sends too, so that all of them wait at once."""

    __slots__ = ("_bot", "_following")

    def __init__(self, bot: GuideBot, chat: int, *following: int) -> None:
        super().__init__(wrote("x", update=chat, chat=chat))
        self._bot, self._following = bot, following

    async def pause(self, seconds: float) -> None:
        await super().pause(seconds)
        if self._following:
            following, self._following = self._following, ()
            await send(self._bot, WaitingTogether(self._bot, *following))


@pytest.mark.parametrize(("chats", "pauses"), [((1, 2), []), ((1, 2, 3), [pytest.approx(7.5)])])
async def test_when_three_chats_wait_at_once_all_do(chats: tuple[int, ...], pauses: list[float]) -> None:
    bot = await bot_of(ScriptedRequest(script={"sendMessage": [WAIT for _ in chats]}))
    await send(bot, WaitingTogether(bot, *chats))
    other = InstantContext(wrote("x", chat=9))
    await send(bot, other)
    assert other.pauses == pauses


def test_a_call_for_no_update_is_tried_twice_and_then_its_callers_affair() -> None:
    request = ScriptedRequest(script={"deleteWebhook": [unreachable()] * 9})

    async def delete() -> None:
        await (await bot_of(request)).delete_webhook()

    with pytest.raises(NetworkError):
        fast_forward.run(delete())
    assert request.methods == ["deleteWebhook"] * 2


@pytest.mark.parametrize(("refusal", "error"), [(WAIT, RetryAfter), (Refused(400, "Bad Request: x"), BadRequest)])
async def test_a_refused_call_for_no_update_is_its_callers_affair_at_once(
    refusal: Refused, error: type[Exception]
) -> None:
    request = ScriptedRequest(script={"deleteWebhook": [refusal]})
    bot = await bot_of(request)
    with pytest.raises(error):
        await bot.delete_webhook()
    assert request.methods == ["deleteWebhook"]


def test_delays_double_up_to_the_longest() -> None:
    found = list(islice(delays(0.5, 15.0, jitter=lambda: 0.5), 8))
    assert found == [0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0]


@pytest.mark.parametrize("jitter", [0.0, 1.0])
def test_delays_are_spread_by_half_at_most(jitter: float) -> None:
    first, *rest = islice(delays(jitter=lambda: jitter), 10)
    assert first == FIRST_DELAY * (0.5 + jitter) and max(rest) == LONGEST_DELAY * (0.5 + jitter)
