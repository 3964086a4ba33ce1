"""Whoever types what a button or a title says gets what a press would have opened."""

from collections import defaultdict
from dataclasses import replace

import pytest

from bot.guide.model import Intent, Urgency
from bot.screens.address import Address, Path
from bot.screens.button_words import HOME, button_words
from bot.screens.content import Content, normalized
from bot.screens.crawl import crawl, linked_addresses
from bot.screens.decision import AddressSource, Languages, Leave, Query, RememberLanguage, decide, understand
from bot.screens.router import build_screen
from bot.search.result import SearchResult, Tier
from tests.kit.content import FakeIndex, content, found, real_content

GUIDES = {"frozen": content(), "real": real_content()}


def with_words(guide: Content) -> Content:
    return replace(guide, button_words=button_words(guide))


@pytest.fixture(params=GUIDES)
def guide(request: pytest.FixtureRequest) -> Content:
    return with_words(GUIDES[request.param])


def test_every_label_opens_what_its_button_opens(guide: Content) -> None:
    """Labels that open several screens, such as 'Back', mean nothing without their screen: they open home.

    'Share' of whatever page shares the guide then, and 'Sources' tell where its facts come from.
    """
    paths: dict[tuple[str, str], set[Path]] = defaultdict(set)
    for step in crawl(guide):
        for address, label in linked_addresses(step.screen):
            if address.screen == "set" or address.path[:2] == ("hotline", "card"):
                continue
            paths[step.screen.language, normalized(label)].add(address.path)
    for (language, label), opened in paths.items():
        [screen, *others] = {path[0] for path in opened}
        common = HOME.path if others else {"share": ("share",), "more": ("about",)}.get(screen, HOME.path)
        path = next(iter(opened)) if len(opened) == 1 else common
        pressed = decide(guide.guide, Address(path, language), languages=Languages(), source=AddressSource.PRESS)
        typed = understand(guide, Query(label, Languages(hinted=language)))
        assert typed.spec.address.path in {pressed.spec.address.path, HOME.path}, label


def test_the_name_of_a_language_chooses_it_whatever_the_screen_is_in(guide: Content) -> None:
    """As on the screen of languages opened from home, whatever page its button was met on first."""
    for present in (None, *guide.guide.languages):
        for wanted in guide.guide.languages:
            name = guide.wording.of(wanted)("language-name")
            decision = understand(guide, Query(name, Languages(chosen=present)))
            assert (decision.spec.language, decision.spec.address.path) == (wanted, HOME.path)
            assert decision.effects == (RememberLanguage(wanted),)


def test_the_name_of_a_language_on_an_interpreter_card_opens_how_to_read_in_it(guide: Content) -> None:
    others = {other.spoken: other.code for other in guide.guide.other_languages}
    for spoken in guide.guide.spoken_languages:
        name = spoken.names["en"]
        path = understand(guide, Query(name, Languages(hinted="en"))).spec.address.path
        if spoken.guide_language:
            assert path == HOME.path
        elif spoken.id in others:
            assert path == ("hotline", "in", others[spoken.id])
        else:
            assert path == ("hotline", "card", spoken.id)


def test_every_title_of_a_topic_opens_it(guide: Content) -> None:
    for language in guide.guide.languages:
        for topic in guide.guide.localized(language).topics.values():
            decision = understand(guide, Query(topic.title.upper(), Languages(hinted=language)))
            assert decision.spec.address.path == ("topic", topic.id)
            assert decision.spec.language == language


def test_the_word_on_the_button_that_closes_the_chat_closes_it(guide: Content) -> None:
    for language in guide.guide.languages:
        close = guide.wording.of(language)("button-close")
        decision = understand(guide, Query(close, Languages(hinted=language)))
        assert decision.effects == (Leave(),)


def test_words_of_a_button_come_before_what_the_search_finds() -> None:
    for result in (found("passport-kept"), found(tier=Tier.NONE, intent=Intent.CLEAR)):
        guide = with_words(replace(GUIDES["frozen"], index=FakeIndex(result, [])))
        title = guide.guide.localized("en").topics["wages-owed"].title
        decision = understand(guide, Query(f"  {title.upper()}!! ", Languages(hinted="en")))
        assert (decision.spec.address.path, decision.effects) == (("topic", "wages-owed"), ())


def test_words_of_no_button_are_searched_for() -> None:
    guide = with_words(content(found("passport-kept")))
    for text in ("where are my wages", "", "?!", "x" * 600):
        assert understand(guide, Query(text, Languages("en"))).spec.address.path == ("topic", "passport-kept")


def test_a_title_in_the_language_in_use_comes_before_the_same_words_in_another() -> None:
    words = {("en", "no"): Address(("hotline",), "en"), ("ar", "no"): Address(("topics",), "ar")}
    guide = replace(GUIDES["frozen"], button_words=words)
    for language, path in (("en", ("hotline",)), ("ar", ("topics",))):
        decision = understand(guide, Query("No!", Languages(hinted=language)))
        assert (decision.spec.language, decision.spec.address.path) == (language, path)


def test_back_opens_home() -> None:
    guide = with_words(GUIDES["frozen"])
    for language in guide.guide.languages:
        back = guide.wording.of(language)("button-back")
        assert understand(guide, Query(back, Languages(language))).spec.address.path == HOME.path


@pytest.mark.parametrize(
    ("topic", "result", "alert"),
    [
        ("wages-owed", found(), False),
        ("wages-owed", found(alert=True), True),
        ("wages-owed", found(urgent=Urgency.ASSAULT), True),
        ("moving-out", found(), True),
    ],
)
def test_a_typed_title_that_may_tell_of_danger_asks_on_top(topic: str, result: SearchResult, *, alert: bool) -> None:
    """'He raped me' is the title of a page, and also what somebody writes in an emergency."""
    guide = with_words(content(result))
    for language in guide.guide.languages:
        title = guide.guide.localized(language).topics[topic].title
        spec = understand(guide, Query(title, Languages(language))).spec
        assert (spec.address.path, spec.alert) == (("topic", topic), alert)
        line = guide.wording.of(language)("alert-line")
        assert (line in [block.text for block in build_screen(guide, spec).blocks]) is alert


@pytest.mark.parametrize("label", ["button-close", "button-hotline", "button-topics", "button-clear"])
def test_no_such_line_on_a_harmless_page_nor_where_numbers_are_shown_anyway(label: str) -> None:
    guide = with_words(content(found(urgent=Urgency.DANGER)))
    assert not understand(guide, Query(guide.wording.of("en")(label), Languages("en"))).spec.alert


def test_a_chosen_language_stays() -> None:
    guide = with_words(GUIDES["frozen"])
    arabic = guide.guide.localized("ar").topics["wages-owed"].title
    decision = understand(guide, Query(arabic, Languages(chosen="en")))
    assert (decision.spec.language, decision.spec.address.path) == ("en", ("topic", "wages-owed"))
