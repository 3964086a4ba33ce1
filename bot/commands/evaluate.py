"""`python -m bot evaluate`."""

import json
from pathlib import Path

import click

from bot.commands import tables
from bot.commands.errors import exit_on_user_error
from bot.guide.yaml_field import ContentError
from bot.search import index_cache
from bot.search.evaluation import QueryError, evaluate, read_queries
from bot.search.index_cache import IndexBuildError
from bot.settings import Settings


@click.command("evaluate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def command(folder: Path, *, as_json: bool) -> None:
    """Measure the search on query files <language>.jsonl in FOLDER, by language and pooled.

    Prints how often a right topic comes first (hit@1) or among the first three (hit@3), the recall of urgent queries,
    the rate of false alarms, and the share of off-topic queries that are refused. A line of a query file is
    {"q": "...", "kind": "topic", "expect": ["..."]}.
    """
    with exit_on_user_error(ContentError, QueryError, IndexBuildError):
        settings = Settings.from_environment()
        index = index_cache.load_or_build(settings.content_dir, settings.cache_dir)
        report = evaluate(index, read_queries(folder))
    click.echo(json.dumps(tables.report_as_json(report), indent=2) if as_json else tables.format_report(report))
