"""How a server stops: who is in gets an answer, and nobody keeps it."""

import asyncio

import pytest

from tests.http.served import get, ok, running


async def test_at_the_end_what_is_at_work_gets_its_answer_and_who_idles_goes() -> None:
    async with running() as at:
        idle, busy = await at.line(), await at.line()
        idle.send(get("/a"))
        await idle.hears(ok(b"/a"))
        at.echo.came.clear()
        busy.send(get("/later"), get("/b"))
        await at.echo.came.wait()
        at.server.stop()
        ending = asyncio.create_task(at.server.finish(10))
        assert await idle.rest() == b""
        at.echo.later.set()
        assert await busy.rest() == ok(b"/later") + ok(b"/b", last=True)
        await ending


async def test_at_the_end_an_answer_that_never_comes_is_not_waited_for() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/later"))
        await at.echo.came.wait()
        await at.server.finish(0.01)
        assert await line.rest() in {b"", b"reset"}


async def test_after_the_stop_nobody_new_comes_in_and_who_is_in_is_served() -> None:
    async with running() as at:
        line = await at.line()
        line.send(get("/a"))
        await line.hears(ok(b"/a"))
        at.server.stop()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", at.port)
        line.send(get("/b"))
        await line.hears(ok(b"/b"))
