"""Starts and stops the simulator: one port for the page, the person's side and the Bot API."""

import asyncio
import errno
import re
import time
from dataclasses import dataclass, field

from aiohttp import web

from bot.simulator.bot_routes import BotSide, run_answers
from bot.simulator.faults import FaultInjector, Faults
from bot.simulator.limits import Times
from bot.simulator.person_routes import PersonSide
from bot.simulator.telegram import Telegram
from bot.simulator.types import Clock

_BODY = 50 * 1024 * 1024  # bytes; what Telegram takes as an upload
_TOKEN = re.compile(r"[0-9]{1,15}:[A-Za-z0-9_-]+")


class PortTaken(OSError):
    """Nobody can listen there, or somebody does already; its text is a sentence for the operator."""


@dataclass(slots=True)
class Running:
    """A simulator at work. `url` has no slash at its end."""

    url: str
    telegram: Telegram
    unlucky: FaultInjector | None
    _runner: web.AppRunner = field(repr=False)
    _answers: asyncio.Task[None] = field(repr=False)

    async def stop(self) -> None:
        """Ends polls and event streams at once, then closes the port."""
        self.telegram.polling.end(None)
        for chat in self.telegram.chats.values():
            for watcher in chat.watchers:
                watcher.put_nowait(None)
        self._answers.cancel()
        await self.telegram.webhook.remove()
        await self._runner.cleanup()


async def start(
    *,
    token: str,
    host: str = "127.0.0.1",
    port: int = 0,
    bot_username: str = "magnolia_sim_bot",
    bot_name: str = "",
    clock: Clock = time.time,
    times: Times | None = None,
    faults: Faults | None = None,
) -> Running:
    """Port 0 takes a free one; a bot without a name is called by its user name.

    Raises PortTaken, and ValueError for what is no bot token.
    """
    if not _TOKEN.fullmatch(token):
        raise ValueError("a bot token looks like 123456:ABC-def")
    telegram = Telegram(token=token, bot_username=bot_username, clock=clock, times=times)
    telegram.profile.texts["name"][""] = bot_name
    unlucky = None if faults is None else FaultInjector(faults)
    app = web.Application(client_max_size=_BODY)
    app.add_routes([*PersonSide(telegram).routes(), *BotSide(telegram, unlucky).routes()])
    # A poll whose client has gone is cancelled: it must neither count as waiting nor be told of a conflict.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0, handler_cancellation=True)
    await runner.setup()
    address = await _listen(runner, host, port)
    answers = asyncio.create_task(run_answers(telegram))
    return Running(f"http://{address}", telegram, unlucky, runner, answers)


async def _listen(runner: web.AppRunner, host: str, port: int) -> str:
    """Opens the port; returns host:port."""
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError as error:
        await runner.cleanup()
        problem = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be had ({type(error).__name__})"
        raise PortTaken(f"Port {port} on {host} {problem}; choose another with --port or PORT.") from error
    taken = runner.addresses[0][1]
    return f"{f'[{host}]' if ':' in host else host}:{taken}"
