"""`python -m bot index`."""

import click

from bot.commands.sentence import one_sentence
from bot.guide.reading import ContentError
from bot.search import saved
from bot.settings import SettingError, Settings


@click.command("index")
def command() -> None:
    """Build the search index of the content and save it in CACHE_DIR, unless it is there.

    `run` does so by itself; for an image, whose file system may be read-only later.
    """
    with one_sentence(ContentError):
        settings = Settings.from_environment()
        key = saved.key_of(settings.content_dir)
        saved.opened(settings.content_dir, settings.cache_dir, key)
        if not saved.is_there(settings.cache_dir, key):
            raise SettingError(f"CACHE_DIR: nothing can be written to {settings.cache_dir}")
    click.echo(f"The search index is in {settings.cache_dir}.")
