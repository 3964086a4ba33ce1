"""One timer for all: each piece of work has its own time, and only its own."""

import asyncio

import pytest

from bot.messenger.limit import TimeLimit


async def forever() -> None:
    await asyncio.Event().wait()


async def test_work_that_takes_too_long_is_stopped_and_the_task_goes_on() -> None:
    limit, task = TimeLimit(0.01), asyncio.current_task()
    for _ in range(2):
        with pytest.raises(TimeoutError):
            await limit.keep(forever())
    await limit.keep(asyncio.sleep(0))
    assert task is not None and task.cancelling() == 0


async def test_each_is_stopped_after_its_own_time() -> None:
    loop, limit = asyncio.get_running_loop(), TimeLimit(0.05)
    began: list[float] = []
    ended: list[float] = []

    async def one() -> None:
        began.append(loop.time())
        with pytest.raises(TimeoutError):
            await limit.keep(forever())
        ended.append(loop.time())

    first = asyncio.create_task(one())
    await asyncio.sleep(0.02)
    await asyncio.gather(first, one())
    assert all(end - begin >= 0.05 for begin, end in zip(began, ended, strict=True))


async def test_work_that_is_done_in_time_is_left_alone() -> None:
    limit = TimeLimit(0.02)
    for _ in range(4):
        await limit.keep(asyncio.sleep(0.01))


async def test_whoever_stops_the_task_is_heard_before_the_limit() -> None:
    task = asyncio.create_task(TimeLimit(1000).keep(forever()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_whoever_stops_the_task_is_heard_even_when_its_time_is_over_too() -> None:
    limit = TimeLimit(0)

    async def stopped_while_stopping() -> None:
        try:
            await forever()
        finally:
            task.cancel()
            await asyncio.sleep(0)

    task = asyncio.create_task(limit.keep(stopped_while_stopping()))
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_fault_of_the_work_comes_out() -> None:
    async def broken() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        await TimeLimit(1000).keep(broken())


async def test_work_that_will_not_be_stopped_ends_as_it_likes() -> None:
    async def stubborn() -> None:
        try:
            await forever()
        except asyncio.CancelledError:
            await asyncio.sleep(0)

    await TimeLimit(0).keep(stubborn())
    task = asyncio.current_task()
    assert task is not None and task.cancelling() == 0
