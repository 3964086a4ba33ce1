"""Danger is sure, in doubt or out of sight, in a text or in a part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.model import Urgency
from bot.search.labels import ALERT, CALM, Labels, urgency_label
from bot.search.tokenizer import normalize, split_words, tokenize
from bot.search.urgency import (
    DOUBT,
    SURE,
    SURE_OF_PART,
    WINDOW,
    is_in_doubt,
    parts_of,
    probabilities_of_kinds,
    urgency_of_parts,
    urgency_of_text,
)

LABELS = Labels.build(("papers-taken", "my-rights"), ("en",))
NAMES = {"no": CALM, "perhaps": ALERT, "papers": "papers-taken", "english": "language en"}
NAMES |= {kind.value: urgency_label(kind) for kind in Urgency}


def scores(**by_label: float) -> list[float]:
    """Log odds; -12 for all labels that are not given. 'danger' and the like are kinds of urgency."""
    given = {NAMES[label]: score for label, score in by_label.items()}
    return [given.get(name, -12.0) for name in LABELS.names]


ANY = st.lists(st.floats(-20, 20), min_size=len(LABELS), max_size=len(LABELS))


@pytest.mark.parametrize("kind", Urgency)
def test_a_text_is_urgent_with_the_kind_it_resembles(kind: Urgency) -> None:
    assert urgency_of_text(LABELS, scores(**{kind.value: 3.0, "no": -3.0})) is kind


def test_a_text_without_danger_is_not_urgent() -> None:
    assert urgency_of_text(LABELS, scores(no=3.0, danger=-3.0)) is None


def test_rather_too_often_than_too_seldom_a_text_is_urgent() -> None:
    a_little_less_likely = scores(no=0.0, danger=-0.5)
    assert SURE < 0.5
    assert urgency_of_text(LABELS, a_little_less_likely) is Urgency.DANGER


def test_kinds_of_urgency_do_not_compete_and_the_likeliest_is_named() -> None:
    together = scores(no=0.0, danger=-1.4, partner=-1.3, assault=-1.5)
    assert max(probabilities_of_kinds(LABELS, together).values()) < SURE
    assert urgency_of_text(LABELS, together) is Urgency.PARTNER


def test_meaning_and_language_do_not_count() -> None:
    assert urgency_of_text(LABELS, scores(danger=0.0, papers=9.0, english=9.0)) is Urgency.DANGER


def test_a_part_must_be_surer_than_a_text() -> None:
    as_likely_as_not = scores(no=0.0, danger=0.0)
    assert SURE < 0.5 < SURE_OF_PART
    assert urgency_of_text(LABELS, as_likely_as_not) is Urgency.DANGER
    assert urgency_of_parts(LABELS, [as_likely_as_not]) is None
    assert urgency_of_parts(LABELS, [scores(no=-3.0, danger=3.0)]) is Urgency.DANGER


def test_the_first_urgent_part_gives_the_kind_and_a_mere_plea_is_skipped() -> None:
    parts = [scores(no=3.0), scores(unclear=3.0), scores(child=3.0), scores(danger=3.0)]
    assert urgency_of_parts(LABELS, parts) is Urgency.CHILD
    assert urgency_of_parts(LABELS, parts[:2]) is None


def test_what_is_neither_calm_nor_sure_is_in_doubt() -> None:
    assert is_in_doubt(LABELS, scores(perhaps=3.0, no=-3.0))
    assert is_in_doubt(LABELS, scores(no=0.0, danger=-1.5, perhaps=-1.0))
    assert not is_in_doubt(LABELS, scores(no=3.0, perhaps=-3.0))


@given(ANY)
def test_the_three_answers_are_probabilities_of_one_group(given_scores: list[float]) -> None:
    kinds = probabilities_of_kinds(LABELS, given_scores)
    assert set(kinds) == set(Urgency)
    assert 0 <= sum(kinds.values()) <= 1 + 1e-9
    assert is_in_doubt(LABELS, given_scores) or sum(kinds.values()) < DOUBT


@given(ANY, st.floats(0, 20))
def test_more_signs_of_danger_never_make_a_text_less_urgent(given_scores: list[float], more: float) -> None:
    raised = list(given_scores)
    raised[LABELS.names.index(urgency_label(Urgency.DANGER))] += more
    assert urgency_of_text(LABELS, given_scores) is None or urgency_of_text(LABELS, raised) is not None


@pytest.mark.parametrize("text", ["they took my passport", "he hits me!!!", ""])
def test_a_text_of_one_short_clause_has_no_parts(text: str) -> None:
    assert parts_of(tokenize(text)) == []


def test_each_clause_is_a_part() -> None:
    clauses = [["he", "hits", "me"], ["where", "do", "i", "go"]]
    assert parts_of(clauses) == clauses


def test_a_long_clause_has_overlapping_parts() -> None:
    letters = "abcdefghijklmnopqr"
    assert parts_of(tokenize(" ".join(letters))) == [list(letters[:12]), list(letters[6:])]


@given(st.text(alphabet="ab ,.", max_size=200))
def test_parts_contain_every_word_and_are_never_too_long(text: str) -> None:
    parts = parts_of(tokenize(text))
    typed = split_words(normalize(text.replace(",", " ").replace(".", " ")))
    assert all(0 < len(part) <= WINDOW for part in parts)
    assert not parts or {word for part in parts for word in part} == set(typed)
