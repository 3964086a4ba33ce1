"""What is shared does not give the subject away, and says enough to help."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.check.avoid import read_avoided_words
from bot.check.contacts import numbers_in
from bot.screens.address import Address, Path, parse_payload
from bot.screens.crawl import crawl
from bot.screens.decision import AddressSource
from bot.screens.screen import ChooseChat, CopyText, Kind, Screen, Visit
from bot.screens.share import MAX_PLAIN_TEXT
from tests.kit.content import CONTENT, REAL_CONTENT, content, real_content
from tests.kit.screens import links, open_address

REGION = content()
LANGUAGES = REGION.guide.languages
CODES = REGION.guide.path_of_code
SHARED = tuple(code for code, path in CODES.items() if path != ("hotline", "card"))
MAX_URL = 2048
"""Bytes of a link that every messenger and browser takes."""


def shown(language: str, *path: str) -> Screen:
    return open_address(REGION, Address(path, language)).screen


def plain(language: str, *code: str) -> str:
    screen = shown(language, "share", *code, "text")
    return next(block.text for block in screen.blocks if block.kind is Kind.COPYABLE)


def urls(screen: Screen) -> list[str]:
    return [button.action.url for row in screen.rows for button in row if isinstance(button.action, Visit)]


def copied_link(screen: Screen) -> str:
    [link] = [button.action.text for row in screen.rows for button in row if isinstance(button.action, CopyText)]
    return link


def test_every_page_worth_sending_has_a_button_to_share_it() -> None:
    """Topics with all their pages, the hotline, numbers, lawyers and cards, and from home the whole guide."""
    found: dict[Path, str] = {}
    for step in crawl(real_content()):
        shares = [address for address in links(step.screen).values() if address.screen == "share"]
        if shares and step.address.screen != "share":
            found[step.screen.address.path] = str(shares[0].without_origin())
    topics = [path for path in found if path[0] == "topic"]
    assert {path[1] for path in topics} == set(real_content().guide.codes)
    assert max(len(path) for path in topics) == 3
    expected = {("home",), ("hotline",), ("hotline", "lawyer")}
    expected |= {("hotline", "numbers", need) for need in real_content().guide.needs}
    expected |= {("hotline", "card", one.id) for one in real_content().guide.spoken_languages}
    assert {path for path in found if path[0] != "topic"} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_opens_the_page_in_its_language_and_says_nothing_of_it(language: str) -> None:
    for code in SHARED:
        payload = copied_link(shown(language, "share", code)).removeprefix("https://t.me/magnolia_bot?start=")
        assert payload == f"{language}_{code}"
        followed = open_address(REGION, parse_payload(payload), source=AddressSource.LINK)
        assert followed.screen.address == Address(CODES[code], language)


def test_a_card_is_shared_with_its_language_in_the_link() -> None:
    link = copied_link(shown("en", "share", "c2v", "somali"))
    followed = open_address(REGION, parse_payload(link.rpartition("=")[2]), source=AddressSource.LINK)
    assert followed.screen.address == Address(("hotline", "card", "somali"), "en")
    assert "Somali" in plain("en", "c2v", "somali")


def test_sharing_in_telegram_passes_the_link_and_a_neutral_line() -> None:
    [url] = urls(shown("en", "share", "k1p"))
    assert url.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fmagnolia_bot%3Fstart%3Den_")
    assert url.endswith("text=Something%20that%20may%20be%20of%20use")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_to_the_whole_guide_opens_home_in_its_language_and_says_nothing_of_it(language: str) -> None:
    screen = shown(language, "share")
    link = copied_link(screen)
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
    whatsapp, url = urls(shown("en", "share"))
    assert whatsapp.startswith("https://wa.me/?text=") and whatsapp.endswith("en_home")
    assert url.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fmagnolia_bot%3Fstart%3Den_home&text=")
    assert not any(isinstance(button.action, ChooseChat) for button in buttons)
    assert {address.path[0] for address in links(shown("en", "share")).values()} == {"hotline", "leave", "home"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_to_share_is_short_and_begins_neutrally(language: str) -> None:
    avoid = read_avoided_words(CONTENT / language / "avoid.yaml")
    for code in SHARED:
        text = plain(language, code)
        assert len(text) <= MAX_PLAIN_TEXT
        assert text.splitlines()[0] == REGION.wording.of(language)("share-text-opening")
        assert avoid.subject.findall(text.splitlines()[0]) == []
        assert text.endswith(f"start={language}_{code}")


@pytest.mark.parametrize("language", real_content().guide.languages)
def test_the_real_texts_say_when_they_were_checked_what_to_be_careful_of_and_what_nobody_has_reviewed(
    language: str,
) -> None:
    real = real_content()
    words, avoid = real.wording.of(language), read_avoided_words(REAL_CONTENT / language / "avoid.yaml")
    for topic in real.guide.localized(language).topics.values():
        screen = open_address(real, Address(("share", real.guide.codes[topic.id], "text"), language)).screen
        [text] = [block.text for block in screen.blocks if block.kind is Kind.COPYABLE]
        assert len(text) <= MAX_PLAIN_TEXT
        assert avoid.subject.findall(text.splitlines()[0]) == []
        assert topic.title in text and topic.question not in text
        assert topic.next_step.text.split("{")[0] in text
        assert "2026" in text
        assert (words("topic-not-reviewed") in text) is (topic.translation is not None)
        assert all(len(url.encode()) <= MAX_URL for url in urls(screen))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_holds_the_number_and_whether_it_works_with_police(language: str) -> None:
    words = REGION.wording.of(language)
    for topic, code in REGION.guide.codes.items():
        contact = REGION.guide.contacts[REGION.guide.localized(language).topics[topic].next_step.contact]
        assert words(f"label-{contact.enforcement}") in plain(language, code)
        assert numbers_in(plain(language, code), REGION.guide.country) or contact.phone is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_can_be_sent_by_whatsapp_and_in_telegram_with_a_warning_beside(language: str) -> None:
    for code in SHARED:
        screen = shown(language, "share", code, "text")
        assert screen.blocks[0].text == REGION.wording.of(language)("share-text-shows-subject")
        whatsapp, telegram = urls(screen)
        assert whatsapp.startswith("https://wa.me/?text=")
        assert parse_qs(urlsplit(whatsapp).query)["text"] == [plain(language, code)]
        sent = parse_qs(urlsplit(telegram).query)
        assert "\n".join([*sent["text"], *sent["url"]]) == plain(language, code)


def test_sources_are_links_where_they_have_an_address() -> None:
    real = real_content()
    sources = real.guide.localized("en").topics["papers-taken"].sources
    screen = open_address(real, Address(("more", "papers-taken"), "en")).screen
    linked = [block.url for block in screen.blocks if block.kind is Kind.LINK]
    assert linked == [source.url for source in sources if source.url]
    assert all(any(source.name in block.text for block in screen.blocks) for source in sources)
