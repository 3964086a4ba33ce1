"""`python -m bot search`."""

import io
import json
import sys

import click

from bot.commands import tables
from bot.commands.errors import exit_on_user_error
from bot.guide.yaml_field import ContentError
from bot.search import index_cache
from bot.search.evaluation import QueryError, as_line, read_typed
from bot.search.index import Index
from bot.settings import Settings


@click.command("search")
@click.argument("text", nargs=-1)
@click.option("--language", "-l", default=None, help="Language in use, for instance es: a lean, not a wall.")
@click.option("--jsonl", is_flag=True, help='Read lines {"q": ..., "lang": ...} and write one JSON line for each.')
def command(text: tuple[str, ...], *, language: str | None, jsonl: bool) -> None:
    """Which topics answer TEXT, best first, and whether it sounds urgent."""
    if not jsonl and not text:
        raise click.UsageError("TEXT is missing: type a question, or give --jsonl and lines on standard input.")
    with exit_on_user_error(ContentError, QueryError):
        settings = Settings.from_environment()
        index = index_cache.opened(settings.content_dir, settings.cache_dir, index_cache.key_of(settings.content_dir))
        if jsonl:
            _search_lines(index)
        else:
            click.echo(tables.found(index.search(" ".join(text), language=language)))


def _search_lines(index: Index) -> None:
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for number, line in enumerate(lines, 1):
        if line.strip():
            text, language = read_typed(line, f"standard input:{number}")
            found = as_line(text, index.search(text, language=language))
            click.echo(json.dumps(found, ensure_ascii=False))
