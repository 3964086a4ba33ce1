"""A deadline that is moved rings when it was moved to, and once."""

import asyncio

from bot.http.alarm import Alarm


class Ringing:
    """An alarm, the moments at which it rang, and whoever waits for that."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.rang: list[float] = []
        self.heard = asyncio.Event()
        self.alarm = Alarm(self._ring)

    def _ring(self) -> None:
        self.rang.append(self.loop.time())
        self.heard.set()

    async def after(self, seconds: float) -> None:
        """Let the loop's own timers come first, up to this moment."""
        passed = asyncio.Event()
        self.loop.call_later(seconds, passed.set)
        await passed.wait()


async def test_it_rings_once() -> None:
    ringing = Ringing()
    ringing.alarm.set(0.001)
    await ringing.heard.wait()
    await ringing.after(0.01)
    assert len(ringing.rang) == 1


async def test_what_was_put_off_rings_at_the_later_moment() -> None:
    ringing, begun = Ringing(), asyncio.get_running_loop().time()
    ringing.alarm.set(0.001)
    ringing.alarm.set(0.03)
    await ringing.heard.wait()
    assert [moment - begun >= 0.03 for moment in ringing.rang] == [True]


async def test_what_was_brought_forward_rings_at_the_earlier_moment() -> None:
    ringing = Ringing()
    ringing.alarm.set(60)
    ringing.alarm.set(0.001)
    async with asyncio.timeout(10):
        await ringing.heard.wait()
    assert len(ringing.rang) == 1


async def test_what_was_cleared_or_stopped_does_not_ring() -> None:
    cleared, stopped = Ringing(), Ringing()
    cleared.alarm.set(0.001)
    stopped.alarm.set(0.001)
    cleared.alarm.clear()
    stopped.alarm.stop()
    await cleared.after(0.01)
    assert cleared.rang == stopped.rang == []


async def test_what_was_cleared_can_be_set_again() -> None:
    ringing = Ringing()
    ringing.alarm.set(0.001)
    ringing.alarm.clear()
    await ringing.after(0.005)
    ringing.alarm.set(0.001)
    await ringing.heard.wait()
    assert len(ringing.rang) == 1
