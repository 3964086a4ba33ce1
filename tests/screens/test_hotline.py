"""The hotline and its screens: the number first, and who runs it."""

import pytest

from bot.guide.model import Urgency
from bot.messenger.delivery.rendering import render
from bot.screens.address import Address
from bot.screens.screen import Button, CopyText, Kind, Screen
from bot.simulator import html
from tests.kit.content import content
from tests.kit.screens import open_address

REAL = content()
LANGUAGES = REAL.guide.languages
NUMBER, EMERGENCY, LIFELINE = "+1 888-373-7888", "911", "988"


def shown(path: str, language: str = "en") -> Screen:
    address = Address(tuple(path.split("/")), language)
    return open_address(REAL, address).screen


def numbers(screen: Screen) -> list[str]:
    return [block.text for block in screen.blocks if block.kind is Kind.PHONE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_text_line_chat_and_911_stand_in_the_first_700_characters(language: str) -> None:
    marked = html.parse(render(shown("hotline", language)).sent_text)
    first = marked.text[:700]
    assert NUMBER in first.splitlines()
    assert "233733" in first
    assert EMERGENCY in first
    assert [entity["url"] for entity in marked.entities if entity["type"] == "text_link"] == [
        "https://humantraffickinghotline.org/"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_button_copies_the_number_as_phones_dial_it(language: str) -> None:
    button: Button = shown("hotline", language).rows[0][0]
    assert button.action == CopyText("+18883737888")


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (Urgency.DANGER, [EMERGENCY, NUMBER]),
        (Urgency.SELF_HARM, [LIFELINE, EMERGENCY, NUMBER]),
        (Urgency.THREAT, [NUMBER, "+1 800-498-1804", EMERGENCY]),
        (Urgency.CHILD, [NUMBER, "+1 800-222-8000", EMERGENCY]),
        (Urgency.UNCLEAR, [EMERGENCY, NUMBER]),
    ],
)
def test_each_kind_of_urgent_puts_first_what_it_needs(kind: Urgency, first: list[str]) -> None:
    for language in LANGUAGES:
        assert numbers(shown(f"hotline/now/{kind}", language)) == first


def test_the_child_screen_says_first_that_the_bot_reports_nothing() -> None:
    assert shown("hotline/now/child").blocks[0].text.startswith("This bot reports nothing")


def test_the_self_harm_screen_has_no_word_of_the_subject() -> None:
    for language in LANGUAGES:
        text = " ".join(block.text for block in shown("hotline/now/self-harm", language).blocks).lower()
        assert "traffic" not in text and "trata" not in text


def test_every_contact_by_need_has_a_number_or_a_page() -> None:
    for need, contacts in REAL.guide.needs.items():
        screen = shown(f"hotline/numbers/{need}")
        reachable = [block for block in screen.blocks if block.kind in {Kind.PHONE, Kind.LINK}]
        assert len(reachable) == len(contacts)


def test_a_card_is_in_every_card_language() -> None:
    texts = [block.text for block in shown("hotline/card/mam", "es").blocks]
    assert texts[:2] == ["I speak Mam. I need an interpreter.", "Hablo mam. Necesito un intérprete."]


def test_all_cards_can_be_paged_through() -> None:
    pages = [shown(f"hotline/card/{page}") for page in (1, 2, 3)]
    opened = [
        address.path[2]
        for page in pages
        for row in page.rows
        for button in row
        if (address := getattr(button.action, "address", None)) and address.path[:2] == ("hotline", "card")
    ]
    assert {spoken_language.id for spoken_language in REAL.guide.spoken_languages} <= set(opened)
