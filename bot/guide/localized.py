"""Read the folder of one language: topics, contacts' words, phrases, the everyday page."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from bot.guide.contacts import UNKNOWN_CONTACT, read_sources
from bot.guide.model import (
    ContactWords,
    CopyableText,
    EverydayPage,
    Guide,
    Intent,
    LocalizedContent,
    NextStep,
    Page,
    Topic,
    Translation,
    Urgency,
)
from bot.guide.yaml_field import ContentError, Field
from bot.guide.yaml_file import read_yaml, refuse_other_files

NON_URGENT = "non_urgent"
"""The key of phrases that only sound urgent."""

CONTACT = re.compile(r"\{([^{}]*)\}")
"""How texts name a contact: `{national-hotline}`."""

_REQUIRED_WORDS = ("name", "in_text", "what_for", "run_by")
_OPTIONAL_WORDS = ("hours", "languages", "note")

_NOT_TOPICS = {"contacts", "urgent", "talk", "everyday", "avoid"}
"""Files that are not topics. avoid.yaml is for writers and `check`; the guide itself does not read it."""


def read_localized_content(folder: Path, structure: Guide, *, phrases: bool = True) -> LocalizedContent:
    """Read a folder whose name is its language, without what people may type unless `phrases` are wanted.

    Raises ContentError where something is missing, unknown or wrong.
    """
    topics, contacts = tuple(structure.codes), structure.contacts
    refuse_other_topics(folder, topics)
    urgent = read_phrases(folder / "urgent.yaml", *Urgency, NON_URGENT) if phrases else {}
    talk = read_phrases(folder / "talk.yaml", *Intent) if phrases else {}
    return LocalizedContent(
        language=folder.name,
        topics={topic: read_topic(folder / f"{topic}.yaml", contacts, phrases=phrases) for topic in topics},
        contacts=read_contact_words(folder / "contacts.yaml", contacts),
        urgent={kind: urgent[kind] for kind in Urgency if kind in urgent},
        non_urgent=urgent.get(NON_URGENT, ()),
        talk={intent: talk[intent] for intent in Intent if intent in talk},
        everyday=read_everyday(folder / "everyday.yaml"),
    )


def refuse_other_topics(folder: Path, topics: Collection[str]) -> None:
    """Raise ContentError for a folder that does not exist, or a file in it that is not part of the guide."""
    if not folder.is_dir():
        raise ContentError(folder, 1, f"there is no folder for the language '{folder.name}'")
    refuse_other_files(folder, _NOT_TOPICS.union(topics), "is in no group of guide.yaml")


def read_phrases(file: Path, *kinds: str) -> Mapping[str, tuple[str, ...]]:
    """Phrases by kind. Raises ContentError if a kind is missing or unknown."""
    field = read_yaml(file).only(*kinds)
    return {kind: field[kind].texts() for kind in kinds}


def read_topic(file: Path, contacts: Collection[str], *, phrases: bool = True) -> Topic:
    """One topic; its `asks` are empty unless `phrases` are wanted. Raises ContentError."""
    field = read_yaml(file).only(
        "title", "button", "question", "summary", "pages", "next_step", "copy", "asks", "unanswered", "sources",
        "translation",
    )  # fmt: skip
    return Topic(
        id=field.name,
        title=field["title"].text(),
        button=field["button"].text(),
        question=field["question"].text(),
        summary=tuple(_text_with_contacts(field["summary"], contacts).splitlines()),
        pages=tuple(_page(entry, contacts) for entry in field["pages"]),
        next_step=_next_step(field["next_step"], contacts),
        asks=field["asks"].texts() if phrases else (),
        unanswered=field.optional("unanswered", Field.texts) or () if phrases else (),
        sources=read_sources(field["sources"]),
        copy=field.optional("copy", _copyable_text),
        translation=field.optional("translation", _translation),
    )


def _page(entry: Field, contacts: Collection[str]) -> Page:
    entry.only("heading", "points")
    return Page(entry["heading"].text(), tuple(_text_with_contacts(point, contacts) for point in entry["points"]))


def _next_step(entry: Field, contacts: Collection[str]) -> NextStep:
    entry.only("text", "contact")
    contact = entry["contact"].one_of(contacts, UNKNOWN_CONTACT)
    return NextStep(_text_with_contacts(entry["text"], contacts), contact)


def _copyable_text(entry: Field) -> CopyableText:
    entry.only("button", "text")
    return CopyableText(entry["button"].text(), entry["text"].text())


def _translation(entry: Field) -> Translation:
    entry.only("of", "reviewed")
    return Translation(entry["of"].text(), entry["reviewed"].flag())


def _text_with_contacts(field: Field, contacts: Collection[str]) -> str:
    """A text that may name contacts. Raises ContentError if it names an unknown `{contact}`."""
    text = field.text()
    for name in CONTACT.findall(text):
        if name not in contacts:
            raise field.error(f"'{{{name}}}' is not in contacts.yaml")
    return text


def read_contact_words(file: Path, contacts: Collection[str]) -> Mapping[str, ContactWords]:
    """The words of every contact. Raises ContentError if a contact has none, or a word belongs to no contact."""
    field = read_yaml(file)
    entries = field.entries()
    for name in contacts:
        if name not in entries:
            raise field.error(f"contact '{name}' has no words here")
    for name, entry in entries.items():
        if name not in contacts:
            raise entry.error(UNKNOWN_CONTACT.format(name))
    return {name: _words_of(entry) for name, entry in entries.items()}


def _words_of(entry: Field) -> ContactWords:
    entry.only(*_REQUIRED_WORDS, *_OPTIONAL_WORDS)
    required = {name: entry[name].text() for name in _REQUIRED_WORDS}
    given = {
        name: field for name, field in entry.entries().items() if name in _OPTIONAL_WORDS and field.node.value != ""
    }
    return ContactWords(**required, **{name: field.text() for name, field in given.items()})


def read_everyday(file: Path) -> EverydayPage:
    """The everyday page. Raises ContentError."""
    field = read_yaml(file).only("title", "points", "sources")
    return EverydayPage(field["title"].text(), field["points"].texts(), read_sources(field["sources"]))
