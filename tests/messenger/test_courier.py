"""Waits that Telegram asks for, tries when it is away."""

import pytest

from bot.messenger.api import Refused
from bot.messenger.courier import Courier
from bot.messenger.turn import Dropped
from bot.operations.metrics import Metrics
from bot.store.memory import MemoryStore
from tests.messenger.fakes import CHAT, HandClock, InstantTurn, ScriptedApi, memory, refusal, unreachable, wrote


def courier_of(api: ScriptedApi, clock: HandClock | None = None, store: MemoryStore | None = None) -> Courier:
    clock = clock or HandClock()
    return Courier(api, store or memory(clock), metrics=Metrics(), jitter=lambda: 0.5, clock=clock)


async def test_a_lost_call_is_tried_again_after_growing_pauses() -> None:
    api = ScriptedApi({"sendMessage": [unreachable()] * 6})
    turn = InstantTurn(wrote("x"))
    assert await courier_of(api).carry(turn, "sendMessage", {}) == {"message_id": 506}
    assert turn.pauses == [0.25, 0.5, 1.0, 2.0, 4.0, 4.0]


async def test_it_waits_as_long_as_telegram_says() -> None:
    api = ScriptedApi({"sendMessage": [refusal(429, "Too Many Requests", 7.0)]})
    turn = InstantTurn(wrote("x"))
    await courier_of(api).carry(turn, "sendMessage", {})
    assert len(api.calls) == 2 and turn.pauses == [pytest.approx(7.05)]


async def test_another_no_is_not_tried_again() -> None:
    api = ScriptedApi({"sendMessage": [refusal(400, "Bad Request")]})
    with pytest.raises(Refused):
        await courier_of(api).carry(InstantTurn(wrote("x")), "sendMessage", {})
    assert len(api.calls) == 1


async def test_a_closed_chat_gets_nothing_more() -> None:
    api = ScriptedApi()
    turn = InstantTurn(wrote("x"))
    turn.drop()
    with pytest.raises(Dropped):
        await courier_of(api).carry(turn, "sendMessage", {})
    assert api.calls == []


async def test_what_was_closed_at_another_process_gets_no_other_try() -> None:
    api, store = ScriptedApi({"sendMessage": [unreachable()]}), memory()
    await store.close_chat(CHAT, update=2)
    with pytest.raises(Dropped):
        await courier_of(api, store=store).carry(InstantTurn(wrote("x", update=1)), "sendMessage", {})
    assert len(api.calls) == 1


async def test_what_closes_the_chat_itself_is_tried_again() -> None:
    api, store = ScriptedApi({"editMessageText": [unreachable()]}), memory()
    await store.close_chat(CHAT, update=2)
    await courier_of(api, store=store).carry(InstantTurn(wrote("x", update=2)), "editMessageText", {})
    assert len(api.calls) == 2


async def test_one_waiting_chat_holds_up_no_other() -> None:
    api = ScriptedApi({"sendMessage": [refusal(429, "Too Many Requests", 7.0)]})
    courier = courier_of(api)
    await courier.carry(InstantTurn(wrote("x", chat=1)), "sendMessage", {})
    other = InstantTurn(wrote("x", chat=2))
    await courier.carry(other, "sendMessage", {})
    assert other.pauses == []


async def test_when_three_chats_wait_at_once_all_do() -> None:
    api = ScriptedApi({"sendMessage": [refusal(429, "Too Many Requests", 7.0)]})
    courier = courier_of(api)
    with courier._among_the_waiting(1), courier._among_the_waiting(2):
        await courier.carry(InstantTurn(wrote("x", chat=3)), "sendMessage", {})
    other = InstantTurn(wrote("x", chat=4))
    await courier.carry(other, "sendMessage", {})
    assert other.pauses == [pytest.approx(7.5)]
