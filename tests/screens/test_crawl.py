"""A crawl over everything that a person can reach."""

from dataclasses import replace

import pytest

from bot.guide.model import Group, Urgency
from bot.screens.address import Address
from bot.screens.crawl import UNLINKED, ScreenBuildError, build_all, crawl, expected_addresses
from bot.screens.decision import Clear, DeleteSent, Leave, RememberLanguage
from bot.wording.wording import Wording
from tests.kit.content import content


def test_the_crawl_reaches_every_address_that_follows_from_the_content() -> None:
    reached = {step.address.without_origin() for step in crawl(content())}
    assert [str(address) for address in expected_addresses(content().guide) if address not in reached] == []


def test_urgent_screens_that_no_button_opens_are_crawled_too() -> None:
    """They answer what a person writes: 'he raped me', 'my husband beats me', 'they beat the child next door'."""
    unlinked = {("hotline", "now", kind) for kind in (Urgency.ASSAULT, Urgency.PARTNER, Urgency.CHILD_TOLD)}
    opened = {step.address.path: step.opened_from for step in crawl(content()) if step.address.path in unlinked}
    assert opened == dict.fromkeys(unlinked)
    assert unlinked <= set(UNLINKED)


def test_a_step_names_the_button_and_the_screen_it_is_on() -> None:
    step = next(step for step in crawl(content()) if step.address.path == ("topic", "passport-kept"))
    label = content().wording.of("en")("home-passport")
    assert (step.label, step.opened_from) == (label, Address(("home",), "en"))


def test_the_crawl_meets_every_effect() -> None:
    effects = {type(effect) for step in crawl(content()) for effect in step.decision.effects}
    assert effects == {Clear, DeleteSent, Leave, RememberLanguage}


def test_a_topic_in_no_group_is_not_reached() -> None:
    whole = content()
    rights, *others = whole.guide.groups
    groups = (Group(rights.id, tuple(topic for topic in rights.topics if topic != "work-debt")), *others)
    reached = {
        step.address.path for step in crawl(replace(whole, guide=replace(whole.guide, groups=groups, related={})))
    }
    assert ("topic", "work-debt") not in reached


def test_a_screen_that_lacks_a_contact_is_named() -> None:
    whole = content()
    contacts = {name: contact for name, contact in whole.guide.contacts.items() if name != "children-office"}
    with pytest.raises(
        ScreenBuildError, match=r"the screen en/hotline/\S+ cannot be shown: 'children-office' is missing"
    ):
        list(crawl(replace(whole, guide=replace(whole.guide, contacts=contacts))))


def test_a_button_whose_address_does_not_fit_is_named_with_its_screen() -> None:
    whole = content()
    guide = replace(whole.guide, home={**whole.guide.home, "wages": f"topic/{'x' * 58}"})
    with pytest.raises(ScreenBuildError, match="the screen en/home cannot be shown: address longer than 64 bytes"):
        list(crawl(replace(whole, guide=guide)))


@pytest.mark.parametrize(
    "word", ["home-ask", "topic-checked", "someone-else-title", "notice-gone", "notice-broken", "inline-first-line"]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_missing_message_is_named_with_its_screen(word: str, language: str) -> None:
    whole = content()
    words = whole.wording.of(language)
    left = replace(words, messages={name: message for name, message in words.messages.items() if name != word})
    spoilt = replace(whole, wording=Wording({**whole.wording.by_language, language: left}))
    with pytest.raises(ScreenBuildError, match=rf"the screen {language}/\S+ cannot be shown: '{word}' is missing"):
        build_all(spoilt)


def test_every_screen_of_the_real_guide_can_be_built() -> None:
    build_all(content())
