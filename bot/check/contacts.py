"""Rules for contacts.yaml and roles: old sources, impossible numbers, roles without a phone, unused contacts."""

from collections.abc import Iterator
from datetime import date

import phonenumbers

from bot.check.finding import Finding, finding_at
from bot.check.topics import source_age
from bot.guide.localized import CONTACT
from bot.guide.model import Guide, LocalizedContent
from bot.guide.yaml_field import Field

CONTACT_DAYS = 180
"""How long a check of a contact counts: numbers, hours and operators of services change often."""

ROLES_WITH_PHONE = ("crisis-line", "child-protection")
"""Optional roles that are shown as a telephone number. The loader checks the required ones."""


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


def unnamed_contacts(contacts: Field, guide: Guide) -> Iterator[Finding]:
    """Contacts that no screen shows: no role or need, and no topic of the original language, names them."""
    named = set(_named_in_structure(guide)) | set(_named_in_texts(guide.localized(guide.languages[0])))
    for name, contact in contacts.entries().items():
        if name not in named:
            yield finding_at(contact, f"contact '{name}' is not used: no role, need or topic names it")


def _named_in_structure(guide: Guide) -> Iterator[str]:
    roles = guide.roles
    yield from filter(None, (roles.hotline, roles.emergency, roles.crisis_line, roles.child_protection, roles.wages))
    yield from roles.lawyers
    for contacts in guide.needs.values():
        yield from contacts


def _named_in_texts(localized: LocalizedContent) -> Iterator[str]:
    for topic in localized.topics.values():
        yield topic.next_step.contact
        for text in (*topic.summary, topic.next_step.text, *(point for page in topic.pages for point in page.points)):
            yield from CONTACT.findall(text)
