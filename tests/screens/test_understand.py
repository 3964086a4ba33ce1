"""A typed text opens what the search says it may mean, in the language it is in or that was chosen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.text_size import max_label_width, width
from bot.guide.model import Intent, Urgency
from bot.screens.address import Address
from bot.screens.decision import MIN_CHANCE, Clear, Languages, Query, RememberLanguage
from bot.screens.keyboard import MAX_ROWS
from bot.search.result import Hit, SearchResult, Tier
from tests.kit.content import FakeIndex, content, found
from tests.kit.screens import Shown, links, open_address, texts, type_text

REAL = content()
EN, ES = REAL.wording.of("en"), REAL.wording.of("es")
FOUR = ("papers-taken", "unpaid-wages", "leaving-safely", "interpreter")


def ask(result: SearchResult, *, text: str = "anything", chosen: str | None = None, hinted: str | None = None) -> Shown:
    """What `text` shows when the search brings back `result`."""
    return type_text(content(result), Query(text, Languages(chosen, hinted)))


def test_one_sure_topic_opens_with_two_others_offered() -> None:
    screen = ask(found("papers-taken", "unpaid-wages", "interpreter", "my-rights")).screen
    topics = [at.path[1] for at in links(screen).values() if at.screen == "topic" and len(at.path) == 2]
    assert screen.address == Address(("topic", "papers-taken"), "en")
    assert topics == ["unpaid-wages", "interpreter"]
    assert EN("topic-other-answers") in texts(screen)


def test_without_other_likely_answers_related_topics_are_offered() -> None:
    result = replace(found(), results=(Hit("papers-taken", 0.99), Hit("interpreter", MIN_CHANCE / 2)))
    screen = ask(result).screen
    assert screen == open_address(REAL, Address(("topic", "papers-taken"), "en")).screen
    assert EN("topic-other-answers") not in texts(screen)


def test_likely_topics_are_offered_by_their_questions() -> None:
    screen = ask(found(*FOUR, tier=Tier.CHOICES)).screen
    questions = [REAL.guide.localized("en").topics[topic].question for topic in FOUR]
    assert texts(screen) == [EN("choices-title"), *questions]


def test_five_are_offered_where_the_last_two_have_short_names() -> None:
    topics = ("papers-taken", "interpreter", "unpaid-wages", "my-rights", "victim-support")
    screen = ask(found(*topics, tier=Tier.CHOICES)).screen
    assert len(texts(screen)) == 1 + len(topics)


@pytest.mark.parametrize("count", range(1, 6))
def test_every_question_that_is_shown_has_its_button(count: int) -> None:
    for topics in (tuple(REAL.guide.codes)[start : start + count] for start in range(0, 24, 3)):
        for language in REAL.guide.languages:
            screen = ask(found(*topics, tier=Tier.CHOICES, language=language)).screen
            buttons = [at.path[1] for at in links(screen).values() if at.screen == "topic"]
            assert len(buttons) == len(texts(screen)) - 1
            assert len(screen.rows) <= MAX_ROWS


def test_nothing_found_is_said_with_the_nearest_groups_first() -> None:
    screen = ask(found("papers-taken", tier=Tier.NONE)).screen
    groups = [at.path[1] for at in links(screen).values() if at.screen == "group"]
    assert texts(screen)[0] == EN("nothing-title")
    assert (groups[0], len(groups)) == ("rights", 4)


@pytest.mark.parametrize("kind", Urgency)
def test_urgent_wording_comes_before_topics_and_intents(kind: Urgency) -> None:
    screen = ask(found("papers-taken", urgent=kind, intent=Intent.CLEAR)).screen
    assert screen.address == Address(("hotline", "now", kind), "en")
    assert screen.opening is None


def test_an_urgent_screen_offers_the_likeliest_topic_behind_not_an_emergency() -> None:
    for language, words in (("en", EN), ("es", ES)):
        for topic in REAL.guide.codes:
            screen = ask(found(topic, urgent=Urgency.DANGER, language=language)).screen
            button = REAL.guide.localized(language).topics[topic].button
            label = f"{words('now-not-emergency')}: {button}"
            assert links(screen)[label].path == ("topic", topic)
            assert width(label) <= max_label_width(1)


def test_an_urgent_text_without_a_topic_leads_to_all_topics() -> None:
    screen = ask(found(urgent=Urgency.SELF_HARM, tier=Tier.NONE)).screen
    assert links(screen)[EN("now-not-emergency")].path == ("topics",)


@pytest.mark.parametrize(
    ("intent", "opens"),
    [
        (Intent.GREETING, ("home",)),
        (Intent.THANKS, ("home",)),
        (Intent.WHO_ARE_YOU, ("about",)),
        (Intent.ARE_YOU_POLICE, ("about",)),
        (Intent.HOTLINE, ("hotline",)),
        (Intent.CONTROL, ("refused",)),
        (Intent.OFF_TOPIC, ("nothing",)),
    ],
)
def test_an_intent_opens_its_screen(intent: Intent, opens: tuple[str, ...]) -> None:
    shown = ask(found(tier=Tier.NONE, intent=intent, sure=False))
    assert (shown.screen.address.path, shown.effects) == (opens, ())


def test_a_text_that_asks_to_clear_the_chat_clears_it() -> None:
    shown = ask(found(tier=Tier.NONE, intent=Intent.CLEAR, sure=False))
    assert (shown.texts, shown.effects) == ([EN("cleared")], (Clear(),))


def test_a_question_how_to_hold_papers_is_refused_with_the_number_for_wages() -> None:
    screen = ask(found("papers-taken", intent=Intent.CONTROL)).screen
    assert texts(screen)[:2] == [EN("refused-title"), EN("refused-law")]
    assert "+1 866-487-9243" in texts(screen)


@pytest.mark.parametrize("number", ["1234567", "601 555 0134", "A 123-456-789", "(601) 555.0134", "+52 1 55 1234 5678"])
def test_a_long_number_can_be_deleted_with_one_tap(number: str) -> None:
    screen = ask(found("papers-taken"), text=f"call me {number}").screen
    assert EN("digits-text") in texts(screen)
    assert links(screen)[EN("received-delete")].path == ("clear",)
    assert len(screen.rows) <= MAX_ROWS


@pytest.mark.parametrize("text", ["in 2024 and 2025", "911", "$7.25 for 40 hours", "H-2A", "i am 15"])
def test_years_wages_and_ages_are_not_long_numbers(text: str) -> None:
    assert EN("digits-text") not in texts(ask(found("papers-taken"), text=text).screen)


def test_without_a_chosen_language_the_texts_own_is_used_and_remembered() -> None:
    shown = ask(found("papers-taken", language="es"), hinted="en")
    assert shown.screen.language == "es"
    assert shown.effects == (RememberLanguage("es"),)


def test_a_text_in_no_recognised_language_is_answered_in_the_hinted_one() -> None:
    shown = ask(found("papers-taken", language="en", sure=False), hinted="es-419")
    assert (shown.screen.language, shown.effects) == ("es", ())


def test_the_chosen_language_is_used_with_a_button_to_read_in_the_texts_own() -> None:
    shown = ask(found("papers-taken", language="es"), chosen="en")
    label = ES("button-read-in")
    assert (shown.screen.language, shown.effects) == ("en", ())
    assert shown.links[label] == Address(("topic", "papers-taken"), "es")


def test_a_text_in_the_chosen_language_gets_no_such_button() -> None:
    shown = ask(found("papers-taken", language="es"), chosen="es")
    assert ES("button-read-in") not in shown.links
    assert shown.effects == ()


@pytest.mark.parametrize(
    ("chosen", "hinted", "in_use"), [("es", "en", "es"), (None, "es-MX", "es"), (None, None, "en")]
)
def test_the_search_is_told_the_language_in_use(chosen: str | None, hinted: str | None, in_use: str) -> None:
    index = FakeIndex(found("papers-taken"), [])
    type_text(replace(REAL, index=index), Query("hola", Languages(chosen, hinted)))
    assert index.asked == [("hola", in_use)]


@st.composite
def results(draw: st.DrawFn) -> SearchResult:
    """Anything that a search may bring back."""
    tier = draw(st.sampled_from(Tier))
    topics = draw(st.lists(st.sampled_from(sorted(REAL.guide.codes)), max_size=5, unique=True))
    return found(
        *(topics or ["papers-taken"] if tier is not Tier.NONE else topics),
        language=draw(st.sampled_from(REAL.guide.languages)),
        sure=draw(st.booleans()),
        tier=tier,
        urgent=draw(st.none() | st.sampled_from(Urgency)),
        intent=draw(st.none() | st.sampled_from(Intent)),
    )


@given(results(), st.text(max_size=60), st.sampled_from([None, "en", "es", "zz"]), st.sampled_from([None, "es", "xx"]))
def test_every_answer_has_the_hotline_and_fits(
    result: SearchResult, text: str, chosen: str | None, hinted: str | None
) -> None:
    screen = ask(result, text=text, chosen=chosen, hinted=hinted).screen
    assert screen.address.screen == "hotline" or any(at.screen == "hotline" for at in links(screen).values())
    assert 0 < len(screen.rows) <= MAX_ROWS
    assert all(width(button.label) <= max_label_width(len(row)) for row in screen.rows for button in row)
