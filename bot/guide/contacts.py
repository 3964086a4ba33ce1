"""Parse contacts.yaml, and the roles that guide.yaml gives to contacts."""

from collections.abc import Mapping

from bot.guide.model import Contact, Enforcement, Roles
from bot.guide.phone_number import PHONE
from bot.guide.sources import read_source
from bot.guide.yaml_field import Field, identifier, require_unique


def read_contacts(field: Field) -> Mapping[str, Contact]:
    """Contacts by id. Raises ContentError."""
    return {identifier(entry, name): _contact(entry) for name, entry in field.entries().items()}


def read_roles(field: Field, contacts: Mapping[str, Contact]) -> Roles:
    """The roles in guide.yaml. Raises ContentError for a hotline or emergency contact without a phone."""
    field.only("hotline", "emergency", "crisis-line", "child-protection", "lawyers", "wages")
    lawyers = field.get("lawyers")
    return Roles(
        hotline=_with_phone(field["hotline"], contacts),
        emergency=_with_phone(field["emergency"], contacts),
        crisis_line=_optional_contact(field, "crisis-line", contacts),
        child_protection=_optional_contact(field, "child-protection", contacts),
        lawyers=known_contacts(lawyers, contacts) if lawyers else (),
        wages=_optional_contact(field, "wages", contacts),
    )


def known_contacts(field: Field, contacts: Mapping[str, Contact]) -> tuple[str, ...]:
    """The contact ids in a list. Raises ContentError for one that is unknown or listed twice."""
    for entry in field:
        _known_contact(entry, contacts)
    require_unique("contact", field)
    return field.texts()


def _known_contact(field: Field, contacts: Mapping[str, Contact]) -> str:
    if field.text() not in contacts:
        raise field.error(f"contact '{field.text()}' is not in contacts.yaml")
    return field.text()


def _optional_contact(entry: Field, name: str, contacts: Mapping[str, Contact]) -> str | None:
    field = entry.get(name)
    return _known_contact(field, contacts) if field else None


def _with_phone(field: Field, contacts: Mapping[str, Contact]) -> str:
    contact = _known_contact(field, contacts)
    if contacts[contact].phone is None:
        raise field.error(f"contact '{contact}' has no phone, which the role '{field.name}' needs")
    return contact


_CHANNELS = ("phone", "text_to", "chat", "web")


def _contact(entry: Field) -> Contact:
    entry.only(*_CHANNELS, "text_word", "enforcement", "works_with_immigration", "source")
    if not any(map(entry.get, _CHANNELS)):
        raise entry.error(f"contact '{entry.name}' has none of {', '.join(_CHANNELS)}")
    if entry.get("text_word") and not entry.get("text_to"):
        raise entry.error(f"contact '{entry.name}' has a text_word but no text_to")
    enforcement = entry["enforcement"]
    if enforcement.text() not in set(Enforcement):
        raise enforcement.error(f"enforcement must be one of {', '.join(Enforcement)}")
    text_word, chat, web = map(entry.get, ("text_word", "chat", "web"))
    return Contact(
        id=entry.name,
        enforcement=Enforcement(enforcement.text()),
        works_with_immigration=entry["works_with_immigration"].flag(),
        source=read_source(entry["source"]),
        phone=_number(entry.get("phone")),
        text_to=_number(entry.get("text_to")),
        text_word=text_word.text() if text_word else None,
        chat=chat.url() if chat else None,
        web=web.url() if web else None,
    )


def _number(field: Field | None) -> str | None:
    if field is None:
        return None
    if not PHONE.fullmatch(field.text()):
        raise field.error(f"'{field.name}' must be a number like +18883737888 or a short code, not '{field.text()}'")
    return field.text()
