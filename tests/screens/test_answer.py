"""A typed text becomes a reply: the search says what it may mean, the screens what to show."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.width import room, width
from bot.guide.model import Intent, Urgency
from bot.screens.address import Address
from bot.screens.answer import PERHAPS, answer
from bot.screens.keyboard import MAX_ROWS
from bot.screens.screen import AddressSource, Clear, Languages, Open, Query, RememberLanguage, Reply, Screen
from bot.screens.show import show
from bot.search.result import Hit, SearchResult, Tier
from tests.kit.content import FakeIndex, content, found

LIBRARY = content()
EN, ES = LIBRARY.wording.of("en"), LIBRARY.wording.of("es")
FOUR = ("papers-taken", "unpaid-wages", "leaving-safely", "interpreter")


def ask(result: SearchResult, *, text: str = "anything", chosen: str | None = None, hinted: str | None = None) -> Reply:
    return answer(content(result), Query(text, Languages(chosen, hinted)))


def said(screen: Screen) -> list[str]:
    return [block.text for block in screen.blocks]


def opened(screen: Screen) -> dict[str, Address]:
    buttons = (button for row in screen.rows for button in row)
    return {button.label: button.action.address for button in buttons if isinstance(button.action, Open)}


def test_one_sure_topic_opens_with_two_others_offered() -> None:
    screen = ask(found("papers-taken", "unpaid-wages", "interpreter", "my-rights")).screen
    topics = [at.path[1] for at in opened(screen).values() if at.screen == "topic" and len(at.path) == 2]
    assert screen.address == Address(("topic", "papers-taken"), "en")
    assert topics == ["unpaid-wages", "interpreter"]
    assert EN("topic-other-answers") in said(screen)


def test_what_is_hardly_meant_is_not_offered_and_related_topics_are() -> None:
    result = replace(found(), results=(Hit("papers-taken", 0.99), Hit("interpreter", PERHAPS / 2)))
    screen = ask(result).screen
    assert (
        screen
        == show(LIBRARY, Address(("topic", "papers-taken"), "en"), languages=Languages(), way=AddressSource.LINK).screen
    )
    assert EN("topic-other-answers") not in said(screen)


def test_likely_topics_are_offered_by_their_questions() -> None:
    screen = ask(found(*FOUR, tier=Tier.CHOICES)).screen
    questions = [LIBRARY.guide.localized("en").topics[topic].question for topic in FOUR]
    assert said(screen) == [EN("choices-title"), *questions]


def test_five_are_offered_where_the_last_two_have_short_names() -> None:
    topics = ("papers-taken", "interpreter", "unpaid-wages", "my-rights", "victim-support")
    screen = ask(found(*topics, tier=Tier.CHOICES)).screen
    assert len(said(screen)) == 1 + len(topics)


@pytest.mark.parametrize("count", range(1, 6))
def test_every_question_that_is_shown_has_its_button(count: int) -> None:
    for topics in (tuple(LIBRARY.guide.codes)[start : start + count] for start in range(0, 24, 3)):
        for language in LIBRARY.guide.languages:
            screen = ask(found(*topics, tier=Tier.CHOICES, language=language)).screen
            buttons = [at.path[1] for at in opened(screen).values() if at.screen == "topic"]
            assert len(buttons) == len(said(screen)) - 1
            assert len(screen.rows) <= MAX_ROWS


def test_nothing_is_said_honestly_with_the_nearest_groups_first() -> None:
    screen = ask(found("papers-taken", tier=Tier.NONE)).screen
    groups = [at.path[1] for at in opened(screen).values() if at.screen == "group"]
    assert said(screen)[0] == EN("nothing-title")
    assert (groups[0], len(groups)) == ("rights", 4)


@pytest.mark.parametrize("kind", Urgency)
def test_urgent_wording_comes_before_topics_and_intents(kind: Urgency) -> None:
    screen = ask(found("papers-taken", urgent=kind, intent=Intent.CLEAR)).screen
    assert screen.address == Address(("hotline", "now", kind), "en")
    assert screen.opening is None


def test_an_urgent_screen_offers_the_topic_that_fits_best_if_it_is_none() -> None:
    for language, words in (("en", EN), ("es", ES)):
        for topic in LIBRARY.guide.codes:
            screen = ask(found(topic, urgent=Urgency.DANGER, language=language)).screen
            button = LIBRARY.guide.localized(language).topics[topic].button
            label = f"{words('now-not-emergency')}: {button}"
            assert opened(screen)[label].path == ("topic", topic)
            assert width(label) <= room(1)


def test_an_urgent_text_without_a_topic_leads_to_all_topics() -> None:
    screen = ask(found(urgent=Urgency.SELF_HARM, tier=Tier.NONE)).screen
    assert opened(screen)[EN("now-not-emergency")].path == ("topics",)


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
def test_small_talk_and_wishes_open_their_screens(intent: Intent, opens: tuple[str, ...]) -> None:
    reply = ask(found(tier=Tier.NONE, intent=intent, sure=False))
    assert (reply.screen.address.path, reply.effects) == (opens, ())


def test_a_wish_to_clear_is_carried_out() -> None:
    reply = ask(found(tier=Tier.NONE, intent=Intent.CLEAR, sure=False))
    assert (said(reply.screen), reply.effects) == ([EN("cleared")], (Clear(),))


def test_who_asks_how_to_hold_papers_is_refused_with_the_number_that_tells_what_is_owed() -> None:
    screen = ask(found("papers-taken", intent=Intent.CONTROL)).screen
    assert said(screen)[:2] == [EN("refused-title"), EN("refused-law")]
    assert "+1 866-487-9243" in said(screen)


@pytest.mark.parametrize("number", ["1234567", "601 555 0134", "A 123-456-789", "(601) 555.0134", "+52 1 55 1234 5678"])
def test_a_long_number_can_be_deleted_with_one_tap(number: str) -> None:
    screen = ask(found("papers-taken"), text=f"call me {number}").screen
    assert EN("digits-text") in said(screen)
    assert opened(screen)[EN("received-delete")].path == ("clear",)
    assert len(screen.rows) <= MAX_ROWS


@pytest.mark.parametrize("text", ["in 2024 and 2025", "911", "$7.25 for 40 hours", "H-2A", "i am 15"])
def test_years_wages_and_ages_are_no_long_numbers(text: str) -> None:
    assert EN("digits-text") not in said(ask(found("papers-taken"), text=text).screen)


def test_without_a_choice_the_texts_own_language_answers_and_is_remembered() -> None:
    reply = ask(found("papers-taken", language="es"), hinted="en")
    assert reply.screen.language == "es"
    assert reply.effects == (RememberLanguage("es"),)


def test_a_text_that_says_nothing_of_its_language_is_answered_in_the_hinted_one() -> None:
    reply = ask(found("papers-taken", language="en", sure=False), hinted="es-419")
    assert (reply.screen.language, reply.effects) == ("es", ())


def test_the_chosen_language_answers_with_one_button_to_read_in_the_texts() -> None:
    reply = ask(found("papers-taken", language="es"), chosen="en")
    label = ES("button-read-in")
    assert (reply.screen.language, reply.effects) == ("en", ())
    assert opened(reply.screen)[label] == Address(("topic", "papers-taken"), "es")


def test_the_chosen_language_needs_no_such_button_for_itself() -> None:
    reply = ask(found("papers-taken", language="es"), chosen="es")
    assert ES("button-read-in") not in opened(reply.screen)
    assert reply.effects == ()


@pytest.mark.parametrize(
    ("chosen", "hinted", "in_use"), [("es", "en", "es"), (None, "es-MX", "es"), (None, None, "en")]
)
def test_the_search_leans_towards_the_language_in_use(chosen: str | None, hinted: str | None, in_use: str) -> None:
    index = FakeIndex(found("papers-taken"), [])
    catalog = content()
    answer(type(catalog)(catalog.guide, catalog.wording, index, catalog.bot), Query("hola", Languages(chosen, hinted)))
    assert index.asked == [("hola", in_use)]


@st.composite
def results(build_screen: st.DrawFn) -> SearchResult:
    """Anything that a search may bring back."""
    tier = build_screen(st.sampled_from(Tier))
    topics = build_screen(st.lists(st.sampled_from(sorted(LIBRARY.guide.codes)), max_size=5, unique=True))
    return found(
        *(topics or ["papers-taken"] if tier is not Tier.NONE else topics),
        language=build_screen(st.sampled_from(LIBRARY.guide.languages)),
        sure=build_screen(st.booleans()),
        tier=tier,
        urgent=build_screen(st.none() | st.sampled_from(Urgency)),
        intent=build_screen(st.none() | st.sampled_from(Intent)),
    )


@given(results(), st.text(max_size=60), st.sampled_from([None, "en", "es", "zz"]), st.sampled_from([None, "es", "xx"]))
def test_every_answer_has_the_hotline_and_fits(
    result: SearchResult, text: str, chosen: str | None, hinted: str | None
) -> None:
    screen = ask(result, text=text, chosen=chosen, hinted=hinted).screen
    assert screen.address.screen == "hotline" or any(at.screen == "hotline" for at in opened(screen).values())
    assert 0 < len(screen.rows) <= MAX_ROWS
    assert all(width(button.label) <= room(len(row)) for row in screen.rows for button in row)
