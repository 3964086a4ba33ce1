"""Fluent messages by language, from locales/<language>.ftl."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

Value = str | int


class WordingError(Exception):
    """A locale file cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The interface in one language. `words("home-greeting", name="Magnolia")` gives the text."""

    language: str
    bundle: FluentBundle

    def __call__(self, message_id: str, /, **values: Value) -> str:
        """Format a message. Raises KeyError for an id that the language lacks; `check` finds those first."""
        return _formatted(self, message_id, tuple(values.items()))

    def has(self, message_id: str) -> bool:
        return bool(self.bundle.has_message(message_id))


@lru_cache(maxsize=4096)
def _formatted(words: Words, message_id: str, values: tuple[tuple[str, Value], ...]) -> str:
    """Kept, since the same few words stand on every screen: formatting them anew took half of a press's time."""
    message = words.bundle.get_message(message_id)
    if message.value is None:
        raise KeyError(message_id)
    text, _errors = words.bundle.format_pattern(message.value, dict(values))
    return str(text)


@dataclass(frozen=True, slots=True)
class Wording:
    """All languages of the interface."""

    by_language: Mapping[str, Words]

    def of(self, language: str) -> Words:
        return self.by_language[language]


def load(folder: Path, languages: tuple[str, ...]) -> Wording:
    """Read `<language>.ftl` for each language. Raises WordingError with file and line."""
    return Wording({language: Words(language, _bundle(folder / f"{language}.ftl", language)) for language in languages})


def _bundle(file: Path, language: str) -> FluentBundle:
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WordingError(f"{file}:1: cannot be read as UTF-8 text ({type(error).__name__})") from error
    resource = FluentResource(source)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise WordingError(_junk(file, source, entry))
    # Isolation marks would end up in copied numbers; right-to-left screens set them where they belong.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _junk(file: Path, source: str, entry: ast.Junk) -> str:
    start = entry.span.start if entry.span else 0
    reason = str(entry.annotations[0].message) if entry.annotations else "not a Fluent message"
    return f"{file}:{source.count(chr(10), 0, start) + 1}: {reason}"
