"""Training: which phrases of a guide become examples, and what an index knows afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.guide.loader import load
from bot.guide.model import Frames, Guide, Intent, OtherLanguage, Urgency
from bot.search.index import Index
from bot.search.labels import ALERT, CALM, intent_label, screen_label, urgency_label
from bot.search.training import (
    FRAME_NO_TOPIC_WEIGHT,
    FRAME_WEIGHT,
    NO_TOPIC_WEIGHT,
    SENTENCE_WEIGHT,
    TOPIC_TEXT_WEIGHT,
    TrainingPhrase,
    build_index,
    training_phrases,
)
from tests.kit.small_guide import write_guide

FRAMES = Frames(
    fields={"boss": ("my boss", "the lady")},
    calm={"pay": ("{boss} is late",), "greeting": ("hey there",), "none": ("i like {boss}",)},
    alert={"pay": ("{boss} keeps my pay",)},
    urgent={Urgency.DANGER: ("{boss} hits me",)},
)


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load(write_guide(tmp_path))


@pytest.fixture
def framed(guide: Guide) -> Guide:
    """The guide with frames."""
    return replace(guide, localizations={"en": replace(guide.localized("en"), frames=FRAMES)})


def test_what_people_type_counts_more_than_what_pages_say(guide: Guide) -> None:
    phrases = list(training_phrases(guide.localized("en")))
    assert TrainingPhrase("he does not pay", "pay", CALM, exact=True) in phrases
    assert TrainingPhrase("Write down your hours.", "pay", None, TOPIC_TEXT_WEIGHT) in phrases


def test_what_pages_say_teaches_nothing_about_danger(guide: Guide) -> None:
    of_pages = [
        phrase for phrase in training_phrases(guide.localized("en")) if phrase.meaning_weight == TOPIC_TEXT_WEIGHT
    ]
    assert len(of_pages) > 5
    assert {phrase.danger for phrase in of_pages} == {None}


def test_the_asks_of_a_topic_near_danger_are_in_doubt(guide: Guide) -> None:
    phrases = list(training_phrases(guide.localized("en"), near_danger=("pay",)))
    assert TrainingPhrase("he does not pay", "pay", ALERT, exact=True) in phrases


def test_intents_and_urgent_phrases_are_exact_and_non_urgent_ones_are_not(guide: Guide) -> None:
    phrases = list(training_phrases(guide.localized("en")))
    assert TrainingPhrase("greeting please", intent_label(Intent.GREETING), CALM, exact=True) in phrases
    assert TrainingPhrase("threat now", None, urgency_label(Urgency.THREAT), exact=True) in phrases
    assert TrainingPhrase("non_urgent now", None, CALM) in phrases


def test_phrases_for_a_screen_are_exact_and_those_near_danger_have_no_meaning(guide: Guide) -> None:
    english = replace(
        guide.localized("en"), screens={"hotline/lawyer": ("i want a lawyer",)}, in_doubt=("he is outside",)
    )
    phrases = list(training_phrases(english))
    assert TrainingPhrase("i want a lawyer", screen_label("hotline/lawyer"), CALM, exact=True) in phrases
    assert TrainingPhrase("he is outside", None, ALERT) in phrases


def test_sentences_of_frames_have_less_weight_and_the_labels_of_their_frame(framed: Guide) -> None:
    phrases = set(training_phrases(framed.localized("en")))
    assert {
        TrainingPhrase("my boss is late", "pay", CALM, SENTENCE_WEIGHT, FRAME_WEIGHT),
        TrainingPhrase("the lady is late", "pay", CALM, SENTENCE_WEIGHT, FRAME_WEIGHT),
        TrainingPhrase("hey there", intent_label(Intent.GREETING), CALM, SENTENCE_WEIGHT),
        TrainingPhrase("i like my boss", intent_label(Intent.OFF_TOPIC), CALM, FRAME_NO_TOPIC_WEIGHT, FRAME_WEIGHT),
        TrainingPhrase("the lady keeps my pay", "pay", ALERT, SENTENCE_WEIGHT, FRAME_WEIGHT),
        TrainingPhrase("the lady hits me", None, urgency_label(Urgency.DANGER), danger_weight=FRAME_WEIGHT),
    } <= phrases
    assert FRAME_WEIGHT < 1 > NO_TOPIC_WEIGHT


def test_frames_teach_the_difference_between_the_same_words_with_danger_and_without(framed: Guide) -> None:
    index = build_index(framed)
    assert index.search("the lady hits me").urgent is Urgency.DANGER
    assert index.search("the lady is late").urgent is None


def test_a_phrase_that_is_both_an_intent_and_urgent_is_urgent(guide: Guide) -> None:
    english = guide.localized("en")
    both = replace(english, talk={**english.talk, Intent.GREETING: ("danger now",)})
    index = build_index(replace(guide, localizations={"en": both}))
    label = index.exact_matches.label(["danger", "now"])
    assert label is not None and index.labels.urgency(label) is Urgency.DANGER


def test_an_exact_phrase_has_the_label_of_its_intent(guide: Guide) -> None:
    index = build_index(guide)
    label = index.exact_matches.label(["greeting", "please"])
    assert label is not None and index.labels.intent(label) is Intent.GREETING


def test_a_screen_that_any_language_has_phrases_for_is_found_word_for_word(guide: Guide) -> None:
    """What other languages lack, they may still be asked for in."""
    english = guide.localized("en")
    asked = replace(english, screens={"hotline/lawyer": ("i want a lawyer",), "leave": ("get me out of this chat",)})
    index = build_index(replace(guide, languages=("en", "es"), localizations={"en": english, "es": asked}))
    assert index.labels.screens == ("hotline/lawyer", "leave")
    for text, address in (("I want a lawyer!", "hotline/lawyer"), ("get me out of this chat", "leave")):
        found = index.search(text, language="en")
        assert (found.screen, found.intent, found.urgent, found.alert) == (address, None, None, False)


def test_what_is_near_danger_is_in_doubt_and_not_urgent(guide: Guide) -> None:
    english = guide.localized("en")
    doubtful = ("he is outside my door", "somebody stands outside my door", "who is outside my door")
    found = build_index(replace(guide, localizations={"en": replace(english, in_doubt=doubtful * 3)})).search(
        "they are outside my door"
    )
    assert (found.urgent, found.alert) == (None, True)


def test_every_word_of_every_phrase_is_in_the_lexicon(framed: Guide) -> None:
    index = build_index(framed)
    assert {"he", "does", "not", "pay", "greeting", "threat", "hours", "lady"} <= set(index.lexicon.word_ids)


def test_the_same_content_gives_the_same_index(framed: Guide) -> None:
    assert build_index(framed) == build_index(framed)


@pytest.mark.parametrize("text", ["he does not pay", "danger now", "greeting please", "xyz", ""])
def test_the_smallest_guide_has_a_search(guide: Guide, text: str) -> None:
    index: Index = build_index(guide)
    assert index.search(text).language == "en"


def test_an_exact_phrase_has_its_label_whatever_it_resembles(guide: Guide) -> None:
    """Here every word of the phrases speaks for a topic and for danger."""
    english = guide.localized("en")
    pay = replace(english.topics["pay"], asks=("hold back their pay", "hold back his pay", "hold back all the pay") * 3)
    urgent = {**english.urgent, Urgency.DANGER: ("they hold back", "hold back the pay", "he can hold back their pay")}
    talk = {**english.talk, Intent.CONTROL: ("hold back their pay",)}
    changed = replace(english, topics={"pay": pay}, urgent=urgent, talk=talk)
    result = build_index(replace(guide, localizations={"en": changed})).search("hold back their pay")
    assert (result.intent, result.urgent, result.alert) == (Intent.CONTROL, None, False)


def test_what_a_page_does_not_answer_leads_to_it_all_the_same(guide: Guide) -> None:
    english = guide.localized("en")
    topic = replace(english.topics["pay"], unanswered=("who pays when the boss has died",))
    phrases = list(training_phrases(replace(english, topics={"pay": topic})))
    assert TrainingPhrase("who pays when the boss has died", "pay", CALM, exact=True) in phrases


def test_sentences_as_people_type_them_have_full_weight_for_their_danger(guide: Guide) -> None:
    english = guide.localized("en")
    typed = Frames({}, {"pay": ("i get paid on fridays",)}, {}, {Urgency.MEDICAL: ("the roof is on fire",)})
    phrases = list(training_phrases(replace(english, sentences=typed)))
    assert TrainingPhrase("i get paid on fridays", "pay", CALM, SENTENCE_WEIGHT) in phrases
    assert TrainingPhrase("the roof is on fire", None, urgency_label(Urgency.MEDICAL)) in phrases


def test_languages_that_the_guide_is_not_in_are_found_by_their_phrases(guide: Guide) -> None:
    french = OtherLanguage(
        "fr", "mam", None, "Appelez.", ("je voudrais parler", "je voudrais ma langue", "ma langue je parler")
    )
    index = build_index(replace(guide, other_languages=(french,)))
    assert index.labels.screens == ("hotline/in/fr",)
    found = index.search("je voudrais parler ma langue")
    assert (found.screen, found.urgent, found.confident_language) == ("hotline/in/fr", None, False)
