"""The hotline and its screens: the number first, and who runs it."""

import re
from dataclasses import replace

import pytest

from bot.guide.model import Urgency
from bot.messenger.delivery.rendering import render
from bot.screens.address import Address
from bot.screens.screen import Button, CopyText, Kind, Screen
from bot.simulator import html
from tests.kit.content import content
from tests.kit.screens import links, open_address

REGION = content()
LANGUAGES = REGION.guide.languages
NUMBER, EMERGENCY, CRISIS_LINE = "+44 808 157 0123", "555", "556"
CHILD_PROTECTION, ASSAULT_LINE, PARTNER_LINE = "+44 20 7946 0101", "+44 20 7946 0107", "+44 20 7946 0150"


def shown(path: str, language: str = "en") -> Screen:
    address = Address(tuple(path.split("/")), language)
    return open_address(REGION, address).screen


def numbers(screen: Screen) -> list[str]:
    return [block.text for block in screen.blocks if block.kind is Kind.PHONE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_text_line_chat_and_emergency_stand_in_the_first_700_characters(language: str) -> None:
    marked = html.parse(render(shown("hotline", language)).sent_text)
    first = marked.text[:700]
    assert NUMBER in first.splitlines()
    assert "+44 7700 900142" in first
    assert EMERGENCY in first
    assert [entity["url"] for entity in marked.entities if entity["type"] == "text_link"] == [
        "https://harbourline.example/"
    ]


def test_a_text_line_that_takes_one_word_is_said_with_the_word() -> None:
    line = replace(REGION.guide.contacts[REGION.guide.roles.hotline], text_to="70550", text_word="HARBOUR")
    whole = replace(REGION, guide=replace(REGION.guide, contacts={**REGION.guide.contacts, line.id: line}))
    assert "Or send HARBOUR to 70550." in open_address(whole, Address(("hotline",), "en")).texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_button_copies_the_number_as_phones_dial_it(language: str) -> None:
    button: Button = shown("hotline", language).rows[0][0]
    assert button.action == CopyText("+448081570123")


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (Urgency.DANGER, [EMERGENCY, NUMBER]),
        (Urgency.MEDICAL, [EMERGENCY]),
        (Urgency.ASSAULT, [EMERGENCY, ASSAULT_LINE]),
        (Urgency.PARTNER, [EMERGENCY, PARTNER_LINE]),
        (Urgency.SELF_HARM, [CRISIS_LINE, EMERGENCY, NUMBER]),
        (Urgency.THREAT, [NUMBER, "+44 20 7946 0104", EMERGENCY]),
        (Urgency.CHILD, [NUMBER, CHILD_PROTECTION, EMERGENCY]),
        (Urgency.CHILD_TOLD, [EMERGENCY, CHILD_PROTECTION]),
        (Urgency.SOMEONE_ELSE, [EMERGENCY, NUMBER]),
        (Urgency.UNCLEAR, [EMERGENCY, NUMBER]),
    ],
)
def test_each_kind_of_urgent_puts_first_what_it_needs(kind: Urgency, first: list[str]) -> None:
    for language in LANGUAGES:
        assert numbers(shown(f"hotline/now/{kind}", language)) == first


def test_where_nothing_is_known_six_kinds_are_offered_and_the_others_are_for_who_writes_of_them() -> None:
    opened = {
        address.path[2] for address in links(shown("hotline/now")).values() if address.path[:2] == ("hotline", "now")
    }
    assert opened == {"danger", "medical", "self-harm", "threat", "child", "someone-else"}


@pytest.mark.parametrize("kind", Urgency)
def test_every_kind_says_that_a_program_wrote_it_and_leads_back_where_there_is_no_danger(kind: Urgency) -> None:
    words = REGION.wording.of("en")
    screen = shown(f"hotline/now/{kind}")
    assert screen.blocks[-1].text == words("now-program")
    assert ("topics",) in [address.path for address in links(screen).values()]


@pytest.mark.parametrize("kind", Urgency)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_two_numbers_that_stand_first_can_be_copied(kind: Urgency, language: str) -> None:
    """A phone makes no link of 911."""
    screen = shown(f"hotline/now/{kind}", language)
    copied = [button.action.text for row in screen.rows for button in row if isinstance(button.action, CopyText)]
    assert copied == [re.sub(r"[^+\d]", "", number) for number in numbers(screen)[:2]]


def test_the_child_screen_says_first_that_the_bot_reports_nothing() -> None:
    assert shown("hotline/now/child").blocks[0].text.startswith("This program tells nobody")


def test_the_self_harm_screen_has_no_word_of_the_subject() -> None:
    for language in LANGUAGES:
        text = " ".join(block.text for block in shown("hotline/now/self-harm", language).blocks).lower()
        assert [word for word in ("traffic", "passport", "الاتجار", "جواز") if word in text] == []


def test_every_contact_by_need_has_a_number_or_a_page() -> None:
    for need, contacts in REGION.guide.needs.items():
        screen = shown(f"hotline/numbers/{need}")
        reachable = [block for block in screen.blocks if block.kind in {Kind.PHONE, Kind.LINK}]
        assert len(reachable) == len(contacts)


def test_a_card_is_in_every_card_language() -> None:
    texts = [block.text for block in shown("hotline/card/tigrinya", "ar").blocks]
    assert texts[:2] == [
        "\u2068My language is Tigrinya. Please call an interpreter.\u2069",
        "لغتي هي التغرينية. من فضلكم اتصلوا بمترجم.",
    ]


def test_all_cards_can_be_paged_through() -> None:
    pages = [shown(f"hotline/card/{page}") for page in (1, 2)]
    opened = [
        address.path[2]
        for page in pages
        for row in page.rows
        for button in row
        if (address := getattr(button.action, "address", None)) and address.path[:2] == ("hotline", "card")
    ]
    assert {spoken_language.id for spoken_language in REGION.guide.spoken_languages} <= set(opened)
