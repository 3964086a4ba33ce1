"""`python -m bot stamp`."""

import click

from bot.check.translation import stamp
from bot.commands.errors import exit_on_user_error
from bot.commands.read_settings import read_settings
from bot.guide.yaml_field import ContentError


@click.command("stamp")
def command() -> None:
    """Mark every translation as up to date with its original. Run it after comparing them."""
    with exit_on_user_error(ContentError):
        changed = stamp(read_settings().content_dir)
    click.echo(f"{len(changed)} translations noted as up to date.")
