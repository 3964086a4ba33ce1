"""A typed text opens what the search says it may mean, in the language it is in or that was chosen."""

from dataclasses import replace
from itertools import islice, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.text_size import max_label_width, width
from bot.guide.model import Intent, Urgency
from bot.screens.address import Address
from bot.screens.decision import MIN_CHANCE, Clear, Languages, Leave, Query, RememberLanguage, ScreenSpec
from bot.screens.keyboard import MAX_ROWS
from bot.screens.router import build_screen
from bot.screens.search_results import MAX_GROUPS
from bot.search.result import Hit, SearchResult, Tier
from tests.kit.content import FakeIndex, content, found, real_content
from tests.kit.screens import Shown, links, open_address, texts, type_text

REGION = content()
EN, AR = REGION.wording.of("en"), REGION.wording.of("ar")
LINE_AND_TITLE = 2
"""Blocks above the questions."""

FOUR = ("passport-kept", "wages-owed", "moving-out", "calling-the-line")


def ask(result: SearchResult, *, text: str = "anything", chosen: str | None = None, hinted: str | None = None) -> Shown:
    """What `text` shows when the search brings back `result`."""
    return type_text(content(result), Query(text, Languages(chosen, hinted)))


def test_one_sure_topic_opens_with_two_others_offered() -> None:
    screen = ask(found("passport-kept", "wages-owed", "calling-the-line", "permits-to-stay")).screen
    topics = [at.path[1] for at in links(screen).values() if at.screen == "topic" and len(at.path) == 2]
    assert screen.address == Address(("topic", "passport-kept"), "en")
    assert topics == ["wages-owed", "calling-the-line"]
    assert EN("topic-other-answers") in texts(screen)


def test_without_other_likely_answers_related_topics_are_offered() -> None:
    result = replace(found(), results=(Hit("passport-kept", 0.99), Hit("calling-the-line", MIN_CHANCE / 2)))
    screen = ask(result).screen
    assert screen == open_address(REGION, Address(("topic", "passport-kept"), "en")).screen
    assert EN("topic-other-answers") not in texts(screen)


def test_likely_topics_are_offered_by_their_questions() -> None:
    screen = ask(found(*FOUR, tier=Tier.CHOICES)).screen
    questions = [REGION.guide.localized("en").topics[topic].question for topic in FOUR]
    assert texts(screen) == [EN("alert-line"), EN("choices-title"), *questions]


def test_five_are_offered_where_the_last_two_have_short_names() -> None:
    topics = ("passport-kept", "calling-the-line", "wages-owed", "permits-to-stay", "helping-a-friend")
    screen = ask(found(*topics, tier=Tier.CHOICES)).screen
    assert len(texts(screen)) == LINE_AND_TITLE + len(topics)


@pytest.mark.parametrize("count", range(1, 6))
def test_every_question_that_is_shown_has_its_button(count: int) -> None:
    for topics in islice(permutations(REGION.guide.codes, count), 0, None, 97):
        for language in REGION.guide.languages:
            screen = ask(found(*topics, tier=Tier.CHOICES, language=language)).screen
            buttons = [at.path[1] for at in links(screen).values() if at.screen == "topic"]
            assert len(buttons) == len(texts(screen)) - LINE_AND_TITLE
            assert len(screen.rows) <= MAX_ROWS


def test_nothing_found_is_said_with_the_first_group_and_the_nearest_in_the_order_of_all_groups() -> None:
    guide = real_content()
    order = [group.id for group in guide.guide.groups]
    for group in guide.guide.groups:
        screen = build_screen(guide, ScreenSpec("en", Address(("nothing",)), topics=group.topics[:1]))
        offered = [at.path[1] for at in links(screen).values() if at.screen == "group"]
        assert offered == sorted(offered, key=order.index)
        assert offered[0] == order[0] and group.id in offered and len(offered) == MAX_GROUPS
    assert texts(ask(found("passport-kept", tier=Tier.NONE)).screen)[:2] == [EN("alert-line"), EN("nothing-title")]


@pytest.mark.parametrize("kind", Urgency)
def test_urgent_wording_comes_before_topics_and_intents(kind: Urgency) -> None:
    screen = ask(found("passport-kept", urgent=kind, intent=Intent.CLEAR)).screen
    assert screen.address == Address(("hotline", "now", kind), "en")
    assert screen.opening is None


def test_an_urgent_screen_offers_the_likeliest_topic_behind_not_an_emergency() -> None:
    for language, words in (("en", EN), ("ar", AR)):
        for topic in REGION.guide.codes:
            screen = ask(found(topic, urgent=Urgency.DANGER, language=language)).screen
            button = REGION.guide.localized(language).topics[topic].button
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


SCREENS = ["share", "language", "privacy", "about", "hotline/lawyer", "hotline/numbers", "hotline/numbers/safety"]
SCREENS += ["hotline/now/self-harm", "hotline/now/unclear", "hotline/card", "topics", "home"]


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("language", REGION.guide.languages)
def test_a_text_that_asks_for_a_screen_opens_it(address: str, language: str) -> None:
    shown = ask(found(tier=Tier.NONE, screen=address), chosen=language)
    opened = open_address(REGION, Address(tuple(address.split("/")), language))
    assert (shown.screen.address, shown.effects) == (opened.screen.address, ())
    assert set(opened.texts) <= set(shown.texts)
    assert REGION.wording.of(language)("notice-gone") not in shown.texts


@pytest.mark.parametrize("address", ["hotline/lawyer", "hotline/numbers/safety"])
def test_contacts_come_with_the_pages_that_a_text_may_mean_as_well(address: str) -> None:
    screen = ask(found("passport-kept", "wages-owed", "moving-out", screen=address)).screen
    opens = [at for at in links(screen).values() if at.screen == "topic"]
    assert [at.path for at in opens] == [("topic", "passport-kept"), ("topic", "wages-owed")]
    assert {at.origin for at in opens} == {screen.address.path}


def test_a_text_that_asks_to_leave_leaves_at_once() -> None:
    """'he is coming': nothing of the guide may stay in view."""
    shown = ask(found(tier=Tier.NONE, screen="leave", sure=False), hinted="en")
    assert shown.screen == open_address(REGION, Address(("leave",), "en")).screen
    assert shown.effects == (Leave(),)


def test_an_emergency_comes_before_a_wish_to_leave_or_to_clear() -> None:
    for result in (found(tier=Tier.NONE, screen="leave"), found(tier=Tier.NONE, intent=Intent.CLEAR)):
        shown = ask(replace(result, urgent=Urgency.DANGER), chosen="en")
        assert (shown.screen.address.path, shown.effects) == (("hotline", "now", "danger"), ())


def test_a_text_that_asks_to_leave_in_its_own_language_is_answered_in_it() -> None:
    shown = ask(found(tier=Tier.NONE, screen="leave", language="ar"), hinted="en")
    assert shown.screen.language == "ar"
    assert shown.effects == (Leave(), RememberLanguage("ar"))


def test_a_question_how_to_hold_papers_is_refused_with_the_number_for_wages() -> None:
    screen = ask(found("passport-kept", intent=Intent.CONTROL)).screen
    assert texts(screen)[:2] == [EN("refused-title"), EN("refused-law")]
    assert "+44 20 7946 0103" in texts(screen)


@pytest.mark.parametrize(
    "number", ["1234567", "601 555 0134", "A 123-456-789", "(601) 555.0134", "+52 1 55 1234 5678", "٩١٢ ٣٤٥ ٦٧٨"]
)
def test_a_long_number_can_be_deleted_with_one_tap(number: str) -> None:
    screen = ask(found("passport-kept"), text=f"call me {number}").screen
    assert EN("digits-text") in texts(screen)
    assert links(screen)[EN("received-delete")].path == ("clear", "sent")
    assert len(screen.rows) <= MAX_ROWS


@pytest.mark.parametrize("text", ["in 2024 and 2025", "555", "$7.25 for 40 hours", "H-2A", "i am 15"])
def test_years_wages_and_ages_are_not_long_numbers(text: str) -> None:
    assert EN("digits-text") not in texts(ask(found("passport-kept"), text=text).screen)


def test_without_a_chosen_language_the_texts_own_is_used_and_remembered() -> None:
    shown = ask(found("passport-kept", language="ar"), hinted="en")
    assert shown.screen.language == "ar"
    assert shown.effects == (RememberLanguage("ar"),)


def test_a_text_in_no_recognised_language_is_answered_in_the_hinted_one() -> None:
    shown = ask(found("passport-kept", language="en", sure=False), hinted="ar-EG")
    assert (shown.screen.language, shown.effects) == ("ar", ())


def test_the_chosen_language_is_used_with_a_button_to_read_in_the_texts_own() -> None:
    shown = ask(found("passport-kept", language="ar"), chosen="en")
    label = AR("button-read-in")
    assert (shown.screen.language, shown.effects) == ("en", ())
    assert shown.links[label] == Address(("topic", "passport-kept"), "ar")


def test_a_text_in_the_chosen_language_gets_no_such_button() -> None:
    shown = ask(found("passport-kept", language="ar"), chosen="ar")
    assert AR("button-read-in") not in shown.links
    assert shown.effects == ()


@pytest.mark.parametrize(
    ("chosen", "hinted", "in_use"), [("ar", "en", "ar"), (None, "ar-EG", "ar"), (None, None, "en")]
)
def test_the_search_is_told_the_language_in_use(chosen: str | None, hinted: str | None, in_use: str) -> None:
    index = FakeIndex(found("passport-kept"), [])
    type_text(replace(REGION, index=index), Query("hola", Languages(chosen, hinted)))
    assert index.asked == [("hola", in_use)]


@st.composite
def results(draw: st.DrawFn) -> SearchResult:
    """Anything that a search may bring back."""
    tier = draw(st.sampled_from(Tier))
    topics = draw(st.lists(st.sampled_from(sorted(REGION.guide.codes)), max_size=5, unique=True))
    return found(
        *(topics or ["passport-kept"] if tier is not Tier.NONE else topics),
        language=draw(st.sampled_from(REGION.guide.languages)),
        sure=draw(st.booleans()),
        tier=tier,
        urgent=draw(st.none() | st.sampled_from(Urgency)),
        intent=draw(st.none() | st.sampled_from(Intent)),
        alert=draw(st.booleans()),
        screen=draw(st.none() | st.sampled_from(SCREENS)),
    )


@given(results(), st.text(max_size=60), st.sampled_from([None, "en", "ar", "zz"]), st.sampled_from([None, "ar", "xx"]))
def test_every_answer_has_the_hotline_and_fits(
    result: SearchResult, text: str, chosen: str | None, hinted: str | None
) -> None:
    screen = ask(result, text=text, chosen=chosen, hinted=hinted).screen
    assert screen.address.screen == "hotline" or any(at.screen == "hotline" for at in links(screen).values())
    assert 0 < len(screen.rows) <= MAX_ROWS
    assert all(width(button.label) <= max_label_width(len(row)) for row in screen.rows for button in row)
