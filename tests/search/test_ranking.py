"""Scores become ranked topics, an intent, a tier and a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.model import Intent, Urgency
from bot.search.fitting import Example, fit
from bot.search.labels import CALM, Labels, intent_label, language_label, screen_label, urgency_label
from bot.search.lexicon import Lexicon
from bot.search.ranking import (
    ANSWER_THRESHOLD,
    CHOICES_THRESHOLD,
    CONFIDENT_LANGUAGE,
    CONTROL_MARGIN,
    MAX_RESULTS,
    choose_intent,
    choose_screen,
    choose_topics,
    identify_language,
    rank_topics,
    resembles_clear,
)
from bot.search.result import Hit, Tier

TOPICS = ("papers-taken", "my-rights", "unpaid-wages", *(f"topic-{number}" for number in range(12)))
LABELS = Labels.build(TOPICS, ("share", "hotline/lawyer"), ("en",))
LAWYER = screen_label("hotline/lawyer")
CLEAR = LABELS.names.index(intent_label(Intent.CLEAR))


def scores(by_label: dict[str, float]) -> list[float]:
    """Scores; -9 for all labels that are not given."""
    return [by_label.get(name, -9.0) for name in LABELS.names]


def tier(by_label: dict[str, float]) -> Tier:
    return choose_topics(rank_topics(LABELS, scores(by_label)), intent=None, screen=None)[0]


def test_topics_are_ranked_by_score_and_limited_to_five() -> None:
    hits = rank_topics(LABELS, scores({"papers-taken": -1.0, "my-rights": -1.1, "unpaid-wages": -1.2}))
    assert [hit.topic for hit in hits[:3]] == ["papers-taken", "my-rights", "unpaid-wages"]
    assert len(hits) == MAX_RESULTS == 5


@given(st.lists(st.floats(-20, 20), min_size=len(LABELS), max_size=len(LABELS)))
def test_topics_share_the_probability_with_each_other_and_with_intents_and_screens(given_scores: list[float]) -> None:
    hits = rank_topics(LABELS, given_scores)
    assert 0 <= sum(hit.score for hit in hits) <= 1 + 1e-9
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("other", [intent_label(Intent.OFF_TOPIC), LAWYER])
def test_a_topic_that_an_intent_or_a_screen_beats_is_unlikely(other: str) -> None:
    [best, *_] = rank_topics(LABELS, scores({"my-rights": -3.0, other: 3.0}))
    assert best.score < CHOICES_THRESHOLD


def test_a_likely_topic_is_an_answer_and_several_are_choices() -> None:
    assert tier({"papers-taken": 2.0}) is Tier.ANSWER
    assert tier({"papers-taken": -1.0, "my-rights": -1.01, "unpaid-wages": -1.02}) is Tier.CHOICES
    assert tier(dict.fromkeys(LABELS.names, 0.0)) is Tier.NONE


def test_thresholds_are_included_in_the_better_tier() -> None:
    answer, choice = (Hit("my-rights", ANSWER_THRESHOLD),), (Hit("my-rights", CHOICES_THRESHOLD),)
    assert choose_topics(answer, None, None) == (Tier.ANSWER, answer)
    assert choose_topics(choice, None, None) == (Tier.CHOICES, choice)


def test_an_intent_or_a_screen_leaves_no_topics() -> None:
    sure = (Hit("my-rights", 0.99),)
    assert choose_topics(sure, Intent.GREETING, None) == (Tier.NONE, ())
    assert choose_topics(sure, None, "share") == (Tier.NONE, ())


@pytest.mark.parametrize("screen", ["hotline/lawyer", "hotline/numbers/work"])
def test_contacts_come_with_the_topics_that_stand_out_however_unlikely_they_are(screen: str) -> None:
    best, second, third = Hit("unpaid-wages", 0.006), Hit("my-rights", 0.002), Hit("papers-taken", 0.0001)
    assert choose_topics((best, second, third), None, screen) == (Tier.ANSWER, (best, second))
    assert choose_topics((second, second), None, screen) == (Tier.NONE, ())


def test_an_intent_must_beat_every_topic() -> None:
    greeting = intent_label(Intent.GREETING)
    for other in ("my-rights", LAWYER):
        assert choose_intent(LABELS, scores({greeting: 0.0, other: -0.1}), None) is Intent.GREETING
        assert choose_intent(LABELS, scores({greeting: 0.0, other: 0.1}), None) is None


def test_a_screen_must_beat_every_topic_and_intent() -> None:
    for other in ("my-rights", intent_label(Intent.GREETING), LAWYER):
        assert choose_screen(LABELS, scores({screen_label("share"): 0.0, other: -0.1})) == "share"
        assert choose_screen(LABELS, scores({screen_label("share"): 0.0, other: 0.1})) != "share"


def test_contacts_win_where_they_come_close_to_the_best_of_several_topics() -> None:
    """Those topics are offered beside them."""
    unsure = {"my-rights": 0.1, "unpaid-wages": 0.05, "papers-taken": 0.05}
    assert choose_screen(LABELS, scores(unsure | {LAWYER: 0.0})) == "hotline/lawyer"
    assert choose_screen(LABELS, scores(unsure | {LAWYER: -2.0})) is None
    assert choose_screen(LABELS, scores({"my-rights": 0.0, LAWYER: -0.5})) is None
    assert choose_screen(LABELS, scores({intent_label(Intent.GREETING): 0.1, LAWYER: 0.0})) is None


def test_danger_and_language_do_not_compete_with_intents() -> None:
    others = {urgency_label(Urgency.DANGER): 5.0, CALM: 5.0, "language en": 5.0}
    assert choose_intent(LABELS, scores({intent_label(Intent.GREETING): 0.0, **others}), None) is Intent.GREETING


def test_control_needs_a_lead_so_that_nobody_in_need_is_refused() -> None:
    control = intent_label(Intent.CONTROL)
    close, far = (scores({control: lead, "papers-taken": 0.0}) for lead in (CONTROL_MARGIN - 0.1, CONTROL_MARGIN))
    assert choose_intent(LABELS, close, None) is None
    assert choose_intent(LABELS, far, None) is Intent.CONTROL


def test_clear_needs_an_exact_match() -> None:
    like_clear = scores({intent_label(Intent.CLEAR): 0.0})
    assert choose_intent(LABELS, like_clear, exact_match=None) is None
    assert choose_intent(LABELS, like_clear, exact_match=CLEAR) is Intent.CLEAR


def test_a_text_resembles_clear_when_that_scores_best_of_all_topics_and_intents() -> None:
    clear = intent_label(Intent.CLEAR)
    assert resembles_clear(LABELS, scores({clear: 0.0, "language en": 9.0, CALM: 9.0}))
    for other in ("my-rights", LAWYER, intent_label(Intent.THANKS)):
        assert not resembles_clear(LABELS, scores({clear: 0.0, other: 0.1}))


TWO_LANGUAGES = Labels.build(("papers-taken",), (), ("en", "es"))
ENGLISH, SPANISH = 0, 1
EN, ES = (TWO_LANGUAGES.names.index(language_label(language)) for language in ("en", "es"))

LEXICON = Lexicon.build(
    {"papers": {EN: 9}, "papeles": {ES: 9}, "no": {EN: 9, ES: 9}},
    fit([Example(["papers"], {0: 1.0, EN: 1.0}), Example(["papeles"], {0: 1.0, ES: 1.0})], TWO_LANGUAGES.groups),
)


def identify(text: str, english: float, spanish: float, *, current: int = ENGLISH) -> tuple[int, bool]:
    scores = [0.0] * TWO_LANGUAGES.languages.start + [english, spanish]
    return identify_language(TWO_LANGUAGES, LEXICON, text.split(), scores, current=current)


def test_a_text_with_a_clear_lead_and_a_distinctive_word_is_certain() -> None:
    assert identify("papeles no", english=-6.0, spanish=3.0) == (SPANISH, True)
    assert identify("papers no", english=3.0, spanish=-6.0, current=SPANISH) == (ENGLISH, True)


@pytest.mark.parametrize("text", ["no", "papers no", "xyz"])
def test_without_a_word_distinctive_of_it_no_language_is_certain(text: str) -> None:
    assert identify(text, english=-6.0, spanish=3.0) == (SPANISH, False)


def test_a_small_lead_is_not_certain() -> None:
    assert CONFIDENT_LANGUAGE > 0.75
    assert identify("papeles no", english=-1.5, spanish=0.5) == (SPANISH, False)


@pytest.mark.parametrize("current", [ENGLISH, SPANISH])
def test_the_current_language_decides_for_words_that_languages_share(current: int) -> None:
    assert identify("no", english=0.0, spanish=0.0, current=current) == (current, False)


def test_the_current_language_does_not_outweigh_a_larger_lead() -> None:
    assert identify("no", english=-2.0, spanish=0.0, current=ENGLISH) == (SPANISH, False)


def test_a_guide_with_one_language_is_never_certain_of_it() -> None:
    alone = identify_language(LABELS, LEXICON, ["papers"], scores({"language en": 9.0}), current=0)
    assert alone == (0, False)
