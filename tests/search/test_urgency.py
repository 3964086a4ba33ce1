"""Danger is sure, in doubt or out of sight, in a text or in a part of it."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.model import Urgency
from bot.search.labels import ALERT, CALM, Labels, urgency_label
from bot.search.probability import probabilities
from bot.search.tokenizer import normalize, split_words, tokenize
from bot.search.urgency import (
    DOUBT,
    RULED_OUT,
    SURE,
    SURE_OF_PART,
    SURE_UNLESS_CALM,
    SURELY_CALM,
    WINDOW,
    parts_of,
    probability_of_calm,
    urgency_of_parts,
    urgency_of_text,
)

LABELS = Labels.build(("papers-taken", "my-rights"), ("share",), ("en",))
NAMES = {"calm": CALM, "perhaps": ALERT, "papers": "papers-taken", "english": "language en"}
NAMES |= {kind.value: urgency_label(kind) for kind in Urgency}


def scores(**by_label: float) -> list[float]:
    """-12 for all labels that are not given. 'danger' and the like are kinds of urgency."""
    given = {NAMES[label]: score for label, score in by_label.items()}
    return [given.get(name, -12.0) for name in LABELS.names]


def with_chances(**chances: float) -> list[float]:
    """Scores that give these probabilities, which sum to 1."""
    assert sum(chances.values()) == pytest.approx(1.0)
    return scores(**{name: log(chance / (1 - chance)) for name, chance in chances.items()})


ANY = st.lists(st.floats(-20, 20), min_size=len(LABELS), max_size=len(LABELS))


@pytest.mark.parametrize("kind", Urgency)
def test_a_text_is_urgent_with_the_kind_it_resembles(kind: Urgency) -> None:
    assert urgency_of_text(LABELS, scores(calm=-3.0, **{kind.value: 3.0})) is kind


def test_a_calm_text_or_one_in_doubt_is_not_urgent() -> None:
    assert urgency_of_text(LABELS, scores(calm=3.0, danger=-3.0)) is None
    assert urgency_of_text(LABELS, scores(perhaps=3.0, danger=-3.0)) is None


def test_the_threshold_itself_is_sure() -> None:
    rest = (1 - SURE) / 2
    above = with_chances(calm=rest - 0.01, perhaps=rest, danger=SURE + 0.01)
    below = with_chances(calm=rest, perhaps=rest + 0.01, danger=SURE - 0.01)
    assert (urgency_of_text(LABELS, above), urgency_of_text(LABELS, below)) == (Urgency.DANGER, None)


def test_where_calm_is_ruled_out_less_is_enough() -> None:
    between = (SURE + SURE_UNLESS_CALM) / 2
    doubtful = with_chances(calm=RULED_OUT - 0.02, perhaps=1 - between - RULED_OUT + 0.02, danger=between)
    perhaps_calm = with_chances(calm=RULED_OUT + 0.1, perhaps=1 - between - RULED_OUT - 0.1, danger=between)
    assert (urgency_of_text(LABELS, doubtful), urgency_of_text(LABELS, perhaps_calm)) == (Urgency.DANGER, None)


def test_kinds_of_urgency_add_up_and_the_likeliest_is_named() -> None:
    third = SURE / 3 + 0.01
    several = with_chances(calm=1 - SURE - 0.03, danger=third, partner=third + 0.005, assault=third - 0.005)
    assert urgency_of_text(LABELS, several) is Urgency.PARTNER


def test_meaning_and_language_do_not_count() -> None:
    assert urgency_of_text(LABELS, scores(danger=3.0, papers=9.0, english=9.0)) is Urgency.DANGER


def test_a_part_must_be_surer_than_a_text() -> None:
    assert SURE < SURE_OF_PART
    between = (SURE + SURE_OF_PART) / 2
    likely = with_chances(calm=(1 - between) / 2, perhaps=(1 - between) / 2, danger=between)
    assert urgency_of_text(LABELS, likely) is Urgency.DANGER
    assert urgency_of_parts(LABELS, [likely]) is None
    assert urgency_of_parts(LABELS, [scores(danger=3.0)]) is Urgency.DANGER


def test_the_surest_part_gives_the_kind_and_a_mere_plea_is_skipped() -> None:
    calm, plea = scores(calm=3.0), scores(unclear=9.0)
    child, danger = scores(child=3.0, calm=-1.0), scores(danger=3.0, calm=-5.0)
    assert urgency_of_parts(LABELS, [calm, plea, child, danger]) is Urgency.DANGER
    assert urgency_of_parts(LABELS, [calm, plea]) is None


def test_the_probability_of_calm_is_that_of_no_danger_now_or_in_doubt() -> None:
    assert probability_of_calm(LABELS, with_chances(calm=0.5, perhaps=0.3, danger=0.2)) == pytest.approx(0.5, abs=0.01)
    assert probability_of_calm(LABELS, scores(perhaps=3.0, calm=-3.0)) < 1 - DOUBT
    assert probability_of_calm(LABELS, scores(calm=3.0, danger=-3.0)) > SURELY_CALM


@given(ANY)
def test_where_danger_is_likelier_than_not_help_is_in_sight(given_scores: list[float]) -> None:
    """Nobody falls between the two answers: what is not urgent then is in doubt."""
    assert urgency_of_text(LABELS, given_scores) or sum(probabilities(given_scores, LABELS.dangers)[2:]) < DOUBT


def test_what_is_surely_calm_is_never_in_doubt() -> None:
    assert SURELY_CALM > 1 - DOUBT


@given(ANY)
def test_what_is_surely_calm_is_not_urgent(given_scores: list[float]) -> None:
    calm = probability_of_calm(LABELS, given_scores)
    assert urgency_of_text(LABELS, given_scores) is None or calm <= 1 - SURE + 1e-9
    assert calm == probabilities(given_scores, LABELS.dangers)[0]


@given(ANY, st.floats(0, 20), st.sampled_from(Urgency))
def test_more_signs_of_danger_never_make_a_text_less_urgent(
    given_scores: list[float], more: float, kind: Urgency
) -> None:
    raised = list(given_scores)
    raised[LABELS.names.index(urgency_label(kind))] += more
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
