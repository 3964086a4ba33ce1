"""Telephone numbers are found in texts, and nothing else is taken for one."""

from pathlib import Path

import pytest

from bot.check.numbers import contact_numbers, numbers_in, numbers_in_texts
from bot.check.passages import Passage
from tests.kit.content import content

KNOWN = contact_numbers(content().guide.contacts)


@pytest.mark.parametrize(
    "text",
    [
        "call 1-888-373-7888 now",
        "call +1 888-373-7888",
        "(601) 555-0134",
        "601.555.0134",
        "18883737888",
        "373-7888",
        "dial 911",
        "call 988, press 2",
        "text 233733",
        "text 88788.",
        "+52 520 623 7874",
    ],
)
def test_a_number_is_found(text: str) -> None:
    assert len(numbers_in(text, "US")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Miss. Code 97-3-54.2 and 43-21-353",
        "title 18, sections 1592 and 1597",
        "in 2025 and 2026, or 2025-2026",
        "on 2026-11-24",
        "$100,000 or $50000",
        "10,000 visas, 200+ languages, 8:00 to 4:30",
        "form I-914 or H-2A",
        "39 counties",
        "40 hours at $7.25",
        "100 %",
    ],
)
def test_a_law_a_year_or_a_sum_is_no_number(text: str) -> None:
    assert numbers_in(text, "US") == []


@pytest.mark.parametrize(
    ("text", "country", "numbers"),
    [
        ("Llame al 55 1234 5678.", "MX", ["+525512345678"]),
        ("Llame al 911.", "MX", ["911"]),
        ("Call 999 or 119.", "GB", ["999", "119"]),
        ("Call 000.", "AU", ["000"]),
        ("100 people, 400 euros, in 112 days", "GB", ["112"]),
        ("020 7946 0000", "GB", ["+442079460000"]),
        ("1-888-373-7888", "US", ["+18883737888"]),
        ("888.373.7888", "US", ["+18883737888"]),
        ("40 hours in 120 days", "US", []),
    ],
)
def test_numbers_are_read_as_in_the_guides_country(text: str, country: str, numbers: list[str]) -> None:
    assert [found.number for found in numbers_in(text, country)] == numbers


def test_a_number_that_is_known_is_to_be_named_by_its_contact() -> None:
    said = [
        finding.message
        for finding in numbers_in_texts([passage("Call +1 888-373-7888.")], KNOWN, "US", allow_known=False)
    ]
    assert said == ["'points': write {national-hotline} in place of the number +1 888-373-7888"]


def test_a_number_that_no_contact_has_is_a_finding_everywhere() -> None:
    for allowed in (True, False):
        said = [
            finding.message
            for finding in numbers_in_texts([passage("Call 601-555-0134.")], KNOWN, "US", allow_known=allowed)
        ]
        assert said == ["'points': the number 601-555-0134 is not in contacts.yaml"]


def test_a_contacts_own_words_may_say_its_number() -> None:
    assert list(numbers_in_texts([passage("the 988 Lifeline")], KNOWN, "US", allow_known=True)) == []


def passage(text: str) -> Passage:
    return Passage(Path("page.yaml"), 1, "points", text)
