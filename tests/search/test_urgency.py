"""An emergency is recognised in a text or in one clause of it, by a margin over everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.model import Urgency
from bot.search.labels import NON_URGENT, Labels, urgency_label
from bot.search.tokenizer import normalize, split_words, tokenize
from bot.search.urgency import CLAUSE_MARGIN, TEXT_MARGIN, WINDOW, clause_windows, urgency_of_clauses, urgency_of_text

LABELS = Labels.build(("papers-taken", "my-rights"), ("en",))


def scores(**by_label: float) -> list[float]:
    """-20 for all labels that are not given. 'danger' and the like are kinds of urgency."""
    names = {"non_urgent": NON_URGENT, "papers": "papers-taken", "english": "language en"}
    names |= {kind.value: urgency_label(kind) for kind in Urgency}
    given = {names[label]: score for label, score in by_label.items()}
    return [given.get(name, -20.0) for name in LABELS.names]


def test_a_text_is_urgent_when_a_kind_of_urgency_leads_by_the_margin() -> None:
    assert urgency_of_text(LABELS, scores(danger=0.0, papers=-TEXT_MARGIN - 0.1)) is Urgency.DANGER
    assert urgency_of_text(LABELS, scores(danger=0.0, papers=-TEXT_MARGIN + 0.1)) is None


def test_a_text_that_resembles_non_urgent_phrases_is_not_urgent() -> None:
    assert urgency_of_text(LABELS, scores(danger=0.0, non_urgent=0.0)) is None


def test_kinds_of_urgency_do_not_compete_and_languages_do_not_count() -> None:
    assert urgency_of_text(LABELS, scores(danger=0.0, threat=-0.1, english=50.0)) is Urgency.DANGER


def test_a_clause_needs_a_larger_lead_than_a_text() -> None:
    assert urgency_of_clauses(LABELS, [scores(danger=0.0, papers=-CLAUSE_MARGIN - 0.1)]) is Urgency.DANGER
    assert urgency_of_clauses(LABELS, [scores(danger=0.0, papers=-CLAUSE_MARGIN + 0.1)]) is None


def test_the_first_urgent_clause_gives_the_kind_and_unclear_ones_are_skipped() -> None:
    clauses = [scores(papers=0.0), scores(unclear=0.0), scores(child=0.0), scores(danger=0.0)]
    assert urgency_of_clauses(LABELS, clauses) is Urgency.CHILD


@pytest.mark.parametrize("text", ["they took my passport", "he hits me!!!", ""])
def test_a_text_of_one_short_clause_has_no_windows(text: str) -> None:
    assert clause_windows(tokenize(text)) == []


def test_each_clause_is_a_window() -> None:
    assert clause_windows([["he", "hits", "me"], ["where", "do", "i", "go"]]) == [
        ["he", "hits", "me"],
        ["where", "do", "i", "go"],
    ]


def test_a_long_clause_has_overlapping_windows() -> None:
    assert clause_windows(tokenize("a b c d e f g h i j k l")) == [list("abcdefgh"), list("efghijkl")]


@given(st.text(alphabet="ab ,.", max_size=200))
def test_windows_contain_every_word_and_are_never_too_long(text: str) -> None:
    windows = clause_windows(tokenize(text))
    typed = split_words(normalize(text.replace(",", " ").replace(".", " ")))
    assert all(0 < len(window) <= WINDOW for window in windows)
    assert not windows or {word for window in windows for word in window} == set(typed)
