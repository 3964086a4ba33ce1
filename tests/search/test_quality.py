"""Floors for the quality of the search, on questions that its phrases were not written from."""

from pathlib import Path

import pytest

from bot.search.index import Index
from bot.search.measure import measure, read_questions

QUERIES = Path(__file__).parents[1] / "queries"

FLOORS = {"hit@1": 0.88, "hit@3": 0.96, "urgent recall": 0.95, "off-topic refused": 0.90}
MOST_FALSE_ALARMS = 0.03


@pytest.fixture(scope="module")
def rates(index: Index) -> dict[str, float]:
    return measure(index, read_questions(QUERIES)).pooled.rates()


@pytest.mark.parametrize("rate", FLOORS)
def test_the_search_is_as_good_as_promised(rates: dict[str, float], rate: str) -> None:
    assert rates[rate] >= FLOORS[rate]


def test_few_calm_questions_raise_an_alarm(rates: dict[str, float]) -> None:
    assert rates["false alarms"] <= MOST_FALSE_ALARMS


def test_there_are_enough_questions_to_tell() -> None:
    questions = read_questions(QUERIES)
    assert {"en", "es"} <= set(questions)
    assert all(len(asked) >= 120 for asked in questions.values())
