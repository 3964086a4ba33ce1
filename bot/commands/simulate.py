"""`python -m bot simulate`."""

import asyncio

import click

from bot import app, dev_server
from bot.commands.errors import exit_on_user_error
from bot.commands.read_settings import read_settings
from bot.settings import Settings


@click.command("simulate")
@click.option("--bot/--no-bot", "with_bot", default=False, help="Also run the guide in it, as `run` does.")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port. [default: PORT, else 8080]")
@click.option("--token", default=dev_server.TOKEN, show_default=True, help="The token that the simulator accepts.")
@click.option("--faults", default=None, help="Answer some calls badly: '5xx=0.05,429=0.02,cut=0.02,seed=1'.")
@click.pass_obj
def command(given: Settings | None, *, with_bot: bool, port: int | None, token: str, faults: str | None) -> None:
    """A strict Bot API server with a page like a phone chat: try any bot against it.

    Page at /, Bot API at /bot<token>/<method>, on 127.0.0.1 only.
    """
    with exit_on_user_error(*app.UNUSABLE):
        settings = given or read_settings()
        asyncio.run(dev_server.simulate(settings, port=port, token=token, faults=faults, with_bot=with_bot))
