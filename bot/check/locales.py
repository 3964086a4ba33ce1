"""Rules for locales: each file by itself, compared with the original, and by the rules for all texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.check.avoid import SEEN_BY_OTHERS, AvoidedWords, words_of_subject, words_to_avoid
from bot.check.characters import character_findings
from bot.check.finding import Finding
from bot.check.messages import Message, read_messages
from bot.check.numbers import contact_numbers, numbers_in_texts
from bot.check.passages import wording_passages
from bot.guide.model import Guide
from bot.guide.phone_number import display_number
from bot.screens.telegram_limits import MAX_ALERT

MAX_CHARACTERS: Mapping[str, int] = {
    "profile-name": 64,
    "profile-description": 512,
    "profile-short": 120,
    "flood-alert": MAX_ALERT,
}
"""Telegram's limits for messages that it shows outside of a chat, with their values filled in."""

MAX_COMMAND = 256
"""Telegram's limit for each description in the menu of commands."""

_VALUE = re.compile(r"\{ *\$(name|region|number) *\}")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Locale:
    """One language's file: its messages, and the errors that keep it from being used."""

    language: str
    file: Path
    messages: list[Message]
    errors: list[Finding]


def read_locales(folder: Path, languages: tuple[str, ...]) -> Mapping[str, Locale]:
    """The locale files by language, readable or not."""
    files = {language: folder / f"{language}.ftl" for language in languages}
    return {language: Locale(language, file, *read_messages(file)) for language, file in files.items()}


def locale_findings(
    locale: Locale, original: Locale, structure: Guide, avoided: AvoidedWords | None
) -> Iterator[Finding]:
    """Findings in one file. `original` is the locale of the original language, which may be the same."""
    yield from locale.errors
    if not locale.messages:
        return
    yield from messages_without_text(locale.messages)
    yield from too_long(locale.messages, structure)
    if locale is original:
        yield from _missing_names(locale, structure)
    elif original.messages:
        yield from compare(locale.file, locale.messages, {message.id: message for message in original.messages})
    texts = wording_passages(locale.messages)
    yield from character_findings(texts, locale.language)
    known = contact_numbers(structure.contacts)
    yield from numbers_in_texts(texts, known, structure.country, allow_known=False)
    if avoided:
        yield from words_to_avoid(avoided, texts)
        yield from words_of_subject(avoided, [text for text in texts if SEEN_BY_OTHERS.fullmatch(text.key)])


def messages_without_text(messages: list[Message]) -> Iterator[Finding]:
    """Messages that show nothing, and attributes, which are never shown."""
    for message in messages:
        if message.empty:
            yield _at(message, "is empty")
        for attribute in message.attributes:
            yield _at(message, f"has an attribute '.{attribute}', which no screen shows")


def too_long(messages: list[Message], structure: Guide) -> Iterator[Finding]:
    """Messages that are longer than Telegram allows outside of a chat: of the profile, the menu, an alert."""
    number = display_number(structure.contacts[structure.roles.hotline].phone or "")
    values = {"name": structure.name, "region": structure.region, "number": number}
    for message in messages:
        length = len(_VALUE.sub(lambda found: values[found[1]], message.text))
        limit = MAX_COMMAND if message.id.startswith("command-") else MAX_CHARACTERS.get(message.id, length)
        if length > limit:
            yield _at(message, f"has {length} characters, at most {limit}")


def compare(file: Path, messages: list[Message], original: Mapping[str, Message]) -> Iterator[Finding]:
    """Findings in a translated file, compared with the messages of the original by id."""
    known = {message.id for message in messages}
    for missing in original.keys() - known:
        yield Finding(file, 1, f"'{missing}' is missing: {original[missing].text}")
    for message in messages:
        source = original.get(message.id)
        if source is None:
            yield _at(message, f"does not exist in the original ({_file_name(original)})")
        else:
            yield from _compare_message(message, source)


def _compare_message(message: Message, source: Message) -> Iterator[Finding]:
    for extra in sorted(message.placeholders - source.placeholders):
        yield _at(message, f"has an unknown variable {{ ${extra} }}")
    for lost in sorted(source.placeholders - message.placeholders):
        yield _at(message, f"lacks {{ ${lost} }}")
    text = message.without_placeables
    if text == source.without_placeables and len(_WORD.findall(text)) > 1:
        yield _at(message, "is not translated")


def _missing_names(locale: Locale, structure: Guide) -> Iterator[Finding]:
    """Messages for names in guide.yaml that the original language lacks."""
    named = {"home": structure.home, "need": structure.needs, "group": [group.id for group in structure.groups]}
    known = {message.id for message in locale.messages}
    for name in (f"{kind}-{name}" for kind, names in named.items() for name in names):
        if name not in known:
            yield Finding(locale.file, 1, f"'{name}' is missing; guide.yaml needs it")


def _file_name(original: Mapping[str, Message]) -> str:
    return next((message.file.name for message in original.values()), "no file")


def _at(message: Message, problem: str) -> Finding:
    return Finding(message.file, message.line, f"'{message.id}' {problem}")
