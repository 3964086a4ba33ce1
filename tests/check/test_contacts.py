"""Rules for contacts and their roles."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.check.contacts import CONTACT_DAYS, contact_findings, unnamed_contacts
from bot.guide.loader import load
from bot.guide.yaml_file import read_yaml
from tests.kit.small_guide import CONTACTS, GUIDE, TOPIC, WORDS, write_guide

CHECKED = date(2026, 11, 1)
SECOND = CONTACTS.replace("line:", "second:", 1)
BOTH = CONTACTS + SECOND


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
        ({"guide": GUIDE.replace("{talk: [line]}", "{talk: [second]}")}, []),
        ({"guide": GUIDE.replace("lawyers: [line]", "wages: second")}, []),
        ({"en_pay": TOPIC.replace("Write down your hours.", "Ask {second}.")}, []),
        ({"en_pay": TOPIC.replace("contact: line", "contact: second")}, []),
    ],
)
def test_a_contact_that_nothing_names_is_found(tmp_path: Path, changed: dict[str, str], lines: list[int]) -> None:
    words = WORDS + WORDS.replace("line:", "second:", 1)
    folder = write_guide(tmp_path, contacts=BOTH, en_contacts=words, **changed)
    unnamed = unnamed_contacts(read_yaml(folder / "contacts.yaml"), load(folder))
    assert [finding.line for finding in unnamed] == [line + 1 for line in lines]
