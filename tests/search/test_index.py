"""Searches of the real guide, as people type: in their own words, with typos, in either language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.loader import load
from bot.guide.model import Intent, Urgency
from bot.search.index import Index
from bot.search.ranking import CONTACT_SCREENS
from bot.search.result import Tier
from tests.kit.content import REAL_CONTENT


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("they took my passport", "papers-taken"),
        ("THEY TOOK MY PASPORT!!!", "papers-taken"),
        ("theytookmypassport", "papers-taken"),
        ("me quitaron el pasaporte", "papers-taken"),
        ("me kitaron el pasaprote", "papers-taken"),
        ("boss didnt pay me", "unpaid-wages"),
        ("no me pagaron", "unpaid-wages"),
        ("need an interpretter", "interpreter"),
        ("mi boss no me paga overtime", "unpaid-wages"),
    ],
)
def test_a_question_finds_its_topic(index: Index, typed: str, topic: str) -> None:
    assert index.search(typed).results[0].topic == topic


@pytest.mark.parametrize(
    ("typed", "right", "wrong"),
    [
        ("t visa", "immigration-relief", "recruitment-fees"),
        ("u visa", "immigration-relief", "recruitment-fees"),
    ],
)
def test_short_words_are_not_corrected(index: Index, typed: str, right: str, wrong: str) -> None:
    ranked = [hit.topic for hit in index.search(typed).results]
    assert ranked[0] == right
    assert wrong not in ranked[:1]


@pytest.mark.parametrize("typed", ["grape juice", "grape jelly recipe", "nice police movie", "afraid of spiders"])
def test_a_word_that_only_looks_like_an_urgent_one_is_not_urgent(index: Index, typed: str) -> None:
    assert index.search(typed).urgent is None


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("he locked me in and he has a gun", Urgency.DANGER),
        ("i want to kill myself", Urgency.SELF_HARM),
        ("ya no quiero vivir", Urgency.SELF_HARM),
        ("boss says he calls ICE if i leave", Urgency.THREAT),
        ("im 15 and my boyfriend makes me sleep with men", Urgency.CHILD),
        ("help", Urgency.UNCLEAR),
        ("AYUDA!!!", Urgency.UNCLEAR),
        ("heeeelp", Urgency.UNCLEAR),
    ],
)
def test_an_urgent_text_is_recognised_with_its_kind(index: Index, typed: str, kind: Urgency) -> None:
    assert index.search(typed).urgent is kind


def test_who_locks_somebody_in_may_be_a_partner_or_anyone(index: Index) -> None:
    assert index.search("me tiene encerrada y me pega").urgent in {Urgency.DANGER, Urgency.PARTNER}


def test_every_urgent_phrase_of_the_content_is_urgent_word_for_word(index: Index) -> None:
    expected = {
        phrase: kind
        for localized in load(REAL_CONTENT).localizations.values()
        for kind, phrases in localized.urgent.items()
        for phrase in phrases
    }
    assert len(expected) > 1000
    assert {phrase: index.search(phrase).urgent for phrase in expected} == expected


def test_every_wish_of_the_content_is_understood_word_for_word_and_is_never_urgent(index: Index) -> None:
    """As 'salir', which deletes the messages, and not a cry for help."""
    wishes = {
        phrase: intent
        for localized in load(REAL_CONTENT).localizations.values()
        for intent, phrases in localized.talk.items()
        for phrase in phrases
        if any(letter.isalnum() for letter in phrase)
    }
    results = {phrase: index.search(phrase) for phrase in wishes}
    assert len(wishes) > 1000
    assert {phrase: result.intent for phrase, result in results.items()} == wishes
    assert [phrase for phrase, result in results.items() if result.urgent or result.alert] == []


def test_every_phrase_for_a_screen_opens_it_word_for_word_and_is_never_urgent(index: Index) -> None:
    """As 'he is coming', which hides the chat at once."""
    expected = {
        phrase: address
        for localized in load(REAL_CONTENT).localizations.values()
        for address, phrases in localized.screens.items()
        for phrase in phrases
    }
    results = {phrase: index.search(phrase) for phrase in expected}
    assert len(expected) > 1000
    assert {phrase: result.screen for phrase, result in results.items()} == expected
    assert [phrase for phrase, result in results.items() if result.urgent or result.alert] == []
    others = {phrase: result for phrase, result in results.items() if not expected[phrase].startswith(CONTACT_SCREENS)}
    assert [phrase for phrase, result in others.items() if result.results] == []


def test_nearly_all_phrases_near_danger_are_in_doubt(index: Index) -> None:
    phrases = [phrase for localized in load(REAL_CONTENT).localizations.values() for phrase in localized.in_doubt]
    results = [index.search(phrase) for phrase in phrases]
    assert len(phrases) > 100
    assert sum(result.alert for result in results) / len(phrases) > 0.75
    assert sum(result.alert or result.urgent is not None for result in results) / len(phrases) > 0.93


@pytest.mark.parametrize(
    ("typed", "screen"),
    [
        ("i need a free lawyer please", "hotline/lawyer"),
        ("quiero un abogado gratis", "hotline/lawyer"),
        ("can you send this to my frend", "share"),
        ("is this chat privat", "privacy"),
        ("stop", "leave"),
        ("salir", "leave"),
    ],
)
def test_what_resembles_a_phrase_for_a_screen_opens_it(index: Index, typed: str, screen: str) -> None:
    result = index.search(typed)
    assert (result.screen, result.intent, result.urgent) == (screen, None, None)
    assert screen.startswith(CONTACT_SCREENS) or (result.tier, result.results) == (Tier.NONE, ())


def test_a_text_that_asks_for_a_place_to_sleep_finds_the_numbers_and_the_page(index: Index) -> None:
    result = index.search("homeless shelter gulfport tonight")
    assert (result.screen, result.results[0].topic) == ("hotline/numbers/shelter", "place-tonight")


@pytest.mark.parametrize(
    "story",
    [
        "They took my passport when I came. At night he locks the door of the trailer and we cannot go out.",
        "el patron no nos paga desde hace dos meses y nos cuida con pistola, no podemos salir",
        "i came with a visa and the contractor said good pay but now he locks us in the house and hits us",
    ],
)
def test_an_urgent_clause_in_a_story_is_recognised_and_topics_are_found(index: Index, story: str) -> None:
    result = index.search(story)
    assert result.urgent is Urgency.DANGER
    assert result.results


def test_a_plea_for_help_does_not_hide_the_topic_of_the_question(index: Index) -> None:
    assert index.search("please help, my boss did not pay me").results[0].topic == "unpaid-wages"
    assert index.search("ayuda, me quitaron el pasaporte").results[0].topic == "papers-taken"


@pytest.mark.parametrize(
    ("typed", "intent"),
    [
        ("hello", Intent.GREETING),
        ("buenos días", Intent.GREETING),
        ("thank you so much", Intent.THANKS),
        ("who are you?", Intent.WHO_ARE_YOU),
        ("are you the police?", Intent.ARE_YOU_POLICE),
        ("Borrar", Intent.CLEAR),
        ("give me the hotline number", Intent.HOTLINE),
    ],
)
def test_intents_are_recognised_and_have_no_topics(index: Index, typed: str, intent: Intent) -> None:
    result = index.search(typed)
    assert (result.intent, result.tier, result.results) == (intent, Tier.NONE, ())


@pytest.mark.parametrize(
    "typed",
    [
        "how can i stop working there",
        "make him stop calling me",
        "no me deja salir del trabajo",
        "borrar mi historial del telefono",
    ],
)
def test_a_sentence_that_contains_a_word_for_clear_is_not_that_intent(index: Index, typed: str) -> None:
    assert index.search(typed).intent is not Intent.CLEAR


@pytest.mark.parametrize(
    "typed",
    [
        "my boss keeps my papers",
        "my employer holds our passports so we stay",
        "i must work until the debt is paid",
        "el patron guarda mis papeles",
        "me cobran la deuda con trabajo",
        "they pay me less because i have no papers",
        "can my boss keep my passport",
    ],
)
def test_a_worker_is_never_refused(index: Index, typed: str) -> None:
    assert index.search(typed).intent is not Intent.CONTROL


def test_a_question_how_to_hold_workers_is_refused(index: Index) -> None:
    result = index.search("how do I keep my workers passports so they dont leave")
    assert (result.intent, result.results) == (Intent.CONTROL, ())


@pytest.mark.parametrize("typed", ["", "   ", "?!", "😀😀", "xqzvk wqpzx"])
def test_noise_finds_nothing(index: Index, typed: str) -> None:
    result = index.search(typed, language="es")
    assert (result.language, result.tier, result.confident_language) == ("es", Tier.NONE, False)


@pytest.mark.parametrize(
    ("typed", "language"),
    [("they do not pay me my wages", "en"), ("no me pagan mi sueldo", "es"), ("quiero saber mis derechos", "es")],
)
def test_a_sentence_is_identified_with_certainty_whatever_language_is_current(
    index: Index, typed: str, language: str
) -> None:
    for current in ("en", "es", None):
        result = index.search(typed, language=current)
        assert (result.language, result.confident_language) == (language, True)


@pytest.mark.parametrize("typed", ["601 555 0100", "911", "visa", "hospital", "Maria Lopez", "no"])
def test_numbers_names_and_shared_words_identify_no_language(index: Index, typed: str) -> None:
    assert not index.search(typed, language="es").confident_language


def test_a_current_language_that_the_guide_lacks_counts_as_none(index: Index) -> None:
    assert index.search("they took my passport", language="xx").language == "en"


@given(st.text(max_size=700))
def test_any_text_gets_a_valid_result(index: Index, text: str) -> None:
    result = index.search(text)
    assert result.language in index.languages
    assert len(result.results) <= 5
    assert all(0.0 <= hit.score <= 1.0 for hit in result.results)
    assert (result.tier is Tier.NONE and result.urgent is None) <= (result.results == ())
