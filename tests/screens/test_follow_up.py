"""Short texts are understood from the screen before them, in every language, and mean nothing without it."""

from dataclasses import replace

import pytest

from bot.screens.address import Address, parse
from bot.screens.button_words import button_words
from bot.screens.content import Content
from bot.screens.decision import Languages, Leave, Query, RememberLanguage, understand
from bot.screens.follow_up import MORE, NO, YES, Place, follow_up, short_texts
from bot.screens.place import place_at
from bot.search.result import SearchResult, Tier
from tests.kit.content import content, found, real_content


def region(result: SearchResult | None = None) -> Content:
    guide = content(result)
    return replace(guide, short_texts=short_texts(guide.wording), button_words=button_words(guide))


def place(text: str, *, asks: bool = False) -> Place:
    address = parse(text)
    assert address
    return Place(address, asks_for_danger=asks)


@pytest.mark.parametrize(
    ("text", "before", "opens"),
    [
        ("Yes!", place("en/topic/wages-owed", asks=True), "en/hotline/now/danger"),
        ("yeah", place("en/hotline/now/unclear"), "en/hotline/now/danger"),
        ("نعم", place("ar/topics", asks=True), "ar/hotline/now/danger"),
        ("no", place("en/topic/wages-owed", asks=True), "en/topic/wages-owed"),
        ("no", place("en/hotline/now/unclear"), "en/hotline"),
        ("more", place("en/topic/passport-kept"), "en/topic/passport-kept/1"),
        ("Next.", place("en/topic/passport-kept/1"), "en/topic/passport-kept/2"),
    ],
)
def test_it_opens_what_the_screen_before_makes_of_it(text: str, before: Place, opens: str) -> None:
    assert str(follow_up(region(), text, before)) == opens


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("yes", place("en/topic/wages-owed")),
        ("no", place("en/home")),
        ("more", place("en/home")),
        ("more", place("en/topic/passport-kept/9")),
        ("more", place("en/topic/no-such-topic")),
        ("more pay", place("en/topic/passport-kept")),
        ("", place("en/topic/passport-kept", asks=True)),
    ],
)
def test_any_other_text_or_place_is_no_follow_up(text: str, before: Place) -> None:
    assert follow_up(region(), text, before) is None


def test_a_buttons_words_do_what_the_button_does_there() -> None:
    """'Back' and 'Open the pages' stand on many screens; here they mean those of the screen that was shown."""
    guide = region()
    summary = Address(("topic", "passport-kept"), "en")
    page = understand(guide, Query("open the pages", Languages("en"), place_at(guide, summary, asks_for_danger=False)))
    assert page.spec.address.path == ("topic", "passport-kept", "1")
    shut = understand(guide, Query("Shut", Languages("en"), place_at(guide, summary, asks_for_danger=False)))
    assert shut.effects == (Leave(),)


def test_a_buttons_words_that_tell_of_danger_open_its_page_with_the_question_on_top() -> None:
    guide = region(found("moving-out", alert=True))
    group = place_at(guide, Address(("group", "safety"), "en"), asks_for_danger=False)
    spec = understand(
        guide, Query(guide.guide.localized("en").topics["moving-out"].button, Languages("en"), group)
    ).spec
    assert (spec.address.path, spec.alert) == (("topic", "moving-out"), True)


@pytest.mark.parametrize("text", ["en/topic/no-such-topic", "xx/nonsense/1/2/3", "en/leave", "en/clear"])
def test_any_address_that_was_shown_is_a_place(text: str) -> None:
    address = parse(text)
    assert address
    assert place_at(region(), address, asks_for_danger=True).asks_for_danger


def test_without_a_place_the_text_is_searched_for() -> None:
    guide = region(found("wages-owed"))
    assert understand(guide, Query("more", Languages("en"))).spec.address.path == ("topic", "wages-owed")


def test_yes_to_the_question_about_danger_opens_the_urgent_screen() -> None:
    query = Query("yes", Languages("en"), place("en/topic/wages-owed", asks=True))
    assert understand(region(), query).spec.address.path == ("hotline", "now", "danger")


def test_a_language_that_is_asked_for_shows_the_same_page_in_it() -> None:
    query = Query("العربية", Languages("en"), place("en/topic/wages-owed/1"))
    decision = understand(region(), query)
    assert (decision.spec.language, decision.spec.address.path) == ("ar", ("topic", "wages-owed", "1"))
    assert decision.effects == (RememberLanguage("ar"),)


def test_to_share_means_the_page_that_is_read() -> None:
    asked = region(found(tier=Tier.NONE, screen="share"))
    on_page = understand(asked, Query("send this", Languages("en"), place("en/topic/wages-owed/1")))
    at_home = understand(asked, Query("send this", Languages("en"), place("en/home")))
    on_hotline = understand(asked, Query("send this", Languages("en"), place("en/hotline")))
    assert on_page.spec.address.path == ("share", "w3o")
    assert on_hotline.spec.address.path == ("share", "h4b")
    assert at_home.spec.address.path == ("share",)


@pytest.mark.parametrize("message", [YES, NO, MORE])
def test_every_language_has_such_texts_and_none_says_two_things(message: str) -> None:
    guide = real_content()
    said: dict[str, str] = {}
    for words in guide.wording.by_language.values():
        for each in (YES, NO, MORE):
            for text in short_texts(replace(guide.wording, by_language={words.language: words})):
                said.setdefault(text, each)
        assert words(message).strip()
    assert "" not in short_texts(guide.wording)


def test_the_way_back_to_the_place_keeps_no_effect() -> None:
    """A place that was shown is an address like any other: forged ones cannot delete anything."""
    query = Query("العربية", Languages("en"), Place(Address(("leave",), "en")))
    assert understand(region(), query).effects == (RememberLanguage("ar"),)
