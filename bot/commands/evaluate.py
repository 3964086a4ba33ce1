"""`python -m bot evaluate`."""

import json
from pathlib import Path

import click

from bot.commands import tables
from bot.commands.errors import exit_on_user_error
from bot.guide.yaml_field import ContentError
from bot.search import index_cache
from bot.search.evaluation import QueryError, measure, read_questions
from bot.settings import Settings


@click.command("evaluate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def command(folder: Path, *, as_json: bool) -> None:
    """Measure the search on question files <language>.jsonl in FOLDER.

    Shares of questions answered rightly first and among three, of urgent ones found, of false alarms, and of
    off-topic ones refused: per language and together. A line is {"q": "...", "kind": "topic", "expect": ["..."]}.
    """
    with exit_on_user_error(ContentError, QueryError):
        settings = Settings.from_environment()
        index = index_cache.opened(settings.content_dir, settings.cache_dir, index_cache.key_of(settings.content_dir))
        report = measure(index, read_questions(folder))
    click.echo(json.dumps(tables.as_json(report), indent=2) if as_json else tables.report(report))
