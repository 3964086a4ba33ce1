"""The composition root of the bot at work: knows all packages that it needs. Builds, starts, stops, decides nothing.

It imports nothing that a bot at work on Telegram does without: what is imported is the start's time and memory.
"""

import asyncio
import contextlib
import secrets
import socket
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import structlog

from bot.catalog import Catalog
from bot.guide.yaml_field import ContentError
from bot.messenger.handlers.registry import ALLOWED_UPDATES
from bot.messenger.messenger import Messenger, build_messenger
from bot.messenger.transport.bot import GuideBot, make_bot
from bot.messenger.transport.polling import Poller
from bot.messenger.transport.request import AiohttpRequest
from bot.messenger.transport.retries import Retries
from bot.messenger.transport.source import Source
from bot.messenger.transport.startup import StartError, cannot_listen, identify_bot, set_commands
from bot.messenger.transport.telegram_clock import TelegramClock
from bot.messenger.transport.webhook import Endpoint, Webhook
from bot.operations import logs
from bot.operations.health import HealthEndpoints, Readiness, serve_health
from bot.operations.metrics import Metrics
from bot.process import signals, until
from bot.search.index_cache import IndexBuildError
from bot.settings import TELEGRAM, Settings
from bot.store.keys import Keys
from bot.store.memory import MemoryStore
from bot.store.store import Store
from bot.wording.locale_file import WordingError

UNUSABLE = (StartError, ContentError, WordingError, IndexBuildError)
"""What keeps the bot from starting; the text of each is one sentence."""

NO_REDIS = "STORE_URL with redis:// needs packages that are not installed: pip install 'magnolia[redis]'"

Clock = Callable[[], float]

log = structlog.get_logger()


async def run(settings: Settings, *, token: str) -> None:
    """Run on Telegram until told to stop. Raises what UNUSABLE names."""
    logs.configure(settings.log_level, settings.log_format)
    catalog = Catalog.open(settings.content_dir, settings.locales_dir, settings.cache_dir)
    with signals(catalog.reload) as stop:
        account = BotAccount(server_name(settings.api_url), token, settings.api_url)
        await until(stop, work(settings, account, catalog))


def server_name(api_url: str) -> str:
    """What the log calls the server. Only Telegram's own is `live`: elsewhere nobody on Telegram gets an answer."""
    return "live" if urlsplit(api_url).hostname == urlsplit(TELEGRAM).hostname else "other"


@dataclass(frozen=True, slots=True)
class BotAccount:
    """A bot's token and the Bot API server that knows it. `server` is that server's name in the log."""

    server: str
    token: str
    api_url: str


async def work(settings: Settings, account: BotAccount, catalog: Catalog) -> None:
    """The bot at work until cancelled. Raises StartError."""
    async with at_work(settings, account, catalog, Metrics()) as source:
        await catalog.report_missing_screens()
        await source


@contextlib.asynccontextmanager
async def at_work(
    settings: Settings, account: BotAccount, catalog: Catalog, metrics: Metrics, *, clock: Clock = time.time
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work while the block runs; gives the task that takes updates. Then what is in hand is finished.

    `clock` tells seconds since 1970. Raises StartError.
    """
    telegram_clock = TelegramClock(clock, on_offset=metrics.clock_offset.set)
    store = _store(settings, metrics, clock)
    bot = make_bot(
        account.token, account.api_url, AiohttpRequest(on_date=telegram_clock.observe), Retries(store, metrics=metrics)
    )
    try:
        await store.probe()
        name = await identify_bot(bot, account.api_url)
        catalog.set_bot_name(name)
        await set_commands(bot, catalog.content.wording, catalog.content.guide.languages)
        messenger = _messenger(bot, store, catalog, metrics, telegram_clock.now)
        source = _source(settings, bot, messenger, metrics)
        await source.start()
        async with _health(settings, bot, store, metrics), messenger.running(source) as running:
            log.info(
                "started",
                server=account.server,
                bot=name,
                updates=source.name,
                store=settings.store_url.split(":", 1)[0],
            )
            yield running
    finally:
        await store.aclose()
        await bot.shutdown()


def _messenger(bot: GuideBot, store: Store, catalog: Catalog, metrics: Metrics, clock: Clock) -> Messenger:
    return build_messenger(
        bot,
        store,
        content=lambda: catalog.content,
        fallback=lambda: catalog.fallback,
        metrics=metrics,
        clock=clock,
    )


def _source(settings: Settings, bot: GuideBot, messenger: Messenger, metrics: Metrics) -> Source:
    if settings.webhook_url is None:
        return Poller(bot, messenger.queue, allowed_updates=ALLOWED_UPDATES, metrics=metrics)
    endpoint = Endpoint(settings.webhook_url, settings.webhook_secret or "", settings.host, settings.port)
    return Webhook(bot, messenger.queue, endpoint, allowed_updates=ALLOWED_UPDATES)


def _store(settings: Settings, metrics: Metrics, clock: Clock) -> Store:
    """Replicas are told apart by where they listen; of programs that poll Telegram allows only one."""
    if settings.store_url.startswith("memory:"):
        return MemoryStore(clock)
    # Its client takes 100 ms and 7 MB to import, which a bot that remembers by itself is spared.
    try:
        from bot.store.redis_store import RedisStore, make_client  # noqa: PLC0415
    except ModuleNotFoundError:
        raise StartError(NO_REDIS) from None
    try:
        redis = make_client(settings.store_url)
    except ValueError as error:
        raise StartError(
            f"STORE_URL has something after '?' that no connection takes ({type(error).__name__})"
        ) from None
    replica = f"{socket.gethostname()}:{settings.port}" if settings.webhook_url else "polling"
    keys = Keys(settings.store_key or secrets.token_bytes(32), clock)
    return RedisStore(redis, keys, clock, name=replica, on_failure=metrics.store_failures.inc)


@contextlib.asynccontextmanager
async def _health(settings: Settings, bot: GuideBot, store: Store, metrics: Metrics) -> AsyncIterator[None]:
    """The port for whoever looks after the bot, where one is set."""
    metrics.store_up = lambda: store.up
    if settings.metrics_port is None:
        yield
        return
    health = HealthEndpoints(metrics, Readiness(bot.webhook_info, lambda: store.up))
    async with contextlib.AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(serve_health(health, settings.host, settings.metrics_port))
        except OSError as error:
            raise cannot_listen("METRICS_PORT", settings.host, settings.metrics_port, error) from None
        yield
