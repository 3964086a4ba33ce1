"""`python -m bot stamp`."""

import click

from bot.check.translation import stamp
from bot.commands.errors import exit_on_user_error
from bot.guide.yaml_field import ContentError
from bot.settings import Settings


@click.command("stamp")
def command() -> None:
    """Mark every translation as up to date with its original. Run it after comparing them."""
    with exit_on_user_error(ContentError):
        changed = stamp(Settings.from_environment().content_dir)
    click.echo(f"{len(changed)} translations noted as up to date.")
