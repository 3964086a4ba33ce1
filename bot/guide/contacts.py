"""Contacts: contacts.yaml with telephone numbers and sources, and the roles that guide.yaml gives to contacts."""

import re
from collections.abc import Mapping

from bot.guide.model import Contact, Enforcement, Roles, Source
from bot.guide.yaml_field import Field, identifier, known_names

PHONE = re.compile(r"\+[1-9][0-9]{7,14}|[0-9]{3,6}")
"""E.164 ("+18883737888"), or a short code ("911")."""

UNKNOWN_CONTACT = "contact '{}' is not in contacts.yaml"

_CHANNELS = ("phone", "text_to", "chat", "web")


def read_contacts(field: Field) -> Mapping[str, Contact]:
    """Contacts by id. Raises ContentError."""
    return {identifier(entry, name): _contact(entry) for name, entry in field.entries().items()}


def read_roles(field: Field, contacts: Mapping[str, Contact]) -> Roles:
    """The roles in guide.yaml. Raises ContentError for a hotline or emergency contact without a phone."""
    field.only(
        "hotline", "emergency", "crisis-line", "child-protection", "assault-line", "partner-line", "lawyers", "wages"
    )

    def known(entry: Field) -> str:
        return entry.one_of(contacts, UNKNOWN_CONTACT)

    return Roles(
        hotline=_with_phone(field["hotline"], contacts),
        emergency=_with_phone(field["emergency"], contacts),
        crisis_line=field.optional("crisis-line", known),
        child_protection=field.optional("child-protection", known),
        assault_line=field.optional("assault-line", known),
        partner_line=field.optional("partner-line", known),
        lawyers=field.optional("lawyers", lambda entry: known_contacts(entry, contacts)) or (),
        wages=field.optional("wages", known),
    )


def known_contacts(field: Field, contacts: Mapping[str, Contact]) -> tuple[str, ...]:
    """The contact ids in a list. Raises ContentError for one that is unknown or listed twice."""
    return known_names(field, "contact", contacts, UNKNOWN_CONTACT)


def _with_phone(field: Field, contacts: Mapping[str, Contact]) -> str:
    contact = field.one_of(contacts, UNKNOWN_CONTACT)
    if contacts[contact].phone is None:
        raise field.error(f"contact '{contact}' has no phone, which the role '{field.name}' needs")
    return contact


def _contact(entry: Field) -> Contact:
    entry.only(*_CHANNELS, "text_word", "enforcement", "works_with_immigration", "source")
    if not any(map(entry.get, _CHANNELS)):
        raise entry.error(f"contact '{entry.name}' has none of {', '.join(_CHANNELS)}")
    if entry.get("text_word") and not entry.get("text_to"):
        raise entry.error(f"contact '{entry.name}' has a text_word but no text_to")
    enforcement = entry["enforcement"].one_of(set(Enforcement), f"enforcement must be one of {', '.join(Enforcement)}")
    return Contact(
        id=entry.name,
        enforcement=Enforcement(enforcement),
        works_with_immigration=entry["works_with_immigration"].flag(),
        source=read_source(entry["source"]),
        phone=entry.optional("phone", _number),
        text_to=entry.optional("text_to", _number),
        text_word=entry.optional("text_word", Field.text),
        chat=entry.optional("chat", Field.url),
        web=entry.optional("web", Field.url),
    )


def _number(field: Field) -> str:
    if not PHONE.fullmatch(field.text()):
        raise field.error(f"'{field.name}' must be a number like +18883737888 or a short code, not '{field.text()}'")
    return field.text()


def read_source(entry: Field) -> Source:
    """Read `{name, checked, url?}`. Raises ContentError."""
    entry.only("name", "url", "checked")
    return Source(entry["name"].text(), entry["checked"].day(), entry.optional("url", Field.url))


def read_sources(field: Field) -> tuple[Source, ...]:
    """Read a list of at least one source. Raises ContentError."""
    sources = tuple(map(read_source, field))
    if not sources:
        raise field.error("at least one source is needed")
    return sources
