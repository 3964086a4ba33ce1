"""`python -m bot index`."""

import click

from bot.commands.errors import exit_on_user_error
from bot.commands.progress import progress
from bot.commands.read_settings import read_settings
from bot.guide.loader import load as load_guide
from bot.guide.yaml_field import ContentError
from bot.search import index_cache
from bot.search.index_cache import IndexBuildError
from bot.settings import SettingError

BEGINNING = "Building the search index, once for these texts: a minute or two, and 620 MB of memory."


@click.command("index")
def command() -> None:
    """Build the search index of the content and save it in CACHE_DIR, unless it is there.

    `run` does this by itself. Use it while building an image whose file system will be read-only.
    """
    with exit_on_user_error(ContentError, IndexBuildError):
        settings = read_settings()
        key = index_cache.cache_key(settings.content_dir)
        if not index_cache.is_cached(settings.cache_dir, key):
            load_guide(settings.content_dir)  # a mistake is said before a wait is announced
            with progress(BEGINNING):
                index_cache.load_or_build(settings.content_dir, settings.cache_dir, key)
        if not index_cache.is_cached(settings.cache_dir, key):
            raise SettingError(f"CACHE_DIR: the search index cannot be saved in {settings.cache_dir}")
    click.echo(f"The search index is in {settings.cache_dir}.")
