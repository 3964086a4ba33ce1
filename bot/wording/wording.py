"""The wording of the interface by language: Fluent messages from locales/<language>.ftl.

Nearly every message is plain text or a template, and is kept as just that. Only a locale that uses more of Fluent, such
as plural forms, loads Fluent's runtime, which takes a megabyte per language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from fluent.syntax import ast

from bot.wording.locale_file import errors, parse_locale

Value = str | int


class ComposedMessages(Protocol):
    """Messages that need Fluent's runtime."""

    def has(self, message_id: str, /) -> bool: ...

    def format(self, message_id: str, values: Mapping[str, Value], /) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language. `words("home-title", name="Magnolia")` gives the text.

    `plain` holds messages without variables, `templates` those with variables, such as "Page %(page)s". Numbers are
    formatted without thousands separators.
    """

    language: str
    plain: Mapping[str, str]
    templates: Mapping[str, str]
    composed: ComposedMessages | None

    def __call__(self, message_id: str, /, **values: Value) -> str:
        """The text of a message. Raises KeyError for an id that the language lacks, which `check` finds beforehand."""
        text = self.plain.get(message_id)
        if text is not None:
            return text
        template = self.templates.get(message_id)
        if template is not None:
            return _filled(template, values)
        if self.composed is None:
            raise KeyError(message_id)
        return self.composed.format(message_id, values)

    def has(self, message_id: str) -> bool:
        simple = message_id in self.plain or message_id in self.templates
        return simple or (self.composed is not None and self.composed.has(message_id))


def _filled(template: str, values: Mapping[str, Value]) -> str:
    """Fill in a template. For a missing value, the variable's name is shown, as Fluent does."""
    try:
        return template % values
    except KeyError:
        return template % _Named(values)


class _Named(dict[str, Value]):
    def __missing__(self, name: str) -> str:
        return f"{{${name}}}"


@dataclass(frozen=True, slots=True)
class Wording:
    """All languages of the interface."""

    by_language: Mapping[str, Words]

    def of(self, language: str) -> Words:
        return self.by_language[language]


def load(folder: Path, languages: tuple[str, ...]) -> Wording:
    """Load `<language>.ftl` for each language. Raises WordingError with file and line."""
    return Wording({language: _words(folder / f"{language}.ftl", language) for language in languages})


def _words(file: Path, language: str) -> Words:
    locale = parse_locale(file)
    for error in errors(locale):
        raise error
    messages = [entry for entry in locale.entries if isinstance(entry, ast.Message)]
    patterns = {message.id.name: message.value for message in messages if message.value}
    templates = {name: text for name, pattern in patterns.items() if (text := _template(pattern)) is not None}
    plain = {name: text % {} for name, text in templates.items() if "%(" not in text}
    bundle = _bundle(locale.resource, language) if len(templates) < len(patterns) else None
    return Words(language, plain, {name: templates[name] for name in templates.keys() - plain}, bundle)


def _template(pattern: ast.Pattern) -> str | None:
    """`100 % of { $whole }` as `100 %% of %(whole)s`; None for a pattern with other placeables than variables."""
    parts = [_part(element) for element in pattern.elements]
    return None if None in parts else "".join(filter(None, parts))


def _part(element: ast.TextElement | ast.Placeable) -> str | None:
    if isinstance(element, ast.TextElement):
        return str(element.value).replace("%", "%%")
    value = element.expression if isinstance(element, ast.Placeable) else None
    return f"%({value.id.name})s" if isinstance(value, ast.VariableReference) else None


def _bundle(resource: ast.Resource, language: str) -> ComposedMessages:
    """The whole locale in Fluent's runtime, since messages may refer to each other."""
    # Imported here because it takes 40 ms, and none of the present locales needs it.
    from bot.wording.bundle import Bundle  # noqa: PLC0415

    return Bundle(resource, language)
