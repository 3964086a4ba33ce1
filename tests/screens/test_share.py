"""What is shared does not give the subject away, and says enough to help."""

import pytest

from bot.check.avoid import read_avoided_words
from bot.check.contacts import numbers_in
from bot.screens.address import Address, parse_payload
from bot.screens.decision import AddressSource
from bot.screens.screen import ChooseChat, CopyText, Kind, Screen, Visit
from bot.screens.share import MAX_PLAIN_TEXT
from tests.kit.content import CONTENT, content
from tests.kit.screens import links, open_address

REGION = content()
LANGUAGES = REGION.guide.languages
TOPICS = tuple(REGION.guide.codes)


def shown(language: str, *path: str) -> Screen:
    return open_address(REGION, Address(path, language)).screen


def plain(language: str, topic: str) -> str:
    return next(block.text for block in shown(language, "share", topic, "text").blocks if block.kind is Kind.COPYABLE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_opens_the_topic_in_its_language_and_says_nothing_of_it(language: str) -> None:
    for topic in TOPICS:
        actions = [button.action for row in shown(language, "share", topic).rows for button in row]
        link = next(action.text for action in actions if isinstance(action, CopyText))
        payload = link.removeprefix("https://t.me/magnolia_bot?start=")
        assert payload == f"{language}_{REGION.guide.codes[topic]}"
        followed = open_address(REGION, parse_payload(payload), source=AddressSource.LINK)
        assert followed.screen.address == Address(("topic", topic), language)


def test_sharing_in_telegram_passes_the_link_and_a_neutral_line() -> None:
    actions = [button.action for row in shown("en", "share", "passport-kept").rows for button in row]
    visit = next(action.url for action in actions if isinstance(action, Visit))
    assert visit.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fmagnolia_bot%3Fstart%3Den_")
    assert visit.endswith("text=Something%20that%20may%20be%20of%20use")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_to_the_whole_guide_opens_home_in_its_language_and_says_nothing_of_it(language: str) -> None:
    screen = shown(language, "share")
    [link] = [button.action.text for row in screen.rows for button in row if isinstance(button.action, CopyText)]
    payload = link.removeprefix("https://t.me/magnolia_bot?start=")
    assert payload == f"{language}_home"
    followed = open_address(REGION, parse_payload(payload), source=AddressSource.LINK)
    assert followed.screen.address == Address(("home",), language)
    [copied] = [block.text for block in screen.blocks if block.kind is Kind.COPYABLE]
    assert copied == f"{REGION.wording.of(language)('share-message')}\n{link}"
    avoid = read_avoided_words(CONTENT / language / "avoid.yaml")
    assert avoid.subject.findall(copied) == []


def test_the_whole_guide_is_shared_in_telegram_as_a_topic_is_but_has_no_card_and_no_text() -> None:
    buttons = [button for row in shown("en", "share").rows for button in row]
    [url] = [button.action.url for button in buttons if isinstance(button.action, Visit)]
    assert url.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fmagnolia_bot%3Fstart%3Den_home&text=")
    assert not any(isinstance(button.action, ChooseChat) for button in buttons)
    assert {address.path[0] for address in links(shown("en", "share")).values()} == {"hotline", "leave", "home"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_to_share_is_short_whole_and_begins_neutrally(language: str) -> None:
    avoid = read_avoided_words(CONTENT / language / "avoid.yaml")
    for topic in TOPICS:
        text = plain(language, topic)
        assert len(text) <= MAX_PLAIN_TEXT
        assert avoid.subject.findall(text.splitlines()[0]) == []
        assert text.endswith(REGION.guide.codes[topic])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_to_share_holds_the_number_and_who_runs_it(language: str) -> None:
    for topic in TOPICS:
        step = REGION.guide.localized(language).topics[topic].next_step
        contact, words = REGION.guide.contacts[step.contact], REGION.guide.localized(language).contacts[step.contact]
        text = plain(language, topic)
        assert words.run_by in text
        assert numbers_in(text, REGION.guide.country) or contact.phone is None
