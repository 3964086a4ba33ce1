"""The least quality of the search, on queries from which its phrases were not written."""

from pathlib import Path

import pytest

from bot.evaluation.by_kind import evaluate
from bot.evaluation.query_files import read_queries
from bot.search.index import Index

QUERIES = Path(__file__).parents[1] / "queries"

MIN_RATES = {"hit@1": 0.88, "hit@3": 0.96, "urgent recall": 0.95, "off-topic refused": 0.90}
"""Least rates. `queries` was read while phrases were written, so it only shows when something breaks."""

MIN_RATES_HELD_BACK = {"hit@1": 0.85, "hit@3": 0.93, "urgent recall": 0.95, "off-topic refused": 0.85}
"""`queries/held-back` was written last, and no phrase was written from it: it shows how good the search is for people
whose words nobody has seen. These rates are lower by the sampling error of 218 queries. Do not tune the search on it;
whoever does must write another set."""

ANOTHER_WRITER = QUERIES / "another-writer"
"""By a writer who saw neither phrases nor code, after both were done; held to the same rates as `queries`."""

MAX_FALSE_POSITIVES = {QUERIES: 0.03, ANOTHER_WRITER: 0.03, QUERIES / "held-back": 0.05}

CASES = [
    *(pytest.param(QUERIES, rate, least, id=f"queries {rate}") for rate, least in MIN_RATES.items()),
    *(pytest.param(ANOTHER_WRITER, rate, least, id=f"another-writer {rate}") for rate, least in MIN_RATES.items()),
    *(
        pytest.param(QUERIES / "held-back", rate, least, id=f"held-back {rate}")
        for rate, least in MIN_RATES_HELD_BACK.items()
    ),
]


@pytest.mark.parametrize(("folder", "rate", "least"), CASES)
def test_the_search_reaches_its_least_rates(index: Index, folder: Path, rate: str, least: float) -> None:
    assert evaluate(index, read_queries(folder)).pooled.rates()[rate] >= least


@pytest.mark.parametrize("folder", MAX_FALSE_POSITIVES)
def test_few_queries_that_are_not_urgent_are_taken_for_urgent(index: Index, folder: Path) -> None:
    assert evaluate(index, read_queries(folder)).pooled.rates()["false alarms"] <= MAX_FALSE_POSITIVES[folder]


def test_each_set_has_enough_queries_for_these_rates() -> None:
    for folder, least in ((QUERIES, 120), (QUERIES / "held-back", 100)):
        queries = read_queries(folder)
        assert {"en", "es"} <= set(queries)
        assert all(len(each) >= least for each in queries.values())
