"""What was found or measured, as text for people at a terminal."""

from collections.abc import Sequence

from bot.search.evaluation import Report, Tally
from bot.search.result import SearchResult

RATES = ("hit@1", "hit@3", "urgent recall", "false alarms", "off-topic refused")


def found(result: SearchResult) -> str:
    """One search."""
    urgent = f"urgent: {result.urgent}" if result.urgent else "not urgent"
    intent = f", intent: {result.intent}" if result.intent else ""
    hits = [(hit.topic, f"{hit.score:.2f}") for hit in result.results]
    table = [_table([("topic", "score"), *hits])] if hits else []
    return "\n".join([f"{result.tier} in {result.language}, {urgent}{intent}", *table])


def report(measured: Report) -> str:
    """An evaluation: a row for each language and one for all."""
    rows = [_row(language, tally) for language, tally in measured.languages.items()]
    table = _table([("language", *RATES, "lines"), *rows, _row("all", measured.pooled)])
    left_out = f"\nLeft out, the guide has no edition of them: {', '.join(measured.left_out)}"
    return table + (left_out if measured.left_out else "")


def as_json(measured: Report) -> dict[str, object]:
    """The same as values from 0 to 1."""
    return {
        "languages": {language: tally.rates() for language, tally in measured.languages.items()},
        "all": measured.pooled.rates(),
        "left_out": list(measured.left_out),
    }


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    rates = tally.rates()
    return name, *(f"{100 * rates[rate]:.1f} %" for rate in RATES), str(tally.topic + tally.urgent + tally.offtopic)


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    """Columns as wide as their widest cell: the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in rows)
    )
    return "\n".join(lines)
