"""Search results and evaluation reports as text tables for a terminal, and reports as JSON."""

from collections.abc import Sequence

from bot.search.evaluation import Counts, Report
from bot.search.result import SearchResult


def format_result(result: SearchResult) -> str:
    """One line about the result, then a table of its topics if it has any."""
    urgent = f"urgent: {result.urgent}" if result.urgent else "perhaps urgent" if result.alert else "not urgent"
    intent = f", intent: {result.intent}" if result.intent else f", screen: {result.screen}" if result.screen else ""
    hits = [(hit.topic, f"{hit.score:.2f}") for hit in result.results]
    table = [_format_table([("topic", "score"), *hits])] if hits else []
    return "\n".join([f"{result.tier} in {result.language}, {urgent}{intent}", *table])


def format_report(report: Report) -> str:
    """A row of rates for each language and one for all, then the languages that were left out."""
    rows = [_row(language, counts) for language, counts in report.languages.items()]
    table = _format_table([("language", *Counts().rates(), "lines"), *rows, _row("all", report.pooled)])
    left_out = f"\nLeft out, the guide has no edition of them: {', '.join(report.left_out)}"
    return table + (left_out if report.left_out else "")


def report_as_json(report: Report) -> dict[str, object]:
    """The same, with rates from 0 to 1."""
    return {
        "languages": {language: counts.rates() for language, counts in report.languages.items()},
        "all": report.pooled.rates(),
        "left_out": list(report.left_out),
    }


def _row(name: str, counts: Counts) -> tuple[str, ...]:
    return name, *(f"{100 * rate:.1f} %" for rate in counts.rates().values()), str(counts.queries)


def _format_table(rows: Sequence[tuple[str, ...]]) -> str:
    """Columns as wide as their widest cell: the first aligned left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_format_row(row, widths) for row in rows)


def _format_row(row: tuple[str, ...], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])
