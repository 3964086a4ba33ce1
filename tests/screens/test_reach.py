"""A walk over everything that a person can reach."""

from dataclasses import replace

import pytest

from bot.guide.model import Group
from bot.screens.address import Address
from bot.screens.reach import NotShown, expected, trial, walk
from bot.screens.screen import Clear, Leave, RememberLanguage
from bot.wording.wording import Wording
from tests.kit.library import library


def test_the_walk_meets_every_place_that_the_content_makes() -> None:
    met = {step.address.without_origin() for step in walk(library())}
    assert [str(address) for address in expected(library().guide) if address not in met] == []


def test_a_step_tells_what_was_pressed_and_where() -> None:
    step = next(step for step in walk(library()) if step.address.path == ("topic", "papers-taken"))
    label = library().wording.of("en")("home-papers")
    assert (step.label, step.pressed_on) == (label, Address(("home",), "en"))


def test_the_walk_meets_every_effect() -> None:
    effects = {type(effect) for step in walk(library()) for effect in step.reply.effects}
    assert effects == {Clear, Leave, RememberLanguage}


def test_a_topic_that_stands_in_no_group_is_out_of_reach() -> None:
    shelf = library()
    groups = tuple(Group(group.id, group.topics[1:]) for group in shelf.guide.groups)
    met = {step.address.path for step in walk(replace(shelf, guide=replace(shelf.guide, groups=groups, related={})))}
    assert ("topic", "current-trends") not in met


def test_a_screen_that_lacks_a_contact_is_named() -> None:
    shelf = library()
    contacts = {name: contact for name, contact in shelf.guide.contacts.items() if name != "child-protection"}
    with pytest.raises(NotShown, match=r"the screen en/hotline/\S+ cannot be shown: 'child-protection' is missing"):
        list(walk(replace(shelf, guide=replace(shelf.guide, contacts=contacts))))


def test_a_button_that_does_not_fit_is_named_with_its_screen() -> None:
    shelf = library()
    guide = replace(shelf.guide, home={**shelf.guide.home, "pay": f"topic/{'x' * 58}"})
    with pytest.raises(NotShown, match="the screen en/home cannot be shown: address longer than 64 bytes"):
        list(walk(replace(shelf, guide=guide)))


@pytest.mark.parametrize("word", ["home-ask", "topic-checked", "someone-else-title", "notice-gone", "notice-broken"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_word_that_is_missing_is_named_with_its_screen(word: str, language: str) -> None:
    whole = library()
    words = whole.wording.of(language)
    plain = {name: text for name, text in words.plain.items() if name != word}
    templates = {name: text for name, text in words.templates.items() if name != word}
    left = replace(words, plain=plain, templates=templates)
    spoilt = replace(whole, wording=Wording({**whole.wording.by_language, language: left}))
    with pytest.raises(NotShown, match=rf"the screen {language}/\S+ cannot be shown: '{word}' is missing"):
        trial(spoilt)


def test_nothing_is_missing_here() -> None:
    trial(library())
