"""The content of one language: the errors in files that cannot be loaded, and the findings in all others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from bot.check.avoid import AvoidedWords, read_avoided_words, words_of_subject, words_to_avoid
from bot.check.characters import character_findings
from bot.check.contacts import contact_numbers, numbers_in_texts
from bot.check.finding import Finding, Passage, from_error, passages, unfilled_braces
from bot.check.sentences import call_first_findings, notes_without_number, sentence_findings
from bot.check.topics import ContactNames, enough_asks, lengths, readability, repeated_phrases, source_ages
from bot.check.translation import not_translated, stale
from bot.check.yaml_layout import layout_findings
from bot.guide.localized import (
    NON_URGENT,
    read_contact_words,
    read_everyday,
    read_phrases,
    read_topic,
    refuse_other_topics,
)
from bot.guide.model import Guide, Intent, Urgency
from bot.guide.yaml_field import ContentError, Field
from bot.guide.yaml_file import read_yaml

PHRASES = ("urgent", "talk")

Reader = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class LocalizedFiles:
    """The valid files of one language, by name without ".yaml", and the structure that they belong to."""

    language: str
    files: Mapping[str, Field]
    structure: Guide

    @property
    def topics(self) -> Mapping[str, Field]:
        return {name: self.files[name] for name in self.structure.codes if name in self.files}

    @property
    def contact_names(self) -> ContactNames:
        contacts = self.files.get("contacts")
        return {name: entry["in_text"].text() for name, entry in contacts.entries().items()} if contacts else {}

    @property
    def avoided(self) -> AvoidedWords | None:
        return read_avoided_words(self.files["avoid"].file) if "avoid" in self.files else None


def read_localized_files(folder: Path, structure: Guide) -> tuple[LocalizedFiles, list[Finding]]:
    """The valid files, and the first error of each other file, so that a translator sees all of them at once."""
    files: dict[str, Field] = {}
    findings = list(read_errors(partial(refuse_other_topics, topics=tuple(structure.codes)), folder))
    for name, reader in _readers(structure) if folder.is_dir() else ():
        file = folder / f"{name}.yaml"
        file_errors = list(read_errors(reader, file))
        findings += file_errors
        if not file_errors:
            files[name] = read_yaml(file)
    return LocalizedFiles(folder.name, files, structure), findings


def read_errors(reader: Reader, file: Path) -> Iterator[Finding]:
    """The error that `reader` raises for a file, if any."""
    try:
        reader(file)
    except ContentError as error:
        yield from_error(error)


def _readers(structure: Guide) -> Iterator[tuple[str, Reader]]:
    contacts = tuple(structure.contacts)
    yield "urgent", lambda file: read_phrases(file, *Urgency, NON_URGENT)
    yield "talk", lambda file: read_phrases(file, *Intent)
    yield "contacts", partial(read_contact_words, contacts=contacts)
    yield "everyday", read_everyday
    yield "avoid", read_avoided_words
    for topic in structure.codes:
        yield topic, partial(read_topic, contacts=contacts)


def localized_findings(localized: LocalizedFiles, original: LocalizedFiles, today: date) -> Iterator[Finding]:
    """Findings in content/<language>. `original` is the original language, which may be the same."""
    names = localized.contact_names
    for name, topic in localized.topics.items():
        yield from lengths(topic, names)
        yield from readability(topic, localized.language, names)
        yield from enough_asks(topic)
        yield from source_ages(topic, today)
        if localized is original:
            yield from not_translated(topic)
        elif name in original.topics:
            yield from stale(topic, original.topics[name])
    phrases = [localized.files[name] for name in PHRASES if name in localized.files]
    yield from repeated_phrases([*localized.topics.values(), *phrases])
    if "everyday" in localized.files:
        yield from source_ages(localized.files["everyday"], today)
    for file in localized.files.values():
        yield from layout_findings(file)
    yield from _text_findings(localized)
    yield from _sentence_findings(localized)


def _sentence_findings(localized: LocalizedFiles) -> Iterator[Finding]:
    avoided, names, contacts = localized.avoided, localized.contact_names, localized.structure.contacts
    known = avoided.sentence_words if avoided else None
    notes = localized.files.get("contacts")
    for file in (*localized.topics.values(), *([notes] if notes else [])):
        yield from sentence_findings(file, known, names)
    if not known:
        return
    for topic in localized.topics.values():
        yield from call_first_findings(topic, known, contacts)
    if notes:
        yield from notes_without_number(notes, known, contacts)


def _text_findings(localized: LocalizedFiles) -> Iterator[Finding]:
    """Findings in the texts that readers see."""
    topics = [passage for topic in localized.topics.values() for passage in passages(topic)]
    everyday, contacts = _passages(localized, "everyday"), _passages(localized, "contacts")
    texts = [*topics, *everyday, *contacts]
    yield from unfilled_braces(texts)
    yield from character_findings(texts, localized.language)
    known, country = contact_numbers(localized.structure.contacts), localized.structure.country
    yield from numbers_in_texts([*topics, *everyday], known, country, allow_known=False)
    yield from numbers_in_texts(contacts, known, country, allow_known=True)
    if localized.avoided:
        yield from words_to_avoid(localized.avoided, texts)
        yield from words_of_subject(localized.avoided, everyday)


def _passages(localized: LocalizedFiles, name: str) -> list[Passage]:
    return passages(localized.files[name]) if name in localized.files else []
