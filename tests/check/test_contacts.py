"""Rules for contacts and their roles, and for telephone numbers in texts."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.check.contacts import (
    CONTACT_DAYS,
    contact_findings,
    contact_numbers,
    contacts_without_topic,
    numbers_in,
    numbers_in_texts,
)
from bot.check.finding import Passage
from bot.guide.loader import load
from bot.guide.yaml_file import read_yaml
from tests.kit.content import real_content
from tests.kit.small_guide import CONTACTS, GUIDE, TOPIC, WORDS, write_guide

CHECKED = date(2026, 11, 1)
SECOND = CONTACTS.replace("line:", "second:", 1)
BOTH = CONTACTS + SECOND
KNOWN = contact_numbers(real_content().guide.contacts)


def found(folder: Path, *, today: date = CHECKED) -> Iterator[tuple[int, str]]:
    contacts, structure = read_yaml(folder / "contacts.yaml"), read_yaml(folder / "guide.yaml")
    for finding in contact_findings(contacts, structure, load(folder), today):
        yield finding.line, finding.message


@pytest.mark.parametrize(("days", "count"), [(0, 0), (CONTACT_DAYS, 0), (CONTACT_DAYS + 1, 1)])
def test_a_contact_is_old_after_half_a_year(tmp_path: Path, days: int, count: int) -> None:
    assert len(list(found(write_guide(tmp_path), today=CHECKED + timedelta(days)))) == count


@pytest.mark.parametrize("number", ["+1202555010", "+120255501000", "+9991234567"])
def test_a_number_that_no_country_has_is_found_in_its_line(tmp_path: Path, number: str) -> None:
    write_guide(tmp_path, contacts=CONTACTS.replace("+12025550100", number))
    assert list(found(tmp_path)) == [(2, f"{number} is not a possible telephone number: count its digits")]


def test_a_short_code_is_no_impossible_number(tmp_path: Path) -> None:
    assert list(found(write_guide(tmp_path, contacts=CONTACTS.replace("+12025550100", "911")))) == []


def test_a_role_whose_number_is_shown_needs_one(tmp_path: Path) -> None:
    write_guide(
        tmp_path,
        guide=GUIDE.replace("lawyers: [line]", "crisis-line: second, wages: second"),
        contacts=CONTACTS + SECOND.replace('phone: "+12025550100"', "web: https://example.org"),
        en_contacts=WORDS + WORDS.replace("line:", "second:", 1),
    )
    assert list(found(tmp_path)) == [(9, "contact 'second' has no phone, which the role 'crisis-line' needs")]


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ({}, [6]),
        ({"guide": GUIDE.replace("{talk: [line]}", "{talk: [second]}")}, [6]),
        ({"guide": GUIDE.replace("lawyers: [line]", "wages: second")}, [6]),
        ({"en_pay": TOPIC.replace("Write down your hours.", "Ask {second}.")}, []),
        ({"en_pay": TOPIC.replace("contact: line", "contact: second")}, []),
    ],
)
def test_a_contact_that_no_topic_names_is_found(tmp_path: Path, changed: dict[str, str], lines: list[int]) -> None:
    words = WORDS + WORDS.replace("line:", "second:", 1)
    folder = write_guide(tmp_path, contacts=BOTH, en_contacts=words, **changed)
    found = contacts_without_topic(read_yaml(folder / "contacts.yaml"), load(folder))
    assert [finding.line for finding in found] == [line + 1 for line in lines]


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
        ("in 2025 and 2026, section 1592, 10,000 visas", "GB", []),
        ("in 2025 and 2026, section 1592, 10,000 visas", "AU", []),
        ("Text 70550.", "GB", ["70550"]),
        ("Call 020 7946 0103.", "GB", ["+442079460103"]),
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
