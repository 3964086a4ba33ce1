"""The simulator, alone or with the bot in it: the other composition root, which a bot on Telegram never imports."""

import asyncio
from dataclasses import replace

import click
import structlog

from bot import app
from bot.app import BotAccount
from bot.catalog import Catalog
from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.profile import PublishError, publish
from bot.messenger.transport.request import AiohttpRequest
from bot.messenger.transport.startup import StartError
from bot.operations import logs
from bot.process import signals, until
from bot.settings import Settings
from bot.simulator import server
from bot.simulator.faults import Faults

TOKEN = "1000000001:simulator"  # noqa: S105 - opens nothing but the simulator on this machine
HOST = "127.0.0.1"

log = structlog.get_logger()


async def simulate(settings: Settings, *, port: int | None, token: str, faults: str | None, with_bot: bool) -> None:
    """Run the simulator until told to stop. Raises StartError and content's errors."""
    logs.configure(settings.log_level, settings.log_format)
    unlucky = _faults(faults)
    catalog = Catalog.open(settings.content_dir, settings.locales_dir, settings.cache_dir) if with_bot else None
    with signals(catalog.reload if catalog else None) as stop:
        running = await _simulator(settings.port if port is None else port, token, unlucky)
        try:
            account = BotAccount("simulator", token, running.url)
            if catalog:
                await _show_profile(account, catalog)
            if running.fault_injector and unlucky:
                running.fault_injector.faults = unlucky
            click.echo(f"Open {running.url} in a browser. Ctrl-C ends it.")
            if catalog is None:
                click.echo(f"For a bot: BOT_TOKEN={token} TELEGRAM_API_URL={running.url}")
                await stop.wait()
                return
            await until(stop, _with_bot(settings, account, catalog, running))
        finally:
            await running.stop()


async def _simulator(port: int, token: str, faults: Faults | None) -> server.Simulator:
    """A simulator that answers every call well at first, with the seed of the faults that come later."""
    none_yet = None if faults is None else Faults(seed=faults.seed)
    try:
        return await server.start(host=HOST, port=port, token=token, faults=none_yet)
    except (server.PortUnavailable, ValueError) as error:
        raise StartError(str(error)) from None


async def _show_profile(account: BotAccount, catalog: Catalog) -> None:
    """Give the bot the name, descriptions and commands that `publish` gives it on Telegram."""
    request, content = AiohttpRequest(), catalog.content
    try:
        async for _ in publish(make_bot(account.token, account.api_url, request), content.guide, content.wording):
            pass
    except PublishError as error:
        log.warning("profile not shown", problem=str(error))
    finally:
        await request.shutdown()


def _faults(text: str | None) -> Faults | None:
    """`5xx=0.05,429=0.02,cut=0.02,seed=1`: shares of all calls; half of the cuts come before the effect, half after."""
    if text is None:
        return None
    try:
        given = {name: float(value) for name, value in (part.split("=", 1) for part in text.split(","))}
        cut, seed = given.pop("cut", 0.0), int(given.pop("seed", 0))
        named = {_FAULTS[name]: share for name, share in given.items()}
    except (ValueError, KeyError, OverflowError):
        raise StartError("--faults must look like 5xx=0.05,429=0.02,cut=0.02,seed=1") from None
    if not all(0 <= share <= 1 for share in (cut, *named.values())):
        raise StartError("--faults takes shares of all calls, from 0 to 1")
    return Faults(
        server_errors=named.get("server_errors", 0.0),
        floods=named.get("floods", 0.0),
        cut_before=cut / 2,
        cut_after=cut / 2,
        seed=seed,
    )


_FAULTS = {"5xx": "server_errors", "429": "floods"}


def _polling(settings: Settings) -> Settings:
    """Both in one process, with nothing between them."""
    return replace(settings, webhook_url=None)


async def _with_bot(settings: Settings, account: BotAccount, catalog: Catalog, running: server.Simulator) -> None:
    """The bot at work, with texts that are taken over whenever they are edited, until cancelled."""

    async def show_change() -> None:
        await _show_profile(account, catalog)
        running.telegram.notify_all({"type": "texts_changed"})

    watch = asyncio.create_task(catalog.watch(show_change))
    try:
        await app.work(_polling(settings), account, catalog)
    finally:
        watch.cancel()
        await asyncio.wait([watch])
