"""The composition root: the only place that knows all rooms. Builds, starts, stops, decides nothing."""

import asyncio
import contextlib
import secrets
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace

import click
import structlog

from bot.messenger.api import Api
from bot.messenger.inbox import Inbox
from bot.messenger.messenger import Messenger, put_together
from bot.messenger.polling import Poller
from bot.messenger.request import Request
from bot.messenger.source import Source
from bot.messenger.startup import CannotStart, introduce, make_bot, show_commands
from bot.messenger.webhook import Endpoint, Webhook
from bot.operations import logs
from bot.operations.health import health_app, serving
from bot.operations.metrics import Metrics
from bot.operations.readiness import Readiness
from bot.settings import Settings
from bot.shelf import Shelf
from bot.simulator import server
from bot.simulator.faults import Faults
from bot.store.keys import Keys
from bot.store.memory import MemoryStore
from bot.store.redis import RedisStore, connected
from bot.store.store import Store

SIMULATED_TOKEN = "1000000001:simulator"  # noqa: S105 - opens nothing but the simulator on this machine
SIMULATOR_HOST = "127.0.0.1"

StartError = CannotStart
"""The program cannot start. One sentence that names the setting."""

Clock = Callable[[], float]

log = structlog.get_logger()


async def run(settings: Settings) -> None:
    """Run until told to stop: on Telegram, or in the simulator. Raises StartError, or an error of the content."""
    if settings.token is None:
        await simulate(settings, port=None, token=SIMULATED_TOKEN, faults=None, with_bot=True)
        return
    logs.configure(settings.log_level, settings.log_format)
    shelf = Shelf.open(settings.content_dir, settings.locales_dir)
    place = Place("live", settings.token, settings.api_url)
    with _signals(shelf) as stop:
        async with at_work(settings, place, shelf, Metrics()) as source:
            await _until(stop, source)


async def simulate(settings: Settings, *, port: int | None, token: str, faults: str | None, with_bot: bool) -> None:
    """Run the simulator until told to stop, alone or with the bot in it. Raises StartError and content's errors."""
    logs.configure(settings.log_level, settings.log_format)
    shelf = Shelf.open(settings.content_dir, settings.locales_dir) if with_bot else None
    with _signals(shelf) as stop:
        name = shelf.library.guide.name if shelf else ""
        running = await _simulator(settings.port if port is None else port, token, faults, bot_name=name)
        try:
            click.echo(f"Open {running.url} in a browser. Ctrl-C ends it.")
            if shelf is None:
                await stop.wait()
                return
            place = Place("simulator", token, running.url)
            async with at_work(_polling(settings), place, shelf, Metrics()) as source, _watching(shelf):
                await _until(stop, source)
        finally:
            await running.stop()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bot talks: a name for the log, the token, the Bot API server."""

    name: str
    token: str
    api_url: str


async def _simulator(port: int, token: str, faults: str | None, *, bot_name: str) -> server.Running:
    unlucky = _faults(faults)
    try:
        return await server.start(host=SIMULATOR_HOST, port=port, token=token, faults=unlucky, bot_name=bot_name)
    except (server.PortTaken, ValueError) as error:
        raise StartError(str(error)) from None


def _faults(text: str | None) -> Faults | None:
    """`5xx=0.05,429=0.02,cut=0.02,seed=1`: shares of all calls; half of the cuts come before the effect, half after."""
    if text is None:
        return None
    try:
        given = {name: float(value) for name, value in (part.split("=", 1) for part in text.split(","))}
        cut, seed = given.pop("cut", 0.0) / 2, int(given.pop("seed", 0))
        named = {_FAULTS[name]: share for name, share in given.items()}
    except (ValueError, KeyError):
        raise StartError("--faults must look like 5xx=0.05,429=0.02,cut=0.02,seed=1") from None
    return Faults(
        server_errors=named.get("server_errors", 0.0),
        floods=named.get("floods", 0.0),
        cut_before=cut,
        cut_after=cut,
        seed=seed,
    )


_FAULTS = {"5xx": "server_errors", "429": "floods"}


@contextlib.asynccontextmanager
async def at_work(
    settings: Settings, place: Place, shelf: Shelf, metrics: Metrics, *, clock: Clock = time.time
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work while the block runs; gives the task that takes updates. Then what is in hand is finished.

    `clock` tells seconds since 1970. Raises StartError.
    """
    request = Request()
    bot = make_bot(place.token, place.api_url, request)
    store = _store(settings, metrics, clock)
    api = Api(request, f"{place.api_url}/bot{place.token}")
    try:
        name = await introduce(bot, place.api_url)
        shelf.named(name)
        await show_commands(bot, shelf.library.wording, shelf.library.guide.languages)
        messenger = _messenger(api, store, shelf, metrics, clock)
        source = _source(settings, api, messenger.inbox, metrics, name)
        await source.start()
        async with _health(settings, api, store, metrics), messenger.at_work(source) as running:
            log.info(
                "started", place=place.name, bot=name, updates=source.name, store=settings.store_url.split(":", 1)[0]
            )
            yield running
        log.info("stopped")
    finally:
        await store.close()
        await request.shutdown()


def _messenger(api: Api, store: Store, shelf: Shelf, metrics: Metrics, clock: Clock) -> Messenger:
    return put_together(
        api,
        store,
        library=lambda: shelf.library,
        fallback=lambda: shelf.fallback,
        metrics=metrics,
        clock=clock,
    )


def _source(settings: Settings, api: Api, inbox: Inbox, metrics: Metrics, name: str) -> Source:
    if settings.webhook_url is None:
        return Poller(api, inbox, bot=name, metrics=metrics)
    endpoint = Endpoint(settings.webhook_url, settings.webhook_secret or "", settings.host, settings.port)
    return Webhook(api, inbox, endpoint, bot=name)


def _polling(settings: Settings) -> Settings:
    """For the simulator with the bot in it: both in one process, with nothing between them."""
    return replace(settings, webhook_url=None)


def _store(settings: Settings, metrics: Metrics, clock: Clock) -> Store:
    """Replicas are told apart by where they listen; of programs that poll Telegram allows only one."""
    keys = Keys(settings.store_key or secrets.token_bytes(32), clock)
    if settings.store_url.startswith("memory:"):
        return MemoryStore(keys, clock)
    try:
        redis = connected(settings.store_url)
    except ValueError as error:
        raise StartError(f"STORE_URL cannot be used ({type(error).__name__})") from None
    replica = f"{socket.gethostname()}:{settings.port}" if settings.webhook_url else "polling"
    return RedisStore(redis, keys, clock, name=replica, on_failure=metrics.store_failures.inc)


@contextlib.asynccontextmanager
async def _health(settings: Settings, api: Api, store: Store, metrics: Metrics) -> AsyncIterator[None]:
    """The port for whoever looks after the bot, where one is set."""
    metrics.watch_store(lambda: store.up)
    if settings.metrics_port is None:
        yield
        return
    app = health_app(metrics, Readiness(api.webhook_info, lambda: store.up))
    async with contextlib.AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(serving(app, settings.host, settings.metrics_port))
        except OSError as error:
            raise StartError(
                f"METRICS_PORT: cannot listen on port {settings.metrics_port} ({error.strerror})"
            ) from None
        yield


@contextlib.asynccontextmanager
async def _watching(shelf: Shelf) -> AsyncIterator[None]:
    watch = asyncio.create_task(shelf.watch())
    try:
        yield
    finally:
        watch.cancel()
        await asyncio.wait([watch])


@contextlib.contextmanager
def _signals(shelf: Shelf | None) -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set; SIGHUP reads the content again."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    renewals: set[asyncio.Task[None]] = set()

    def renew() -> None:
        if shelf is not None:
            task = asyncio.create_task(shelf.renew())
            renewals.add(task)
            task.add_done_callback(renewals.discard)

    handlers = {signal.SIGTERM: stop.set, signal.SIGINT: stop.set, signal.SIGHUP: renew}
    for number, handler in handlers.items():
        loop.add_signal_handler(number, handler)
    try:
        yield stop
    finally:
        for number in handlers:
            loop.remove_signal_handler(number)


async def _until(stop: asyncio.Event, source: asyncio.Task[None]) -> None:
    """Until told to stop. A source that ends by itself does so with an exception, which comes out here."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({stopping, source}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if source.done():
        source.result()
