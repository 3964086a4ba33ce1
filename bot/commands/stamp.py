"""`python -m bot stamp`."""

import click

from bot.check.stamp import stamp
from bot.commands.sentence import one_sentence
from bot.guide.reading import ContentError
from bot.settings import Settings


@click.command("stamp")
def command() -> None:
    """Note in each translation that it says what the original says now. For whoever has compared the two."""
    with one_sentence(ContentError):
        changed = stamp(Settings.from_environment().content_dir)
    click.echo(f"{len(changed)} translations noted as up to date.")
