"""Read content/ into a Guide. Structure and facts come first, then one edition a language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.guide.localized import read_localized_content
from bot.guide.model import Contact, Enforcement, Group, Guide, SpokenLanguage
from bot.guide.sources import read_source
from bot.guide.yaml_field import ContentError, Field, read

MAX_ID = 27
"""So that every address with its language, page and origin fits into 64 bytes."""

_LANGUAGE = re.compile(r"[a-z]{2}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"(?=.*[0-9])[a-z0-9]{3}")
_PHONE = re.compile(r"\+[1-9][0-9]{7,14}|[2-9][0-9]{2,5}")


def load(folder: Path, *, phrases: bool = True) -> Guide:
    """Read the guide. Raises ContentError, one sentence with file and line, at the first thing that is wrong.

    Without `phrases`, what people may type is left out: half of all content, which only the making of an index needs.
    """
    plan = read_structure(folder)
    localizations = {name: read_localized_content(folder / name, plan, phrases=phrases) for name in plan.languages}
    return replace(plan, localizations=localizations)


def read_structure(folder: Path) -> Guide:
    """What guide.yaml and contacts.yaml say: a guide without words. Raises ContentError as `load` does."""
    if not folder.is_dir():
        raise ContentError(folder, 1, "this content folder does not exist")
    plan = read(folder / "guide.yaml").only(
        "name",
        "region",
        "languages",
        "home",
        "groups",
        "needs",
        "lawyers",
        "codes",
        "related",
        "renamed",
        "spoken_languages",
    )
    contacts = _contacts(read(folder / "contacts.yaml"))
    topics = _topics_once(plan["groups"])
    codes = _codes(plan["codes"], topics)
    return Guide(
        name=plan["name"].text(),
        region=plan["region"].text(),
        languages=_languages(plan["languages"]),
        home={name: entry.text() for name, entry in plan["home"].entries().items()},
        groups=_groups(plan["groups"]),
        needs={_id(entry, entry.name): _known(entry, contacts) for entry in plan["needs"].entries().values()},
        lawyers=_known(plan["lawyers"], contacts),
        codes=codes,
        related=_related(plan["related"], topics),
        renamed={name: _topic(entry, topics) for name, entry in plan["renamed"].entries().items()},
        contacts=contacts,
        spoken_languages=tuple(_tongue(entry) for entry in plan["spoken_languages"].entries().values()),
        localizations={},
        topic_of_code={code: topic for topic, code in codes.items()},
    )


def _languages(field: Field) -> tuple[str, ...]:
    """At least one. Two letters each: an address begins with them, and Telegram's commands know no others."""
    for language in field:
        if not _LANGUAGE.fullmatch(language.text()):
            raise language.error(f"language '{language.text()}' must be two letters of a-z")
    if not field.items():
        raise field.error("at least one language is needed")
    _once("language", field)
    return field.texts()


def _groups(field: Field) -> tuple[Group, ...]:
    groups = tuple(_group(entry) for entry in field)
    _once("group", [entry["id"] for entry in field])
    return groups


def _once(what: str, fields: Iterable[Field]) -> None:
    seen: set[str] = set()
    for field in fields:
        if field.text() in seen:
            raise field.error(f"{what} '{field.text()}' stands here a second time")
        seen.add(field.text())


def _group(entry: Field) -> Group:
    group = entry.only("id", "topics")["id"]
    return Group(_id(group, group.text()), entry["topics"].texts())


def _id(field: Field, name: str) -> str:
    """A name that may stand in an address."""
    if len(name) > MAX_ID or not _ID.fullmatch(name):
        raise field.error(f"'{name}' must be at most {MAX_ID} of a-z, 0-9 and -")
    return name


def _topic(field: Field, topics: tuple[str, ...]) -> str:
    if field.text() not in topics:
        raise field.error(f"topic '{field.text()}' is in no group")
    return field.text()


def _topics_once(groups: Field) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for topic in (topic for group in groups for topic in group["topics"]):
        name = topic.text()
        if name in seen:
            raise topic.error(f"topic '{name}' stands in a group a second time")
        seen[_id(topic, name)] = None
    return tuple(seen)


def _codes(field: Field, topics: tuple[str, ...]) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for topic, entry in field.entries().items():
        code = entry.text()
        if topic not in topics:
            raise entry.error(f"a code for '{topic}', which is in no group")
        if code in codes.values() or not _CODE.fullmatch(code):
            raise entry.error(f"code '{code}' must be three of a-z and 0-9 with a digit, and stand only once")
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
    return related


def _known(field: Field, contacts: Mapping[str, Contact]) -> tuple[str, ...]:
    for contact in field:
        if contact.text() not in contacts:
            raise contact.error(f"contact '{contact.text()}' is not in contacts.yaml")
    _once("contact", field)
    return field.texts()


def _tongue(entry: Field) -> SpokenLanguage:
    return SpokenLanguage(_id(entry, entry.name), {language: name.text() for language, name in entry.entries().items()})


def _contacts(field: Field) -> Mapping[str, Contact]:
    return {name: _contact(entry) for name, entry in field.entries().items()}


def _contact(entry: Field) -> Contact:
    entry.only(
        "phone", "text_to", "text_word", "chat", "web", "enforcement", "works_with_immigration", "source"
    )  # fmt: skip
    enforcement = entry["enforcement"]
    if enforcement.text() not in set(Enforcement):
        raise enforcement.error(f"enforcement must be one of {', '.join(Enforcement)}")
    return Contact(
        id=entry.name,
        enforcement=Enforcement(enforcement.text()),
        works_with_immigration=entry["works_with_immigration"].flag(),
        source=read_source(entry["source"]),
        phone=_number(entry.get("phone")),
        text_to=_number(entry.get("text_to")),
        **{name: _optional(entry, name) for name in ("text_word", "chat", "web")},
    )


def _number(field: Field | None) -> str | None:
    if field is None:
        return None
    if not _PHONE.fullmatch(field.text()):
        raise field.error(f"'{field.name}' must be a number like +18883737888 or a short code, not '{field.text()}'")
    return field.text()


def _optional(entry: Field, name: str) -> str | None:
    field = entry.get(name)
    return field.text() if field else None
