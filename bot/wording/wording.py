"""The wording of the interface by language: Fluent messages from locales/<language>.ftl.

Nearly every message is plain text or a template, and is kept as just that. Only a locale that uses more of Fluent, such
as plural forms, loads Fluent's runtime, which takes a megabyte per language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fluent.syntax import ast

from bot.wording.locale_file import errors, parse_locale

Value = str | int
Format = Callable[[Mapping[str, Value]], str]
"""Makes the text of a message from the values of its variables, by name."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language. `words("home-title", name="Magnolia")` gives the text.

    `messages` holds a message without variables as its text. Numbers are formatted without thousands separators.
    """

    language: str
    messages: Mapping[str, str | Format]

    def __call__(self, message_id: str, /, **values: Value) -> str:
        """The text of a message. Raises KeyError for an id that the language lacks, which `check` finds beforehand."""
        message = self.messages[message_id]
        return message if isinstance(message, str) else message(values)


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
    entries = (entry for entry in locale.entries if isinstance(entry, ast.Message))
    patterns = {entry.id.name: entry.value for entry in entries if entry.value}
    templates = {name: _template(pattern) for name, pattern in patterns.items()}
    composed = _composed(locale.resource, language) if None in templates.values() else None
    messages: dict[str, str | Format] = {}
    for name, template in templates.items():
        if template is not None:
            messages[name] = partial(_filled, template) if "%(" in template else template % {}
        elif composed:
            messages[name] = partial(composed, name)
    return Words(language, messages)


def _template(pattern: ast.Pattern) -> str | None:
    """`100 % of { $whole }` as `100 %% of %(whole)s`; None for a pattern with other placeables than variables."""
    parts = [_part(element) for element in pattern.elements]
    return None if None in parts else "".join(filter(None, parts))


def _part(element: ast.TextElement | ast.Placeable) -> str | None:
    if isinstance(element, ast.TextElement):
        return str(element.value).replace("%", "%%")
    value = element.expression if isinstance(element, ast.Placeable) else None
    return f"%({value.id.name})s" if isinstance(value, ast.VariableReference) else None


def _filled(template: str, values: Mapping[str, Value]) -> str:
    """Fill in a template. For a missing value, the variable's name is shown, as Fluent does."""
    try:
        return template % values
    except KeyError:
        return template % _Named(values)


class _Named(dict[str, Value]):
    def __missing__(self, name: str) -> str:
        return f"{{${name}}}"


def _composed(resource: ast.Resource, language: str) -> Callable[[str, Mapping[str, Value]], str]:
    """Formats messages that select between texts or refer to others, by id. It gets all messages of the locale."""
    # Imported here because it takes 40 ms, and none of the present locales needs it.
    from fluent.runtime import FluentBundle  # noqa: PLC0415

    # Isolation marks would end up in copied numbers; right-to-left screens set them where they belong.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)

    def formatted(message_id: str, values: Mapping[str, Value]) -> str:
        pattern = bundle.get_message(message_id).value
        return str(bundle.format_pattern(pattern, dict(values))[0]) if pattern else ""

    return formatted
