"""The whole check: structure, content and locale of each language, and the screens that they produce."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from bot.check.avoid import words_of_subject
from bot.check.characters import character_findings
from bot.check.contacts import contact_findings, contacts_without_topic
from bot.check.finding import Finding, from_error, passages
from bot.check.locales import Locale, locale_findings, read_locales
from bot.check.localized import LocalizedFiles, localized_findings, read_errors, read_localized_files
from bot.check.screens import SourceLocation, TextLocations, button_addresses, screen_findings
from bot.check.yaml_layout import layout_findings
from bot.guide.loader import load, read_structure
from bot.guide.model import Guide
from bot.guide.yaml_field import ContentError
from bot.guide.yaml_file import read_yaml
from bot.wording import wording

STRUCTURE = ("guide.yaml", "contacts.yaml")


def check(content_dir: Path, locales_dir: Path, *, today: date | None = None) -> list[Finding]:
    """All findings, sorted by file and line. The age of facts is counted up to `today`.

    Screens are built only when every file can be read. Raises ContentError when there is no content folder.
    """
    structure = _structure(content_dir)
    if isinstance(structure, list):
        return structure
    read = [read_localized_files(content_dir / language, structure) for language in structure.languages]
    localized = {files.language: files for files, _ in read}
    errors = [error for _, file_errors in read for error in file_errors]
    locales = read_locales(locales_dir, structure.languages)
    findings = {*errors, *_in_files(content_dir, localized, locales, today or datetime.now(UTC).date())}
    if not errors and not any(locale.errors for locale in locales.values()):
        findings.update(_on_screens(content_dir, locales_dir, localized, locales))
    return sorted(findings)


def _structure(folder: Path) -> Guide | list[Finding]:
    """The guide's structure, or the reasons why it cannot be loaded."""
    try:
        return read_structure(folder)
    except ContentError as error:
        if error.file == folder:
            raise
        others = (finding for name in STRUCTURE for finding in read_errors(read_yaml, folder / name))
        return sorted({from_error(error), *others})


def _in_files(
    content_dir: Path, localized: Mapping[str, LocalizedFiles], locales: Mapping[str, Locale], today: date
) -> Iterator[Finding]:
    contacts, structure = (read_yaml(content_dir / name) for name in ("contacts.yaml", "guide.yaml"))
    origin = next(iter(localized))
    yield from contact_findings(contacts, structure, localized[origin].structure, today)
    yield from button_addresses(structure)
    name = [*passages(structure["name"]), *passages(structure["region"])]
    yield from character_findings(name, origin)
    for key in ("name", "region", "spoken_languages"):
        yield from layout_findings(structure[key])
    for language, files in localized.items():
        yield from localized_findings(files, localized[origin], today)
        yield from locale_findings(locales[language], locales[origin], files.structure, files.avoided)
        if files.avoided:
            yield from words_of_subject(files.avoided, name)


def _on_screens(
    content_dir: Path, locales_dir: Path, localized: Mapping[str, LocalizedFiles], locales: Mapping[str, Locale]
) -> list[Finding]:
    guide = load(content_dir)
    words = wording.load(locales_dir, guide.languages)
    locations = TextLocations(dict(_locations(guide.name, localized, locales)), content_dir / "guide.yaml")
    without_topic = contacts_without_topic(read_yaml(content_dir / "contacts.yaml"), guide)
    return [*without_topic, *screen_findings(guide, words, locations)]


def _locations(
    name: str, localized: Mapping[str, LocalizedFiles], locales: Mapping[str, Locale]
) -> Iterator[tuple[tuple[str, str], SourceLocation]]:
    """Texts that screens and buttons show unchanged except for the guide's name, with their locations."""
    for language, files in localized.items():
        for message in locales[language].messages:
            yield (language, message.text.replace("{ $name }", name)), (message.file, message.line)
        for topic in files.topics.values():
            for field in (topic["title"], topic["button"], *(page["heading"] for page in topic["pages"])):
                yield (language, field.text()), (field.file, field.line)
