"""`python -m bot search`."""

import io
import json
import sys

import click

from bot.commands import tables
from bot.commands.errors import exit_on_user_error
from bot.guide.model import Intent
from bot.guide.yaml_field import ContentError
from bot.search import index_cache
from bot.search.evaluation import HOTLINE, QueryError, parse_json
from bot.search.index import Index
from bot.search.index_cache import IndexBuildError
from bot.search.ranking import MAX_RESULTS
from bot.search.result import SearchResult, Tier
from bot.settings import Settings


@click.command("search")
@click.argument("text", nargs=-1)
@click.option("--language", "-l", default=None, help="The current language, for instance es: a prior, not a filter.")
@click.option("--jsonl", is_flag=True, help='Read lines {"q": ..., "lang": ...} and write one JSON line for each.')
def command(text: tuple[str, ...], *, language: str | None, jsonl: bool) -> None:
    """Show which topics answer TEXT, best first, and whether it is urgent."""
    if not jsonl and not text:
        raise click.UsageError("TEXT is missing: type a question, or give --jsonl and lines on standard input.")
    with exit_on_user_error(ContentError, QueryError, IndexBuildError):
        settings = Settings.from_environment()
        index = index_cache.load_or_build(settings.content_dir, settings.cache_dir)
        if jsonl:
            _search_lines(index)
        else:
            click.echo(tables.format_result(index.search(" ".join(text), language=language)))


def _search_lines(index: Index) -> None:
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for number, line in enumerate(lines, 1):
        if line.strip():
            text, language = parse_line(line, f"standard input:{number}")
            result = index.search(text, language=language)
            click.echo(json.dumps(result_as_json(text, result), ensure_ascii=False))


def parse_line(line: str, where: str) -> tuple[str, str | None]:
    """The text and the current language of an input line. Raises QueryError, with `where` in front."""
    match parse_json(line, where):
        case {"q": str(text), "lang": str(language)}:
            return text, language
        case {"q": str(text), **rest} if rest.get("lang") is None:
            return text, None
    raise QueryError(f'{where}: needs "q" (text) and may have "lang" (text)')


def result_as_json(text: str, result: SearchResult) -> dict[str, object]:
    """The output line for a text. "hotline" comes first among its results where the hotline is what is needed."""
    hotline_first = result.urgent is not None or result.intent is Intent.HOTLINE
    results = [{"topic": hit.topic, "score": round(hit.score, 3)} for hit in result.results]
    return {
        "q": text,
        "language": result.language,
        "tier": Tier.ANSWER.value if hotline_first else result.tier.value,
        "urgent": result.urgent is not None,
        "kind": result.urgent.value if result.urgent else None,
        "results": [{"topic": HOTLINE, "score": 1.0}, *results][:MAX_RESULTS] if hotline_first else results,
    }
