"""Floors for the quality of the search, on questions that its phrases were not written from."""

from pathlib import Path

import pytest

from bot.search.evaluation import measure, read_questions
from bot.search.index import Index

QUERIES = Path(__file__).parents[1] / "queries"

PROMISED = {"hit@1": 0.88, "hit@3": 0.96, "urgent recall": 0.95, "off-topic refused": 0.90}
"""What is promised. `queries` was looked at while phrases were written: it tells when something breaks."""

HELD_BACK = {"hit@1": 0.85, "hit@3": 0.93, "urgent recall": 0.95, "off-topic refused": 0.85}
"""`queries/held-back` came last and no phrase was written after a look at it: it tells how good the search is for
strangers. Lower by what chance does to 218 questions. Whoever tunes on it must write another."""

ANOTHER_WRITER = QUERIES / "another-writer"
"""Written by somebody who saw neither phrases nor code, after both were done; it is held to what is promised."""

MOST_FALSE_ALARMS = {QUERIES: 0.03, ANOTHER_WRITER: 0.03, QUERIES / "held-back": 0.05}

FLOORS = [
    *(pytest.param(QUERIES, rate, floor, id=f"queries {rate}") for rate, floor in PROMISED.items()),
    *(pytest.param(ANOTHER_WRITER, rate, floor, id=f"another-writer {rate}") for rate, floor in PROMISED.items()),
    *(pytest.param(QUERIES / "held-back", rate, floor, id=f"held-back {rate}") for rate, floor in HELD_BACK.items()),
]


@pytest.mark.parametrize(("folder", "rate", "floor"), FLOORS)
def test_the_search_is_as_good_as_promised(index: Index, folder: Path, rate: str, floor: float) -> None:
    assert measure(index, read_questions(folder)).pooled.rates()[rate] >= floor


@pytest.mark.parametrize("folder", MOST_FALSE_ALARMS)
def test_few_calm_questions_raise_an_alarm(index: Index, folder: Path) -> None:
    assert measure(index, read_questions(folder)).pooled.rates()["false alarms"] <= MOST_FALSE_ALARMS[folder]


def test_there_are_enough_questions_to_tell() -> None:
    for folder, least in ((QUERIES, 120), (QUERIES / "held-back", 100)):
        questions = read_questions(folder)
        assert {"en", "es"} <= set(questions)
        assert all(len(asked) >= least for asked in questions.values())
