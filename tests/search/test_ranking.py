"""Scores become probabilities, an intent, a tier and a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.model import Intent
from bot.search.labels import Labels, intent_label, language_label
from bot.search.lexicon import Lexicon
from bot.search.naive_bayes import Example, fit
from bot.search.ranking import (
    ANSWER_THRESHOLD,
    CHOICES_THRESHOLD,
    CONTROL_MARGIN,
    LANGUAGE_PRIOR,
    MAX_RESULTS,
    choose_intent,
    choose_tier,
    identify_language,
    rank_topics,
    resembles_clear,
    softmax,
)
from bot.search.result import Hit, Tier

TOPICS = ("papers-taken", "my-rights", "unpaid-wages", *(f"topic-{number}" for number in range(12)))
LABELS = Labels.build(TOPICS, ("en",))
CLEAR = LABELS.names.index(intent_label(Intent.CLEAR))


def scores(by_label: dict[str, float]) -> list[float]:
    """-20 for all labels that are not given."""
    return [by_label.get(name, -20.0) for name in LABELS.names]


def tier(by_label: dict[str, float]) -> Tier:
    return choose_tier(rank_topics(LABELS, scores(by_label))[0], intent=None)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=9))
def test_softmax_sums_to_one_and_keeps_the_order(given_scores: list[float]) -> None:
    probabilities = softmax(given_scores)
    assert sum(probabilities) == pytest.approx(1.0)
    assert all(
        (one > other) <= (probability >= other_probability)
        for one, probability in zip(given_scores, probabilities, strict=True)
        for other, other_probability in zip(given_scores, probabilities, strict=True)
    )


def test_topics_are_ranked_by_score_and_limited_to_five() -> None:
    hits = rank_topics(LABELS, scores({"papers-taken": -1.0, "my-rights": -1.1, "unpaid-wages": -1.2}))
    assert [hit.topic for hit in hits[:3]] == ["papers-taken", "my-rights", "unpaid-wages"]
    assert len(hits) == MAX_RESULTS == 5


def test_a_topic_far_ahead_is_an_answer_and_close_ones_are_choices() -> None:
    assert tier({"papers-taken": 0.0}) is Tier.ANSWER
    assert tier({"papers-taken": -1.0, "my-rights": -1.1, "unpaid-wages": -1.2}) is Tier.CHOICES
    assert tier({}) is Tier.NONE


def test_thresholds_are_included_in_the_better_tier() -> None:
    assert choose_tier(Hit("my-rights", ANSWER_THRESHOLD), None) is Tier.ANSWER
    assert choose_tier(Hit("my-rights", CHOICES_THRESHOLD), None) is Tier.CHOICES


def test_an_intent_leaves_no_topics() -> None:
    assert choose_tier(Hit("my-rights", 0.99), Intent.GREETING) is Tier.NONE


def test_an_intent_must_beat_every_topic() -> None:
    greeting = intent_label(Intent.GREETING)
    assert choose_intent(LABELS, scores({greeting: 0.0, "my-rights": -0.1}), None) is Intent.GREETING
    assert choose_intent(LABELS, scores({greeting: 0.0, "my-rights": 0.1}), None) is None


def test_control_needs_a_margin_so_that_nobody_in_need_is_refused() -> None:
    control = intent_label(Intent.CONTROL)
    assert choose_intent(LABELS, scores({control: 0.0, "papers-taken": -CONTROL_MARGIN + 0.1}), None) is None
    assert choose_intent(LABELS, scores({control: 0.0, "papers-taken": -CONTROL_MARGIN - 0.1}), None) is Intent.CONTROL


def test_clear_needs_an_exact_match() -> None:
    like_clear = scores({intent_label(Intent.CLEAR): 0.0})
    assert choose_intent(LABELS, like_clear, exact_match=None) is None
    assert choose_intent(LABELS, like_clear, exact_match=CLEAR) is Intent.CLEAR


def test_a_text_resembles_clear_when_that_scores_best_of_all() -> None:
    clear = intent_label(Intent.CLEAR)
    assert resembles_clear(LABELS, scores({clear: 0.0, "language en": 9.0}))
    assert not resembles_clear(LABELS, scores({clear: 0.0, "urgent danger": 0.1}))


TWO_LANGUAGES = Labels.build(("papers-taken",), ("en", "es"))
ENGLISH, SPANISH = 0, 1

TEXTS = [("papers", "en"), ("papers no", "en"), ("papeles", "es"), ("papeles no", "es")]
MODEL = fit(
    [Example(text.split(), (0, TWO_LANGUAGES.names.index(language_label(language)))) for text, language in TEXTS * 4],
    len(TWO_LANGUAGES),
)
LEXICON = Lexicon.build({"papers", "papeles", "no"}, MODEL, TWO_LANGUAGES)


def identify(text: str, english: float, spanish: float, *, current: int = ENGLISH) -> tuple[int, bool]:
    scores = [0.0] * TWO_LANGUAGES.first_language + [english, spanish]
    return identify_language(TWO_LANGUAGES, LEXICON, text.split(), scores, current=current)


def test_a_text_with_a_clear_lead_and_a_distinctive_word_is_certain() -> None:
    assert identify("papeles no", english=-9.0, spanish=-1.0) == (SPANISH, True)


def test_without_a_distinctive_word_no_language_is_certain() -> None:
    assert identify("no", english=-9.0, spanish=-1.0) == (SPANISH, False)


def test_a_small_lead_is_not_certain() -> None:
    assert identify("papeles no", english=-1.8, spanish=-1.0) == (SPANISH, False)


@pytest.mark.parametrize("current", [ENGLISH, SPANISH])
def test_the_current_language_wins_by_its_prior(current: int) -> None:
    assert identify("no", english=-1.0, spanish=-1.0, current=current) == (current, False)


def test_the_prior_does_not_outweigh_a_larger_lead() -> None:
    assert identify("no", english=-1.0 - LANGUAGE_PRIOR - 0.1, spanish=-1.0, current=ENGLISH) == (SPANISH, False)
