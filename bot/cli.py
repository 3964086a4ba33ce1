"""The commands: words typed become a call; what comes back is printed; exit codes say how it went.

0: done. 1: `check` found something. 2: a setting, a file or an argument cannot be used; one sentence says which.
"""

import asyncio
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from bot import app, tables
from bot.check.check import check as check_everything
from bot.check.stamp import stamp as stamp_translations
from bot.guide.load import load
from bot.guide.reading import ContentError
from bot.search.index import Index
from bot.search.measure import QueryError, as_line, measure, read_questions, read_typed
from bot.settings import SettingError, Settings
from bot.wording.wording import WordingError

Content = click.Path(path_type=Path, file_okay=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Magnolia: a guide by chat for people who may be trafficked or cheated at work."""


@contextmanager
def one_sentence() -> Iterator[None]:
    """What a person can put right ends with one sentence and exit code 2, never with a traceback."""
    try:
        yield
    except (SettingError, ContentError, WordingError, QueryError, app.StartError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)


@main.command()
def run() -> None:
    """Run the guide.

    With BOT_TOKEN it talks on Telegram. Without, it starts a simulator with the guide in it and prints the address of
    its page. Settings are read from the environment and from a file .env; see .env.example.
    """
    with one_sentence():
        asyncio.run(app.run(Settings.from_environment(env_file=Path(".env"))))


@main.command()
@click.option("--bot/--no-bot", "with_bot", default=False, help="Also run the guide in it, as `run` does.")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port. [default: PORT, else 8080]")
@click.option("--token", default=app.SIMULATED_TOKEN, show_default=True, help="The token that the simulator accepts.")
@click.option("--faults", default=None, help="Answer some calls badly: '5xx=0.05,429=0.02,cut=0.02,seed=1'.")
def simulate(*, with_bot: bool, port: int | None, token: str, faults: str | None) -> None:
    """A strict Bot API server with a page like a phone chat: try any bot against it.

    Page at /, Bot API at /bot<token>/<method>, on 127.0.0.1 only.
    """
    with one_sentence():
        settings = Settings.from_environment()
        asyncio.run(app.simulate(settings, port=port, token=token, faults=faults, with_bot=with_bot))


@main.command()
def check() -> None:
    """Check content and locales: what is missing, too long, stale, unsourced, hard to read or without a way to it.

    Prints file:line: message for each finding. Exit code 1 when there is any, 2 when a folder cannot be read at all.
    """
    with one_sentence():
        settings = Settings.from_environment()
        findings = check_everything(settings.content_dir, settings.locales_dir)
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{len(findings)} findings" if findings else "Nothing to complain about.", err=bool(findings))
    sys.exit(1 if findings else 0)


@main.command()
def stamp() -> None:
    """Note in each translation that it says what the original says now. For whoever has compared the two."""
    with one_sentence():
        changed = stamp_translations(Settings.from_environment().content_dir)
    click.echo(f"{len(changed)} translations noted as up to date.")


@main.command()
@click.argument("text", nargs=-1)
@click.option("--language", "-l", default=None, help="Language in use, for instance es: a lean, not a wall.")
@click.option("--jsonl", is_flag=True, help='Read lines {"q": ..., "lang": ...} and write one JSON line for each.')
def search(text: tuple[str, ...], *, language: str | None, jsonl: bool) -> None:
    """Which topics answer TEXT, best first, and whether it sounds urgent."""
    if not jsonl and not text:
        raise click.UsageError("TEXT is missing: type a question, or give --jsonl and lines on standard input.")
    with one_sentence():
        index = _index()
        if jsonl:
            _search_lines(index)
        else:
            tables.found(Console(), index.search(" ".join(text), language=language))


def _index() -> Index:
    return Index.build(load(Settings.from_environment().content_dir))


def _search_lines(index: Index) -> None:
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for number, line in enumerate(lines, 1):
        if line.strip():
            text, language = read_typed(line, f"standard input:{number}")
            found = as_line(text, index.search(text, language=language))
            click.echo(json.dumps(found, ensure_ascii=False))


@main.command()
@click.argument("folder", type=Content)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def evaluate(folder: Path, *, as_json: bool) -> None:
    """Measure the search on question files <language>.jsonl in FOLDER.

    Shares of questions answered rightly first and among three, of urgent ones found, of false alarms, and of
    off-topic ones refused: per language and together. A line is {"q": "...", "kind": "topic", "expect": ["..."]}.
    """
    with one_sentence():
        report = measure(_index(), read_questions(folder))
    if as_json:
        click.echo(json.dumps(tables.as_json(report), indent=2))
    else:
        tables.report(Console(), report)
