"""Read a content folder into a Guide: structure and facts first, then the texts of each language."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bot.guide.contacts import known_contacts, read_contacts, read_roles
from bot.guide.localized import read_localized_content
from bot.guide.model import Contact, Group, Guide, SpokenLanguage, TopicRoles
from bot.guide.phone_number import is_country
from bot.guide.yaml_field import ContentError, Field, identifier, require_unique
from bot.guide.yaml_file import read_yaml, refuse_other_files

MAX_RELATED = 2
"""How many related topics a screen shows."""

_LANGUAGE = re.compile(r"[a-z]{2}")
_CODE = re.compile(r"(?=.*[0-9])[a-z0-9]{3}")
_KEYS = (
    "name", "region", "country", "languages", "home", "groups", "needs", "roles", "topic_roles", "codes", "related",
    "renamed", "card_languages", "spoken_languages",
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
        folder, ("guide", "contacts"), "does not belong here: topics are in the folders of their languages"
    )
    structure = read_yaml(folder / "guide.yaml").only(*_KEYS)
    contacts = read_contacts(read_yaml(folder / "contacts.yaml"))
    topics = _topics(structure["groups"])
    codes = _codes(structure["codes"], topics)
    languages = _languages(structure["languages"])
    card_languages = _card_languages(structure.get("card_languages"), languages)
    return Guide(
        name=structure["name"].text(),
        region=structure["region"].text(),
        country=_country(structure["country"]),
        languages=languages,
        home={identifier(entry, name): entry.text() for name, entry in structure["home"].entries().items()},
        groups=_groups(structure["groups"]),
        needs=_needs(structure["needs"], contacts),
        roles=read_roles(structure["roles"], contacts),
        topic_roles=_topic_roles(structure.get("topic_roles"), topics),
        codes=codes,
        related=_related(structure["related"], topics),
        renamed=_renamed(structure["renamed"], topics),
        contacts=contacts,
        card_languages=card_languages,
        spoken_languages=_spoken_languages(structure["spoken_languages"], card_languages),
        localizations={},
        topic_of_code={code: topic for topic, code in codes.items()},
    )


def _country(field: Field) -> str:
    if not is_country(field.text()):
        raise field.error(f"country '{field.text()}' must be an ISO 3166 code such as US")
    return field.text()


def _languages(field: Field) -> tuple[str, ...]:
    """Two-letter codes, at least one: addresses start with them, and Telegram's commands take no others."""
    for language in field:
        if not _LANGUAGE.fullmatch(language.text()):
            raise language.error(f"language '{language.text()}' must be two letters of a-z")
    if not field.items():
        raise field.error("at least one language is needed")
    require_unique("language", field)
    return field.texts()


def _groups(field: Field) -> tuple[Group, ...]:
    groups = tuple(_group(entry) for entry in field)
    require_unique("group", [entry["id"] for entry in field])
    return groups


def _group(entry: Field) -> Group:
    group = entry.only("id", "topics")["id"]
    return Group(identifier(group, group.text()), entry["topics"].texts())


def _topic(field: Field, topics: tuple[str, ...]) -> str:
    if field.text() not in topics:
        raise field.error(f"topic '{field.text()}' is in no group")
    return field.text()


def _topics(groups: Field) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for topic in (topic for group in groups for topic in group["topics"]):
        name = topic.text()
        if name in seen:
            raise topic.error(f"topic '{name}' is listed twice")
        seen[identifier(topic, name)] = None
    return tuple(seen)


def _codes(field: Field, topics: tuple[str, ...]) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for topic, entry in field.entries().items():
        code = entry.text()
        if topic not in topics:
            raise entry.error(f"a code for '{topic}', which is in no group")
        if code in codes.values() or not _CODE.fullmatch(code):
            raise entry.error(f"code '{code}' must be three characters of a-z and 0-9, one of them a digit, and unique")
        codes[topic] = code
    for topic in topics:
        if topic not in codes:
            raise field.error(f"topic '{topic}' has no code")
    return codes


def _related(field: Field, topics: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    related: dict[str, tuple[str, ...]] = {}
    for topic, entry in field.entries().items():
        related[topic] = entry.texts()
        unknown = [name for name in (topic, *related[topic]) if name not in topics]
        if unknown:
            raise entry.error(f"related topic '{unknown[0]}' is in no group")
        if len(related[topic]) > MAX_RELATED:
            raise entry.error(
                f"topic '{topic}' has {len(related[topic])} related topics, at most {MAX_RELATED} are shown"
            )
    return related


def _renamed(field: Field, topics: tuple[str, ...]) -> Mapping[str, str]:
    renamed: dict[str, str] = {}
    for name, entry in field.entries().items():
        if name in topics:
            raise entry.error(f"'{name}' is still a topic, so it cannot be renamed")
        renamed[identifier(entry, name)] = _topic(entry, topics)
    return renamed


def _needs(field: Field, contacts: Mapping[str, Contact]) -> Mapping[str, tuple[str, ...]]:
    return {identifier(entry, name): known_contacts(entry, contacts) for name, entry in field.entries().items()}


def _topic_roles(field: Field | None, topics: tuple[str, ...]) -> TopicRoles:
    if field is None:
        return TopicRoles()
    roles = field.only("calling", "leaving", "immigration", "helping").entries()
    helping = roles.pop("helping", None)
    return TopicRoles(
        **{role: _topic(entry, topics) for role, entry in roles.items()},
        helping=tuple(_topic(entry, topics) for entry in helping) if helping else (),
    )


def _card_languages(field: Field | None, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Empty if the key is missing: such a guide has no interpreter cards."""
    if field is None:
        return ()
    for language in field:
        if language.text() not in languages:
            raise language.error(f"card language '{language.text()}' is not one of the guide's languages")
    require_unique("card language", field)
    return field.texts()


def _spoken_languages(field: Field, card_languages: tuple[str, ...]) -> tuple[SpokenLanguage, ...]:
    if field.entries() and not card_languages:
        raise field.error("spoken languages need card_languages: the languages in which their names are written")
    return tuple(_spoken_language(entry, card_languages) for entry in field.entries().values())


def _spoken_language(entry: Field, card_languages: tuple[str, ...]) -> SpokenLanguage:
    names = {language: name.text() for language, name in entry.entries().items()}
    for language in card_languages:
        if language not in names:
            raise entry.error(f"'{entry.name}' has no name in the card language '{language}'")
    return SpokenLanguage(identifier(entry, entry.name), names)
