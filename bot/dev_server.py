"""The simulator, alone or with the bot in it: the other composition root, which a bot on Telegram never imports."""

import asyncio
from dataclasses import replace

import click

from bot import app
from bot.app import BotAccount
from bot.catalog import Catalog
from bot.messenger.transport.startup import StartError
from bot.operations import logs
from bot.process import signals, until
from bot.settings import Settings
from bot.simulator import server
from bot.simulator.faults import Faults

TOKEN = "1000000001:simulator"  # noqa: S105 - opens nothing but the simulator on this machine
HOST = "127.0.0.1"


async def simulate(settings: Settings, *, port: int | None, token: str, faults: str | None, with_bot: bool) -> None:
    """Run the simulator until told to stop. Raises StartError and content's errors."""
    logs.configure(settings.log_level, settings.log_format)
    catalog = Catalog.open(settings.content_dir, settings.locales_dir, settings.cache_dir) if with_bot else None
    with signals(catalog.reload if catalog else None) as stop:
        name = catalog.content.guide.name if catalog else ""
        running = await _simulator(settings.port if port is None else port, token, faults, bot_name=name)
        try:
            click.echo(f"Open {running.url} in a browser. Ctrl-C ends it.")
            if catalog is None:
                click.echo(f"For a bot: BOT_TOKEN={token} TELEGRAM_API_URL={running.url}")
                await stop.wait()
                return
            account = BotAccount("simulator", token, running.url)
            await until(stop, _with_bot(settings, account, catalog))
        finally:
            await running.stop()


async def _simulator(port: int, token: str, faults: str | None, *, bot_name: str) -> server.Simulator:
    unlucky = _faults(faults)
    try:
        return await server.start(host=HOST, port=port, token=token, faults=unlucky, bot_name=bot_name)
    except (server.PortUnavailable, ValueError) as error:
        raise StartError(str(error)) from None


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


async def _with_bot(settings: Settings, account: BotAccount, catalog: Catalog) -> None:
    """The bot at work, with content that is read again whenever it is edited, until cancelled."""
    watch = asyncio.create_task(catalog.watch())
    try:
        await app.work(_polling(settings), account, catalog)
    finally:
        watch.cancel()
        await asyncio.wait([watch])
