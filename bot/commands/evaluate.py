"""`python -m bot evaluate`."""

import json
from pathlib import Path

import click

from bot.commands import tables
from bot.commands.sentence import one_sentence
from bot.guide.reading import ContentError
from bot.search import saved
from bot.search.measure import QueryError, measure, read_questions
from bot.settings import Settings


@click.command("evaluate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def command(folder: Path, *, as_json: bool) -> None:
    """Measure the search on question files <language>.jsonl in FOLDER.

    Shares of questions answered rightly first and among three, of urgent ones found, of false alarms, and of
    off-topic ones refused: per language and together. A line is {"q": "...", "kind": "topic", "expect": ["..."]}.
    """
    with one_sentence(ContentError, QueryError):
        settings = Settings.from_environment()
        index = saved.opened(settings.content_dir, settings.cache_dir, saved.key_of(settings.content_dir))
        report = measure(index, read_questions(folder))
    click.echo(json.dumps(tables.as_json(report), indent=2) if as_json else tables.report(report))
