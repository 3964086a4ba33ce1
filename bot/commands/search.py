"""`python -m bot search`."""

import io
import json
import sys

import click

from bot import catalog
from bot.commands import tables
from bot.commands.errors import exit_on_user_error
from bot.commands.read_settings import read_settings
from bot.evaluation.answer import Answer, answer
from bot.evaluation.query_files import HOTLINE, QueryError, parse_json
from bot.guide.yaml_field import ContentError
from bot.screens.content import Content
from bot.search import index_cache
from bot.search.explanation import explain
from bot.search.index_cache import IndexBuildError
from bot.search.ranking import MAX_RESULTS
from bot.wording.locale_file import WordingError


@click.command("search")
@click.argument("text", nargs=-1)
@click.option("--language", "-l", default=None, help="The current language, for instance es: a prior, not a filter.")
@click.option("--why", is_flag=True, help="Also show what spoke for and against each candidate.")
@click.option("--jsonl", is_flag=True, help='Read lines {"q": ..., "lang": ...} and write one JSON line for each.')
def command(text: tuple[str, ...], *, language: str | None, why: bool, jsonl: bool) -> None:
    """Show what a person who types TEXT gets: the screen, the topics found, and whether it is urgent."""
    if not jsonl and not text:
        raise click.UsageError("TEXT is missing: type a question, or give --jsonl and lines on standard input.")
    with exit_on_user_error(ContentError, WordingError, QueryError, IndexBuildError):
        settings = read_settings()
        content = catalog.load_content(settings.content_dir, settings.locales_dir, settings.cache_dir)
        if jsonl:
            _search_lines(content)
            return
        words = " ".join(text)
        click.echo(tables.format_answer(answer(content, words, language)))
        if why:
            index = index_cache.load_or_build(settings.content_dir, settings.cache_dir)
            click.echo(tables.format_explanation(explain(index, words)))


def _search_lines(content: Content) -> None:
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for number, line in enumerate(lines, 1):
        if line.strip():
            text, language = parse_line(line, f"standard input:{number}")
            click.echo(json.dumps(answer_as_json(text, answer(content, text, language)), ensure_ascii=False))


def parse_line(line: str, where: str) -> tuple[str, str | None]:
    """The text and the current language of an input line. Raises QueryError, with `where` in front."""
    match parse_json(line, where):
        case {"q": str(text), "lang": str(language)}:
            return text, language
        case {"q": str(text), **rest} if rest.get("lang") is None:
            return text, None
    raise QueryError(f'{where}: needs "q" (text) and may have "lang" (text)')


def answer_as_json(text: str, given: Answer) -> dict[str, object]:
    """The output line for a text. "hotline" comes first among its results where the hotline is what is needed."""
    result = given.result
    hotline_first = tables.has_hotline_first(given)
    results = [{"topic": hit.topic, "score": round(hit.score, 3)} for hit in result.results]
    return {
        "q": text,
        "language": result.language,
        "tier": tables.tier(given).value,
        "urgent": given.kind is not None,
        "alert": given.alert,
        "kind": given.kind.value if given.kind else None,
        "intent": tables.intent(given),
        "shows": given.shows,
        "results": [{"topic": HOTLINE, "score": 1.0}, *results][:MAX_RESULTS] if hotline_first else results,
    }
