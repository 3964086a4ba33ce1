"""Tables for people at a terminal; plain text when piped."""

from rich.console import Console
from rich.table import Table

from bot.search.found import Found
from bot.search.measure import Report, Tally

RATES = ("hit@1", "hit@3", "urgent recall", "false alarms", "off-topic refused")


def found(console: Console, result: Found) -> None:
    """One search."""
    urgent = f"urgent: {result.urgent}" if result.urgent else "not urgent"
    intent = f", intent: {result.intent}" if result.intent else ""
    console.print(f"[bold]{result.tier}[/bold] in {result.language}, {urgent}{intent}", highlight=False)
    table = Table("topic", "score", box=None)
    for hit in result.results:
        table.add_row(hit.topic, f"{hit.score:.2f}")
    if result.results:
        console.print(table)


def report(console: Console, measured: Report) -> None:
    """An evaluation: a row for each language and one for all."""
    table = Table("language", *RATES, "lines", box=None)
    for language, tally in measured.languages.items():
        table.add_row(language, *_row(tally))
    table.add_row("all", *_row(measured.pooled), style="bold")
    console.print(table)
    if measured.left_out:
        console.print(f"Left out, the guide has no edition of them: {', '.join(measured.left_out)}", highlight=False)


def as_json(measured: Report) -> dict[str, object]:
    """The same as values from 0 to 1."""
    return {
        "languages": {language: tally.rates() for language, tally in measured.languages.items()},
        "all": measured.pooled.rates(),
        "left_out": list(measured.left_out),
    }


def _row(tally: Tally) -> list[str]:
    rates = tally.rates()
    return [*(f"{100 * rates[name]:.1f} %" for name in RATES), str(tally.topic + tally.urgent + tally.offtopic)]
