"""A turn that is dropped ends its pauses."""

import asyncio

import pytest

from bot.messenger.turn import Dropped, Turn
from tests.messenger.fakes import wrote


async def test_a_pause_ends_by_itself() -> None:
    await Turn(wrote("x")).pause(0.001)


async def test_a_pause_ends_at_once_when_the_chat_is_closed() -> None:
    turn = Turn(wrote("x"))
    pause = asyncio.create_task(turn.pause(1000))
    await asyncio.sleep(0)
    turn.drop()
    with pytest.raises(Dropped):
        await pause


async def test_nothing_begins_after_the_chat_is_closed() -> None:
    turn = Turn(wrote("x"))
    turn.drop()
    with pytest.raises(Dropped):
        turn.check()
