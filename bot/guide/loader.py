"""Read a content folder into a Guide: structure and facts first, then the texts of each language."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from phonenumbers import SUPPORTED_REGIONS

from bot.guide.contacts import UNKNOWN_CONTACT, known_contacts, read_contacts, read_roles
from bot.guide.localized import read_localized_content
from bot.guide.model import Contact, Group, Guide, SpokenLanguage, TopicRoles
from bot.guide.other_languages import OTHER_LANGUAGES, read_other_languages
from bot.guide.yaml_field import ContentError, Field, identifier, known_names, require_unique
from bot.guide.yaml_file import read_yaml, refuse_other_files

MAX_RELATED = 2
"""How many related topics a screen shows."""

_LANGUAGE = re.compile(r"[a-z]{2}")
_CODE = re.compile(r"(?=.*[0-9])[a-z0-9]{3}")
_KEYS = (
    "name", "region", "country", "languages", "home", "groups", "needs", "roles", "topic_roles", "codes",
    "screen_codes", "related", "renamed", "card_languages", "spoken_languages",
)  # fmt: skip


def load(folder: Path, *, phrases: bool = True) -> Guide:
    """Read a whole content folder.

    Without `phrases`, what people may type is left out: half of all content, which only the search index needs.
    Raises ContentError, one sentence with file and line, for the first thing that is wrong.
    """
    structure = read_structure(folder)
    localizations = {
        language: read_localized_content(folder / language, structure, phrases=phrases)
        for language in structure.languages
    }
    return replace(structure, localizations=localizations)


def read_structure(folder: Path) -> Guide:
    """Read guide.yaml and contacts.yaml into a guide without texts. Raises ContentError."""
    if not folder.is_dir():
        raise ContentError(folder, 1, "this content folder does not exist")
    refuse_other_files(
        folder,
        ("guide", "contacts", "other_languages"),
        "does not belong here: topics are in the folders of their languages",
    )
    structure = read_yaml(folder / "guide.yaml").only(*_KEYS)
    guide = _guide(structure, read_contacts(read_yaml(folder / "contacts.yaml")))
    others = folder / OTHER_LANGUAGES
    known = read_other_languages(others, guide.spoken_languages) if others.is_file() else ()
    return replace(guide, other_languages=known)


def _guide(structure: Field, contacts: Mapping[str, Contact]) -> Guide:
    topics = _topics(structure["groups"])
    codes = _codes(structure["codes"], topics)
    screens = structure.optional("screen_codes", lambda field: _screen_codes(field, codes)) or {}
    languages = _languages(structure["languages"])
    card_languages = structure.optional("card_languages", lambda field: _card_languages(field, languages)) or ()
    return Guide(
        name=structure["name"].text(),
        region=structure["region"].text(),
        country=structure["country"].one_of(SUPPORTED_REGIONS, "country '{}' must be an ISO 3166 code such as US"),
        languages=languages,
        home={identifier(entry, name): entry.text() for name, entry in structure["home"].entries().items()},
        groups=_groups(structure["groups"], contacts),
        needs=_needs(structure["needs"], contacts),
        roles=read_roles(structure["roles"], contacts),
        topic_roles=structure.optional("topic_roles", lambda field: _topic_roles(field, topics)) or TopicRoles(),
        codes=codes,
        related=_related(structure["related"], topics),
        renamed=_renamed(structure["renamed"], topics),
        contacts=contacts,
        card_languages=card_languages,
        spoken_languages=_spoken_languages(structure["spoken_languages"], card_languages, languages),
        localizations={},
        path_of_code={code: ("topic", topic) for topic, code in codes.items()} | screens,
    )


def _languages(field: Field) -> tuple[str, ...]:
    """Two-letter codes, at least one: addresses start with them, and Telegram's commands take no others."""
    for language in field:
        if not _LANGUAGE.fullmatch(language.text()):
            raise language.error(f"language '{language.text()}' must be two letters of a-z")
    if not field.items():
        raise field.error("at least one language is needed")
    require_unique("language", field)
    return field.texts()


def _groups(field: Field, contacts: Mapping[str, Contact]) -> tuple[Group, ...]:
    ids = [entry.only("id", "topics", "screens", "contact")["id"] for entry in field]
    require_unique("group", ids)
    return tuple(
        Group(
            identifier(name, name.text()),
            entry["topics"].texts(),
            _paths(entry.get("screens")),
            entry.optional("contact", lambda one: one.one_of(contacts, UNKNOWN_CONTACT)),
        )
        for name, entry in zip(ids, field, strict=True)
    )


def _paths(addresses: Field | None) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(address.split("/")) for address in addresses.texts()) if addresses else ()


def _topic(field: Field, topics: tuple[str, ...]) -> str:
    return field.one_of(topics, "topic '{}' is in no group")


def _topics(groups: Field) -> tuple[str, ...]:
    topics = [topic for group in groups for topic in group["topics"]]
    require_unique("topic", topics)
    return tuple(identifier(topic, topic.text()) for topic in topics)


def _codes(field: Field, topics: tuple[str, ...]) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for topic, entry in field.entries().items():
        if topic not in topics:
            raise entry.error(f"a code for '{topic}', which is in no group")
        codes[topic] = _code(entry, codes.values())
    for topic in topics:
        if topic not in codes:
            raise field.error(f"topic '{topic}' has no code")
    return codes


def _code(entry: Field, others: Collection[str]) -> str:
    code = entry.text()
    if code in others or not _CODE.fullmatch(code):
        raise entry.error(f"code '{code}' must be three characters of a-z and 0-9, one of them a digit, and unique")
    return code


def _screen_codes(field: Field, codes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The paths of screens that are no topics, by their codes."""
    paths: dict[str, tuple[str, ...]] = {}
    for address, entry in field.entries().items():
        paths[_code(entry, {*codes.values(), *paths})] = tuple(address.split("/"))
    return paths


def _related(field: Field, topics: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    entries = field.entries()
    for topic, entry in entries.items():
        related = entry.texts()
        unknown = [name for name in (topic, *related) if name not in topics]
        if unknown:
            raise entry.error(f"related topic '{unknown[0]}' is in no group")
        if len(related) > MAX_RELATED:
            raise entry.error(f"topic '{topic}' has {len(related)} related topics, at most {MAX_RELATED} are shown")
    return {topic: entry.texts() for topic, entry in entries.items()}


def _renamed(field: Field, topics: tuple[str, ...]) -> Mapping[str, str]:
    for name, entry in field.entries().items():
        if name in topics:
            raise entry.error(f"'{name}' is still a topic, so it cannot be renamed")
    return {identifier(entry, name): _topic(entry, topics) for name, entry in field.entries().items()}


def _needs(field: Field, contacts: Mapping[str, Contact]) -> Mapping[str, tuple[str, ...]]:
    return {identifier(entry, name): known_contacts(entry, contacts) for name, entry in field.entries().items()}


def _topic_roles(field: Field, topics: tuple[str, ...]) -> TopicRoles:
    field.only("calling", "leaving", "immigration", "helping", "near-danger", "perhaps-danger")

    def one(role: str) -> str | None:
        return field.optional(role, lambda entry: _topic(entry, topics))

    def several(role: str) -> tuple[str, ...]:
        return field.optional(role, lambda entry: tuple(_topic(topic, topics) for topic in entry)) or ()

    return TopicRoles(
        one("calling"),
        one("leaving"),
        one("immigration"),
        several("helping"),
        several("near-danger"),
        several("perhaps-danger"),
    )


def _card_languages(field: Field, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of interpreter cards. A guide without this key has no cards."""
    return known_names(field, "card language", languages, "card language '{}' is not one of the guide's languages")


def _spoken_languages(
    field: Field, card_languages: tuple[str, ...], languages: tuple[str, ...]
) -> tuple[SpokenLanguage, ...]:
    if field.entries() and not card_languages:
        raise field.error("spoken languages need card_languages: the languages in which their names are written")
    return tuple(_spoken_language(entry, card_languages, languages) for entry in field.entries().values())


def _spoken_language(entry: Field, card_languages: tuple[str, ...], languages: tuple[str, ...]) -> SpokenLanguage:
    names = {language: name.text() for language, name in entry.entries().items() if language != "guide"}
    for language in card_languages:
        if language not in names:
            raise entry.error(f"'{entry.name}' has no name in the card language '{language}'")
    own = entry.optional("guide", lambda field: field.one_of(languages, "the guide is not in the language '{}'"))
    return SpokenLanguage(identifier(entry, entry.name), names, own)
