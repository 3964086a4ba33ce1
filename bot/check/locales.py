"""Rules for locales: each file by itself, compared with the original, and by the rules for all texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import ast

from bot.check.avoid import SEEN_BY_OTHERS, AvoidedWords, words_of_subject, words_to_avoid
from bot.check.characters import character_findings
from bot.check.contacts import contact_numbers, numbers_in_texts
from bot.check.finding import Finding, Passage, from_error
from bot.guide.model import Guide
from bot.guide.phone_number import display_number
from bot.screens.telegram_limits import MAX_ALERT
from bot.wording.locale_file import LocaleFile, WordingError, errors, parse_locale

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
_VARIABLE = re.compile(r"\$([A-Za-z][\w-]*)")
_PLACEABLE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Message(Passage):
    """One message: `key` is its id, `text` its pattern as written, except that string literals are resolved.

    `empty` if the message, or one variant of a selector in it, shows nothing. `attributes` are the names of its
    attributes, which no screen shows.
    """

    empty: bool = False
    attributes: tuple[str, ...] = ()

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(_VARIABLE.findall(self.text))

    @property
    def without_placeables(self) -> str:
        """The text without placeables, on one line."""
        return " ".join(_PLACEABLE.sub(" ", self.text).split())


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


def read_messages(file: Path) -> tuple[list[Message], list[Finding]]:
    """The messages of a file in order, and its errors. Never raises."""
    try:
        locale = parse_locale(file)
    except WordingError as error:
        return [], [from_error(error)]
    messages = [_message(locale, entry) for entry in locale.entries if isinstance(entry, ast.Message)]
    findings = [from_error(error) for error in errors(locale)]
    if not messages and not findings:
        findings.append(Finding(file, 1, "this file has no messages"))
    return messages, findings


def _message(locale: LocaleFile, entry: ast.Message) -> Message:
    return Message(
        file=locale.file,
        line=locale.line(entry),
        key=str(entry.id.name),
        text=_written(locale.source, entry.value) if entry.value else "",
        empty=entry.value is None or any(_is_blank(pattern) for pattern in _patterns(entry.value)),
        attributes=tuple(str(attribute.id.name) for attribute in entry.attributes),
    )


def _written(source: str, pattern: ast.Pattern) -> str:
    """The pattern as written, with string literals resolved."""
    parts = ((_literal(element), element.span) for element in pattern.elements)
    return "".join(
        source[span.start : span.end] if literal is None and span else literal or "" for literal, span in parts
    )


def _literal(element: ast.TextElement | ast.Placeable) -> str | None:
    """The fixed text of an element; None for variables, references and selectors."""
    if isinstance(element, ast.TextElement):
        return str(element.value)
    expression = element.expression
    if isinstance(expression, ast.Placeable):
        return _literal(expression)
    return str(expression.parse()["value"]) if isinstance(expression, ast.StringLiteral) else None


def _patterns(pattern: ast.Pattern) -> Iterator[ast.Pattern]:
    """The pattern, and the patterns of all variants in it."""
    yield pattern
    for element in pattern.elements:
        if isinstance(element, ast.Placeable) and isinstance(element.expression, ast.SelectExpression):
            for variant in element.expression.variants:
                yield from _patterns(variant.value)


def _is_blank(pattern: ast.Pattern) -> bool:
    texts = [_literal(element) for element in pattern.elements]
    return None not in texts and not any(
        character.isprintable() and not character.isspace() for text in texts for character in text or ""
    )


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
        yield from compare(locale.file, locale.messages, {message.key: message for message in original.messages})
    yield from character_findings(locale.messages, locale.language)
    known = contact_numbers(structure.contacts)
    yield from numbers_in_texts(locale.messages, known, structure.country, allow_known=False)
    if avoided:
        yield from words_to_avoid(avoided, locale.messages)
        seen = (message for message in locale.messages if SEEN_BY_OTHERS.fullmatch(message.key))
        yield from words_of_subject(avoided, seen)


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
        limit = MAX_COMMAND if message.key.startswith("command-") else MAX_CHARACTERS.get(message.key, length)
        if length > limit:
            yield _at(message, f"has {length} characters, at most {limit}")


def compare(file: Path, messages: list[Message], original: Mapping[str, Message]) -> Iterator[Finding]:
    """Findings in a translated file, compared with the messages of the original by id."""
    known = {message.key for message in messages}
    for missing in original.keys() - known:
        yield Finding(file, 1, f"'{missing}' is missing: {original[missing].text}")
    for message in messages:
        source = original.get(message.key)
        if source is None:
            yield _at(message, f"does not exist in the original ({next(iter(original.values())).file.name})")
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
    known = {message.key for message in locale.messages}
    for name in (f"{kind}-{name}" for kind, names in named.items() for name in names):
        if name not in known:
            yield Finding(locale.file, 1, f"'{name}' is missing; guide.yaml needs it")


def _at(message: Message, problem: str) -> Finding:
    return Finding(message.file, message.line, f"'{message.key}' {problem}")
