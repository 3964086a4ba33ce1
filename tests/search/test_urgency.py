"""Danger is sure, in doubt or out of sight, in a text or in a part of it."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.model import Urgency
from bot.search.labels import ALERT, CALM, URGENT, Labels, urgency_label
from bot.search.probability import probabilities
from bot.search.tokenizer import normalize, split_words, tokenize
from bot.search.urgency import (
    DOUBT,
    SURE,
    SURE_OF_PART,
    WINDOW,
    is_in_doubt,
    parts_of,
    urgency_of_parts,
    urgency_of_text,
)

LABELS = Labels.build(("papers-taken", "my-rights"), ("share",), ("en",))
NAMES = {"calm": CALM, "perhaps": ALERT, "sure": URGENT, "papers": "papers-taken", "english": "language en"}
NAMES |= {kind.value: urgency_label(kind) for kind in Urgency}


def scores(**by_label: float) -> list[float]:
    """-12 for all labels that are not given. 'danger' and the like are kinds of urgency."""
    given = {NAMES[label]: score for label, score in by_label.items()}
    return [given.get(name, -12.0) for name in LABELS.names]


def with_chances(calm: float, perhaps: float, sure: float, **others: float) -> list[float]:
    """Scores that give the three answers these probabilities, which sum to 1."""
    assert calm + perhaps + sure == pytest.approx(1.0)
    odds = {name: log(chance / (1 - chance)) for name, chance in (("calm", calm), ("perhaps", perhaps), ("sure", sure))}
    return scores(**odds, **others)


ANY = st.lists(st.floats(-20, 20), min_size=len(LABELS), max_size=len(LABELS))


@pytest.mark.parametrize("kind", Urgency)
def test_a_text_is_urgent_with_the_kind_it_resembles(kind: Urgency) -> None:
    assert urgency_of_text(LABELS, scores(sure=3.0, calm=-3.0, **{kind.value: -4.0})) is kind


def test_without_danger_the_kind_it_resembles_does_not_count() -> None:
    assert urgency_of_text(LABELS, scores(calm=3.0, sure=-3.0, danger=9.0)) is None


def test_danger_in_doubt_is_not_urgent() -> None:
    perhaps = scores(perhaps=3.0, calm=-3.0, sure=-3.0, danger=9.0)
    assert urgency_of_text(LABELS, perhaps) is None
    assert is_in_doubt(LABELS, perhaps)


def test_the_threshold_itself_is_sure() -> None:
    rest = (1 - SURE) / 2
    assert urgency_of_text(LABELS, with_chances(rest - 0.01, rest, SURE + 0.01, danger=0.0)) is Urgency.DANGER
    assert urgency_of_text(LABELS, with_chances(rest, rest + 0.01, SURE - 0.01, danger=0.0)) is None


def test_kinds_of_urgency_do_not_compete_with_the_answer_and_the_likeliest_is_named() -> None:
    together = scores(sure=3.0, calm=-3.0, danger=-1.4, partner=-1.3, assault=-1.5)
    assert urgency_of_text(LABELS, together) is Urgency.PARTNER


def test_meaning_and_language_do_not_count() -> None:
    assert urgency_of_text(LABELS, scores(sure=3.0, danger=0.0, papers=9.0, english=9.0)) is Urgency.DANGER


def test_a_part_must_be_surer_than_a_text() -> None:
    assert SURE < SURE_OF_PART
    between = (SURE + SURE_OF_PART) / 2
    likely = with_chances((1 - between) / 2, (1 - between) / 2, between, danger=0.0)
    assert urgency_of_text(LABELS, likely) is Urgency.DANGER
    assert urgency_of_parts(LABELS, [likely]) is None
    assert urgency_of_parts(LABELS, [scores(sure=3.0, calm=-3.0, danger=0.0)]) is Urgency.DANGER


def test_the_first_urgent_part_gives_the_kind_and_a_mere_plea_is_skipped() -> None:
    calm = scores(calm=3.0)
    plea, child, danger = (scores(sure=3.0, **{kind: 0.0}) for kind in ("unclear", "child", "danger"))
    assert urgency_of_parts(LABELS, [calm, plea, child, danger]) is Urgency.CHILD
    assert urgency_of_parts(LABELS, [calm, plea]) is None


def test_what_is_neither_calm_nor_sure_is_in_doubt() -> None:
    half = DOUBT / 2
    assert is_in_doubt(LABELS, scores(perhaps=3.0, calm=-3.0))
    assert is_in_doubt(LABELS, with_chances(1 - DOUBT - 0.02, half + 0.01, half + 0.01))
    assert not is_in_doubt(LABELS, with_chances(1 - DOUBT + 0.02, half - 0.01, half - 0.01))


def test_whatever_is_urgent_would_be_in_doubt_too() -> None:
    """So that nobody falls between the two."""
    assert DOUBT <= SURE


@given(ANY)
def test_a_text_that_is_not_in_doubt_is_calm(given_scores: list[float]) -> None:
    calm, perhaps, sure = probabilities(given_scores, LABELS.dangers)
    assert is_in_doubt(LABELS, given_scores) or perhaps + sure < DOUBT + 1e-9
    assert urgency_of_text(LABELS, given_scores) is None or calm <= 1 - SURE + 1e-9


@given(ANY, st.floats(0, 20))
def test_more_signs_of_danger_never_make_a_text_less_urgent(given_scores: list[float], more: float) -> None:
    raised = list(given_scores)
    raised[LABELS.names.index(URGENT)] += more
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
