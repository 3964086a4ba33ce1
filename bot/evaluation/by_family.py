"""Evaluation by family of sentences: what a person sees is counted, with figures of its own for each family.

Figures are never pooled over families: the worst one is how good the search is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt

from bot.evaluation.answer import Answer, answer
from bot.evaluation.query_files import HOTLINE, LabelledQuery, Queries
from bot.screens.content import Content

Z = 1.96
"""Standard deviations of a 95 % interval."""

REFUSALS = frozenset({"nothing", "home", "about"})
"""Screens that a text without a place in the guide may get."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of queries: `hits` of `count`."""

    hits: int
    count: int

    @property
    def share(self) -> float:
        return self.hits / self.count if self.count else 0.0

    def interval(self) -> tuple[float, float]:
        """The 95 % confidence interval of the share by Wilson (1927), which holds for small counts too."""
        if not self.count:
            return 0.0, 1.0
        spread = Z * Z / self.count
        center = self.share + spread / 2
        margin = Z * sqrt((self.share * (1 - self.share) + spread / 4) / self.count)
        return (center - margin) / (1 + spread), (center + margin) / (1 + spread)


Test = Callable[[LabelledQuery, Answer], bool]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a family: the share of its queries for which `holds` is true, of those for which `applies` is.

    `least` or `most` is the goal, a share.
    """

    name: str
    holds: Test
    least: float | None = None
    most: float | None = None
    applies: Test = lambda _query, _answer: True

    def misses(self, query: LabelledQuery, given: Answer) -> bool:
        """Whether this query speaks against the goal."""
        return self.applies(query, given) and self.holds(query, given) is (self.least is None)

    def is_reached(self, rate: Rate) -> bool:
        return rate.share >= (self.least or 0.0) and rate.share <= (1.0 if self.most is None else self.most)


def _is_urgent(_query: LabelledQuery, given: Answer) -> bool:
    return given.kind is not None


def _is_alert(_query: LabelledQuery, given: Answer) -> bool:
    return given.alert


def _has_number(_query: LabelledQuery, given: Answer) -> bool:
    return given.has_emergency_number


def _is_expected_kind(query: LabelledQuery, given: Answer) -> bool:
    return given.kind in query.expected


def _expects_something(query: LabelledQuery, _answer: Answer) -> bool:
    return bool(query.expected)


def _is_hit(query: LabelledQuery, given: Answer, first: int) -> bool:
    topics = (HOTLINE, *given.topics) if given.shows.startswith(HOTLINE) and HOTLINE in query.expected else given.topics
    return not set(query.expected).isdisjoint(topics[:first])


def _is_first(query: LabelledQuery, given: Answer) -> bool:
    return _is_hit(query, given, 1)


def _is_in_three(query: LabelledQuery, given: Answer) -> bool:
    return _is_hit(query, given, 3)


def _is_page_first(query: LabelledQuery, given: Answer) -> bool:
    """Whether the page itself opens, or is offered first; an urgent screen in its place is no hit."""
    return given.kind is None and _is_first(query, given)


def _opens_expected(query: LabelledQuery, given: Answer) -> bool:
    """Whether one of the expected addresses opens, or a screen below one of several parts ("hotline/card")."""
    below = tuple(f"{address}/" for address in query.expected if "/" in address)
    return given.shows in query.expected or given.shows.startswith(below)


def _is_refused(_query: LabelledQuery, given: Answer) -> bool:
    return given.shows in REFUSALS


def _opens_topic(_query: LabelledQuery, given: Answer) -> bool:
    return given.shows.startswith("topic/")


_CALM = (Figure("urgent", _is_urgent, most=0.02), Figure("alert", _is_alert, most=0.08))
_TOPICS = (Figure("hit@1", _is_first, least=0.90), Figure("hit@3", _is_in_three, least=0.96))

FIGURES: Mapping[str, tuple[Figure, ...]] = {
    "grid": (
        Figure("urgent", _is_urgent, most=0.01),
        Figure("alert", _is_alert, most=0.08),
        Figure("page first", _is_page_first, applies=_expects_something, least=0.8),
    ),
    "calm": _CALM,
    "emergency": (
        Figure("urgent", _is_urgent, least=0.88),
        Figure("911 in sight", _has_number, least=0.98),
        Figure("kind", _is_expected_kind, applies=_is_urgent, least=0.9),
    ),
    "self-harm": (
        Figure("urgent", _is_urgent, least=0.92),
        Figure("kind", _is_expected_kind, applies=_is_urgent, least=0.9),
    ),
    "near": (Figure("page first", _is_page_first, least=0.8), Figure("911 in sight", _has_number, least=0.92)),
    "topic": (*_TOPICS, Figure("urgent", _is_urgent, most=0.02)),
    "typos": _TOPICS,
    "contact": (Figure("opens", _opens_expected, least=0.92),),
    "meta": (Figure("opens", _opens_expected, least=0.95),),
    "offtopic": (
        Figure("refused", _is_refused, least=0.90),
        Figure("answered as a topic", _opens_topic, most=0.05),
        Figure("urgent", _is_urgent, most=0.02),
    ),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of one family in one language, and the queries that speak against it, each with its answer."""

    language: str
    family: str
    figure: Figure
    rate: Rate
    misses: tuple[tuple[LabelledQuery, Answer], ...]


def measure(content: Content, queries: Queries) -> Iterator[Measured]:
    """All figures of the families that `queries` has, by language. Languages that the guide lacks are left out."""

    @cache
    def answered(language: str, text: str) -> Answer:
        return answer(content, text, language)

    for language in filter(content.guide.languages.__contains__, queries):
        for family, figures in FIGURES.items():
            given = [(one, answered(language, one.text)) for one in queries[language] if one.group == family]
            yield from (_measured(language, family, figure, given) for figure in figures if given)


def _measured(language: str, family: str, figure: Figure, given: list[tuple[LabelledQuery, Answer]]) -> Measured:
    counted = [pair for pair in given if figure.applies(*pair)]
    rate = Rate(sum(figure.holds(*pair) for pair in counted), len(counted))
    return Measured(language, family, figure, rate, tuple(pair for pair in counted if figure.misses(*pair)))
