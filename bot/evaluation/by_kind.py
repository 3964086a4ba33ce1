"""Evaluation by kind of query: the search's results are counted by language and pooled."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from bot.evaluation.query_files import HOTLINE, LabelledQuery, Queries
from bot.guide.model import Intent
from bot.search.index import Index
from bot.search.result import SearchResult, Tier


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts over queries. `topic`, `urgent` and `off_topic` count queries of a kind, the others what was found.

    `false_positives` counts queries of the kinds topic and off-topic that were taken for urgent. Counts can be added.
    """

    topic: int = 0
    hits_at_1: int = 0
    hits_at_3: int = 0
    urgent: int = 0
    urgent_found: int = 0
    false_positives: int = 0
    off_topic: int = 0
    off_topic_refused: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def queries(self) -> int:
        return self.topic + self.urgent + self.off_topic

    def rates(self) -> dict[str, float]:
        """Rates from 0 to 1, by the name that is shown; 0 where there were no queries."""
        return {
            "hit@1": _rate(self.hits_at_1, self.topic),
            "hit@3": _rate(self.hits_at_3, self.topic),
            "urgent recall": _rate(self.urgent_found, self.urgent),
            "false alarms": _rate(self.false_positives, self.topic + self.off_topic),
            "off-topic refused": _rate(self.off_topic_refused, self.off_topic),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """Counts by language, and the languages that have queries but are not the guide's."""

    languages: Mapping[str, Counts]
    left_out: tuple[str, ...]

    @property
    def pooled(self) -> Counts:
        return sum(self.languages.values(), Counts())


def evaluate(index: Index, queries: Queries) -> Report:
    """Search for each query, by language, with that language as the current one."""
    known = [language for language in queries if language in index.languages]
    counts = {
        language: sum((_evaluate_query(index, language, query) for query in queries[language]), Counts())
        for language in known
    }
    return Report(counts, tuple(language for language in queries if language not in known))


def _evaluate_query(index: Index, language: str, query: LabelledQuery) -> Counts:
    result = index.search(query.text, language=language)
    urgent = int(result.urgent is not None)
    if query.group == "urgent":
        return Counts(urgent=1, urgent_found=urgent)
    if query.group == "offtopic":
        refused = result.tier is Tier.NONE and not urgent and result.intent is not Intent.HOTLINE
        return Counts(off_topic=1, false_positives=urgent, off_topic_refused=int(refused))
    ranked = _ranked(result, hotline_expected=HOTLINE in query.expected)
    return Counts(
        topic=1,
        false_positives=urgent,
        hits_at_1=int(not set(query.expected).isdisjoint(ranked[:1])),
        hits_at_3=int(not set(query.expected).isdisjoint(ranked[:3])),
    )


def _ranked(result: SearchResult, *, hotline_expected: bool) -> list[str]:
    """The topics as ranked. That an urgent text shows the hotline first counts only where the hotline is expected."""
    hotline_first = result.intent is Intent.HOTLINE or (hotline_expected and result.urgent is not None)
    return [HOTLINE] * hotline_first + [hit.topic for hit in result.results]


def _rate(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
