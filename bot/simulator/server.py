"""The simulator's HTTP server: one port for the page, the person's side and the Bot API."""

import asyncio
import errno
import re
import time
from dataclasses import dataclass, field
from email.utils import formatdate

from aiohttp import web

from bot.simulator.errors import ApiError
from bot.simulator.faults import FaultInjector, Faults
from bot.simulator.limits import Times
from bot.simulator.methods import call_method, call_webhook_replies
from bot.simulator.parameters import read_parameters
from bot.simulator.person_routes import PersonRoutes
from bot.simulator.telegram import Telegram
from bot.simulator.types import Clock

_MOST_BODY_BYTES = 50 * 1024 * 1024  # Telegram's limit for uploads
_TOKEN = re.compile(r"[0-9]{1,15}:[A-Za-z0-9_-]+")


class PortUnavailable(OSError):
    """The simulator cannot listen there; the text is a sentence for the operator."""


@dataclass(slots=True)
class Simulator:
    """A running simulator. `url` has no slash at its end; without faults there is no `fault_injector`."""

    url: str
    telegram: Telegram
    fault_injector: FaultInjector | None
    _runner: web.AppRunner = field(repr=False)
    _webhook_replies: asyncio.Task[None] = field(repr=False)

    async def stop(self) -> None:
        """Ends polls and event streams at once, then closes the port."""
        self.telegram.polling.end(None)
        self.telegram.notify_all(None)
        self._webhook_replies.cancel()
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
) -> Simulator:
    """Starts a simulator. Port 0 takes a free one; a bot without a name goes by its username.

    Raises PortUnavailable, and ValueError for what is no bot token.
    """
    if not _TOKEN.fullmatch(token):
        raise ValueError("a bot token looks like 123456:ABC-def")
    telegram = Telegram(token=token, bot_username=bot_username, clock=clock, times=times)
    telegram.profile.texts["name"][""] = bot_name
    fault_injector = None if faults is None else FaultInjector(faults)
    app = web.Application(client_max_size=_MOST_BODY_BYTES)
    app.add_routes([*PersonRoutes(telegram).routes(), *_BotApi(telegram, fault_injector).routes()])
    # A poll whose client has disconnected must end: it may neither count as waiting nor get the conflict.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0, handler_cancellation=True)
    await runner.setup()
    address = await _listen(runner, host, port)
    webhook_replies = asyncio.create_task(call_webhook_replies(telegram))
    return Simulator(f"http://{address}", telegram, fault_injector, runner, webhook_replies)


class _BotApi:
    """The route of all methods, /bot<token>/<method>, and one for every path that Telegram does not have."""

    def __init__(self, telegram: Telegram, fault_injector: FaultInjector | None) -> None:
        self._telegram, self._fault_injector = telegram, fault_injector

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", r"/bot{token:[^/]+}/{method:.*}", self._answer),
            web.route("*", "/{path:.*}", self._not_found),
        ]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        faults = self._fault_injector
        response = await (faults.handle(request, self._call) if faults else self._call(request))
        response.headers["Date"] = formatdate(self._telegram.clock(), usegmt=True)
        return response

    async def _call(self, request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response({"ok": True, "result": await self._result(request)})
        except ApiError as error:
            self._telegram.rejected[error.description] += 1
            return web.json_response(error.answer(), status=error.code)

    async def _result(self, request: web.Request) -> object:
        if request.match_info["token"] != self._telegram.token:
            raise ApiError(401, "Unauthorized")
        return await call_method(self._telegram, request.match_info["method"], await read_parameters(request))

    async def _not_found(self, _: web.Request) -> web.Response:
        return web.json_response(ApiError(404, "Not Found").answer(), status=404)


async def _listen(runner: web.AppRunner, host: str, port: int) -> str:
    """Opens the port; returns host:port. Raises PortUnavailable."""
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError as error:
        await runner.cleanup()
        problem = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be opened ({type(error).__name__})"
        raise PortUnavailable(f"Port {port} on {host} {problem}; choose another with --port or PORT.") from error
    opened = runner.addresses[0][1]
    return f"{f'[{host}]' if ':' in host else host}:{opened}"
