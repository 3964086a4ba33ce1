"""Search results and evaluation reports as text tables for a terminal, and reports as JSON."""

from collections.abc import Iterator, Sequence

from bot.evaluation.answer import Answer
from bot.evaluation.by_family import Figure, Measured
from bot.evaluation.by_kind import Counts, Report
from bot.evaluation.comparison import Compared
from bot.guide.model import Intent
from bot.search.explanation import Candidate, Explanation
from bot.search.result import Tier


def format_answer(given: Answer) -> str:
    """A line about the result, one about the screen, then a table of the topics found if there are any."""
    result = given.result
    urgent = f"urgent: {given.kind}" if given.kind else "perhaps urgent" if given.alert else "not urgent"
    wanted = f", intent: {name}" if (name := intent(given)) else ""
    hits = [(hit.topic, f"{hit.score:.2f}") for hit in result.results]
    table = [_format_table([("topic", "score"), *hits])] if hits else []
    first = f"{tier(given)} in {result.language}, {urgent}{wanted}"
    return "\n".join([first, f"shows {given.shows}", *table])


def has_hotline_first(given: Answer) -> bool:
    """Whether the hotline is what is needed, before any topic."""
    return given.kind is not None or given.result.intent is Intent.HOTLINE


def tier(given: Answer) -> Tier:
    """How sure the answer is: of the hotline always."""
    return Tier.ANSWER if has_hotline_first(given) else given.result.tier


def intent(given: Answer) -> str | None:
    """What the text asks of the guide itself: an intent, or the first word of a screen that is no topic."""
    if given.result.intent:
        return given.result.intent.value
    first = given.shows.split("/")[0]
    return None if given.kind or first in {"topic", "topics", "nothing"} else first


def format_explanation(explanation: Explanation) -> str:
    """What was corrected, and each candidate with its chance and what spoke for (+) and against (-) it."""
    lines = [f"read '{before}' as '{after}'" for before, after in explanation.corrections]
    if explanation.exact_match:
        lines.append(f"a phrase of '{explanation.exact_match}', word for word")
    for title, candidates in (("Meaning", explanation.meanings), ("Danger", explanation.dangers)):
        lines += [title, *map(_format_candidate, candidates)]
    return "\n".join(["", *lines] if explanation.meanings else ["", *lines, "too few known words to judge"])


def _format_candidate(candidate: Candidate) -> str:
    reasons = ", ".join(f"{name} {part:+.1f}" for name, part in candidate.reasons)
    return f"  {candidate.chance:4.2f}  {candidate.label}: {reasons}"


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


def format_families(measured: Sequence[Measured]) -> str:
    """A row for each figure of each family and language: its rate, 95 % interval and goal; '!' where it misses that."""
    return _format_table(
        [("language, family, figure", "rate", "95 % interval", "goal", "lines"), *_family_rows(measured)]
    )


def _family_rows(measured: Sequence[Measured]) -> Iterator[tuple[str, ...]]:
    for one in measured:
        low, high = one.rate.interval()
        missed = "" if one.figure.is_reached(one.rate) else "! "
        yield (
            f"{one.language} {one.family}: {one.figure.name}",
            f"{missed}{100 * one.rate.share:.1f} %",
            f"{100 * low:.1f} to {100 * high:.1f}",
            _format_goal(one.figure),
            str(one.rate.count),
        )


def _format_goal(figure: Figure) -> str:
    goals = [
        f"{sign} {100 * goal:.0f} %" for sign, goal in ((">=", figure.least), ("<=", figure.most)) if goal is not None
    ]
    return ", ".join(goals)


def families_as_json(measured: Sequence[Measured]) -> list[dict[str, object]]:
    """The same, with rates from 0 to 1."""
    return [
        {
            "language": one.language,
            "family": one.family,
            "figure": one.figure.name,
            "rate": one.rate.share,
            "interval": one.rate.interval(),
            "reached": one.figure.is_reached(one.rate),
            "lines": one.rate.count,
        }
        for one in measured
    ]


def format_misses(measured: Sequence[Measured]) -> str:
    """A line for each query that speaks against a figure: what was typed, what was right, what was shown."""
    return "\n".join(
        f"{one.language} {one.family}, {one.figure.name} | "
        f"{query.text} | {' '.join(query.expected) or '-'} | {given.shows}"
        for one in measured
        for query, given in one.misses
    )


def format_comparison(compared: Sequence[Compared]) -> str:
    """A row for each search: how often a right topic was first and in three, and its time beside the first one's."""
    rows = [
        (
            one.name,
            f"{100 * one.first.share:.1f} %",
            f"{100 * one.in_three.share:.1f} %",
            f"{1000 * one.seconds:.2f} ms",
            f"{one.seconds / compared[0].seconds:.1f}",
        )
        for one in compared
    ]
    return _format_table([("search", "hit@1", "hit@3", "a query", "times the first"), *rows])


def _row(name: str, counts: Counts) -> tuple[str, ...]:
    return name, *(f"{100 * rate:.1f} %" for rate in counts.rates().values()), str(counts.queries)


def _format_table(rows: Sequence[tuple[str, ...]]) -> str:
    """Columns as wide as their widest cell: the first aligned left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_format_row(row, widths) for row in rows)


def _format_row(row: tuple[str, ...], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])
