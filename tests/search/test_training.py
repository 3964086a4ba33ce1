"""Training: which phrases of a guide become examples, and what an index knows afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.guide.loader import load
from bot.guide.model import Guide, Intent, Urgency
from bot.search.labels import NON_URGENT, intent_label, urgency_label
from bot.search.training import TOPIC_TEXT_WEIGHT, TrainingPhrase, build_index, training_phrases
from tests.kit.small_guide import write_guide


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load(write_guide(tmp_path))


def test_what_people_type_counts_more_than_what_pages_say(guide: Guide) -> None:
    phrases = list(training_phrases(guide.localized("en")))
    assert TrainingPhrase("he does not pay", "pay") in phrases
    assert TrainingPhrase("Write down your hours.", "pay", TOPIC_TEXT_WEIGHT) in phrases


def test_intents_and_urgent_phrases_are_exact_and_non_urgent_ones_are_not(guide: Guide) -> None:
    phrases = list(training_phrases(guide.localized("en")))
    assert TrainingPhrase("greeting please", intent_label(Intent.GREETING), exact=True) in phrases
    assert TrainingPhrase("threat now", urgency_label(Urgency.THREAT), exact=True) in phrases
    assert TrainingPhrase("non_urgent now", NON_URGENT) in phrases


def test_a_phrase_that_is_both_an_intent_and_urgent_is_urgent(guide: Guide) -> None:
    english = guide.localized("en")
    both = replace(english, talk={**english.talk, Intent.GREETING: ("danger now",)})
    index = build_index(replace(guide, localizations={"en": both}))
    label = index.exact_matches.label(["danger", "now"])
    assert label is not None and index.labels.urgency(label) is Urgency.DANGER


def test_every_word_of_every_phrase_is_in_the_lexicon(guide: Guide) -> None:
    index = build_index(guide)
    assert {"he", "does", "not", "pay", "greeting", "threat", "hours"} <= set(index.lexicon.word_ids)


def test_the_same_content_gives_the_same_index(guide: Guide) -> None:
    assert build_index(guide) == build_index(guide)


def test_what_a_page_does_not_answer_leads_to_it_all_the_same(guide: Guide) -> None:
    english = guide.localized("en")
    topic = replace(english.topics["pay"], unanswered=("who pays when the boss has died",))
    phrases = list(training_phrases(replace(english, topics={"pay": topic})))
    assert TrainingPhrase("who pays when the boss has died", "pay") in phrases
