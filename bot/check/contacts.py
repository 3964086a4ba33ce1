"""Rules for contacts and their numbers, which belong in contacts.yaml: other texts name the contact instead."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from bot.check.finding import Finding, Passage, finding_at
from bot.check.topics import source_age
from bot.guide.localized import CONTACT
from bot.guide.model import Contact, Guide
from bot.guide.yaml_field import Field

CONTACT_DAYS = 180
"""How long a check of a contact counts: numbers, hours and operators of services change often."""

ROLES_WITH_PHONE = ("crisis-line", "child-protection")
"""Optional roles that are shown as a telephone number. The loader checks the required ones."""

_SHORT_CODE = re.compile(r"(?<![\w$.,:/+-])(?:[0-9]{3}|[2-9][0-9]{4,5})(?![\w%/]|[.,:-][0-9])")
"""Three digits, or five to six digits for text messages. Not $50000, 97-3-54.2, 10,000 or 1592."""

_THREE_DIGITS = 3

_LOCAL_DIGITS = 7
"""A shorter local number is taken for a year or an amount: in some countries any four digits may be dialed."""

_LAW_SECTION = re.compile(r"\d{1,2}-\d{1,3}-\d{1,4}")
"""A section of a law, such as 43-21-353, which has as many digits as a local number."""


def contact_findings(contacts: Field, structure: Field, guide: Guide, today: date) -> Iterator[Finding]:
    """Findings in contacts.yaml (`contacts`) and in the roles of guide.yaml (`structure`)."""
    for contact in contacts.entries().values():
        yield from source_age(contact["source"], CONTACT_DAYS, today)
        yield from _impossible_numbers(contact)
    for role in filter(None, map(structure["roles"].get, ROLES_WITH_PHONE)):
        if guide.contacts[role.text()].phone is None:
            yield finding_at(role, f"contact '{role.text()}' has no phone, which the role '{role.name}' needs")


def _impossible_numbers(contact: Field) -> Iterator[Finding]:
    for field in filter(None, (contact.get("phone"), contact.get("text_to"))):
        number = field.text()
        if number.startswith("+") and not _is_possible(number):
            yield finding_at(field, f"{number} is not a possible telephone number: count its digits")


def _is_possible(number: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def contacts_without_topic(contacts: Field, guide: Guide) -> Iterator[Finding]:
    """Contacts that no topic of the original language names: few people look for help in the list of numbers."""
    named = _named_in_topics(guide)
    for name, contact in contacts.entries().items():
        if name not in named:
            yield finding_at(contact, f"contact '{name}' stands on no topic")


def _named_in_topics(guide: Guide) -> set[str]:
    named: set[str] = set()
    for topic in guide.localized(guide.languages[0]).topics.values():
        points = (point for page in topic.pages for point in page.points)
        named.update([topic.next_step.contact], *map(CONTACT.findall, (*topic.summary, topic.next_step.text, *points)))
    return named


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number as written in a text ("(601) 555-0134"), and as contacts.yaml would have it ("+16015550134")."""

    written: str
    number: str


def numbers_in(text: str, country: str) -> list[FoundNumber]:
    """The telephone numbers and short codes in a text, as dialed in `country`, an ISO 3166 code such as "US"."""
    found = [
        FoundNumber(match.raw_string, phonenumbers.format_number(match.number, PhoneNumberFormat.E164))
        for match in PhoneNumberMatcher(text, country, leniency=Leniency.POSSIBLE)
        if len(str(match.number.national_number)) >= _LOCAL_DIGITS
    ]
    codes = [
        FoundNumber(code, code)
        for code in _SHORT_CODE.findall(text)
        if _is_short_code(code, country) and not any(code in number.written for number in found)
    ]
    return [number for number in found if not _LAW_SECTION.fullmatch(number.written)] + codes


def _is_short_code(digits: str, country: str) -> bool:
    """Round numbers count only if they are emergency numbers: 100 or 400 is more often a quantity than a service."""
    if len(digits) > _THREE_DIGITS or phonenumbers.is_emergency_number(digits, country):
        return True
    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return False
    return not digits.endswith("0") and phonenumbers.is_valid_short_number_for_region(number, country)


def contact_numbers(contacts: Mapping[str, Contact]) -> dict[str, str]:
    """The contact's id for each number of a contact, for calls and for text messages."""
    by_number: dict[str, str] = {}
    for contact in contacts.values():
        for number in (contact.phone, contact.text_to):
            if number:
                by_number.setdefault(number, contact.id)
    return by_number


def numbers_in_texts(
    passages: Iterable[Passage], known: Mapping[str, str], country: str, *, allow_known: bool
) -> Iterator[Finding]:
    """Numbers in texts. `allow_known` allows the numbers of contacts, as in a contact's name ("the 988 Lifeline")."""
    for passage in passages:
        for found in numbers_in(passage.text, country):
            contact = known.get(found.number)
            if contact is None:
                yield passage.finding(f"the number {found.written} is not in contacts.yaml")
            elif not allow_known:
                yield passage.finding(f"write {{{contact}}} in place of the number {found.written}")
