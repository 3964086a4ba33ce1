"""The messages of a locale with their lines, and the errors in the file as findings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import ast

from bot.check.finding import Finding, from_error
from bot.wording.locale_file import LocaleFile, WordingError, errors, parse_locale

_VARIABLE = re.compile(r"\$([A-Za-z][\w-]*)")
_PLACEABLE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `text` is its pattern as written, except that string literals are resolved.

    `empty` if the message, or one variant of a selector in it, shows nothing. `attributes` are the names of its
    attributes, which no screen shows.
    """

    file: Path
    line: int
    id: str
    text: str
    empty: bool = False
    attributes: tuple[str, ...] = ()

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(_VARIABLE.findall(self.text))

    @property
    def without_placeables(self) -> str:
        """The text without placeables, on one line."""
        return " ".join(_PLACEABLE.sub(" ", self.text).split())


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
        id=str(entry.id.name),
        text=_written(locale.source, entry.value) if entry.value else "",
        empty=entry.value is None or any(_is_blank(pattern) for pattern in _patterns(entry.value)),
        attributes=tuple(str(attribute.id.name) for attribute in entry.attributes),
    )


def _written(source: str, pattern: ast.Pattern) -> str:
    """The pattern as written, with string literals resolved."""
    return "".join(
        _source_of(source, element) if (literal := _literal(element)) is None else literal
        for element in pattern.elements
    )


def _source_of(source: str, node: ast.SyntaxNode) -> str:
    return source[node.span.start : node.span.end] if node.span else ""


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
