"""`python -m bot evaluate`."""

import json
from pathlib import Path

import click

from bot import catalog
from bot.commands import tables
from bot.commands.errors import exit_on_user_error
from bot.commands.read_settings import read_settings
from bot.evaluation.by_family import measure
from bot.evaluation.by_kind import evaluate
from bot.evaluation.comparison import Compared, compare
from bot.evaluation.query_files import Queries, QueryError, has_families, read_queries
from bot.guide.loader import load
from bot.guide.yaml_field import ContentError
from bot.search import index_cache
from bot.search.index import Index
from bot.search.index_cache import IndexBuildError
from bot.wording.locale_file import WordingError


@click.command("evaluate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option("--misses", is_flag=True, help="Also list the queries of each family that failed, and what they got.")
@click.option("--compare", "with_others", is_flag=True, help="Also run other searches on the topic queries.")
def command(folder: Path, *, as_json: bool, misses: bool, with_others: bool) -> None:
    """Measure the search on query files <language>.jsonl in FOLDER, by language.

    A line is {"q": "...", "kind": "topic", "expect": ["..."]}: then it prints how often a right topic comes first
    (hit@1) or among the first three (hit@3), the recall of urgent queries, the rate of false alarms, and the share of
    off-topic queries that are refused. With "family" in place of "kind", each family of sentences has figures of its
    own, with 95 % intervals; '!' marks those that miss their goal.
    """
    with exit_on_user_error(ContentError, WordingError, QueryError, IndexBuildError):
        settings = read_settings()
        content = catalog.load_content(settings.content_dir, settings.locales_dir, settings.cache_dir)
        key = "family" if has_families(folder) else "kind"
        queries = read_queries(folder, key)
        if key == "family":
            measured = list(measure(content, queries))
            _print(tables.families_as_json(measured) if as_json else tables.format_families(measured))
            if misses:
                click.echo(tables.format_misses(measured))
        index = index_cache.load_or_build(settings.content_dir, settings.cache_dir)
        if key == "kind":
            report = evaluate(index, queries)
            _print(tables.report_as_json(report) if as_json else tables.format_report(report))
        if with_others:
            _print(tables.format_comparison(_compared(settings.content_dir, index, queries)))


def _print(shown: object) -> None:
    click.echo(shown if isinstance(shown, str) else json.dumps(shown, indent=2))


def _compared(content_dir: Path, index: Index, queries: Queries) -> list[Compared]:
    """All searches on the queries in the guide's languages."""
    known = {language: listed for language, listed in queries.items() if language in index.languages}
    try:
        return list(compare(load(content_dir), index, known))
    except ImportError as error:
        raise click.ClickException("--compare needs bm25s: run make setup first.") from error
