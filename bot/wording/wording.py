"""The words of the interface by language: messages in Fluent's syntax, from locales/<language>.ftl.

Nearly every message is one line of text, perhaps with values to fill in. Those are read as they stand. Only what is
left, such as a choice by number, goes to Fluent's own parser and runtime: they take 60 ms to import, and a megabyte for
each language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Value = str | int


class WordingError(Exception):
    """A locale file cannot be used; the message names file and line."""


class Others(Protocol):
    """Messages that need more than values filled in."""

    def has(self, message_id: str, /) -> bool: ...

    def format(self, message_id: str, values: Mapping[str, Value], /) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language. `words("home-title", name="Magnolia")` gives the text.

    `plain` are messages with nothing to fill in, `templates` those with values, such as "Page %(page)s". Numbers are
    written as they are, without marks for thousands.
    """

    language: str
    plain: Mapping[str, str]
    templates: Mapping[str, str]
    others: Others | None

    def __call__(self, message_id: str, /, **values: Value) -> str:
        """The text of a message. Raises KeyError for an id that the language lacks; `check` finds those first."""
        text = self.plain.get(message_id)
        if text is not None:
            return text
        template = self.templates.get(message_id)
        if template is not None:
            return _filled(template, values)
        if self.others is None:
            raise KeyError(message_id)
        return self.others.format(message_id, values)

    def has(self, message_id: str) -> bool:
        simple = message_id in self.plain or message_id in self.templates
        return simple or (self.others is not None and self.others.has(message_id))


def _filled(template: str, values: Mapping[str, Value]) -> str:
    """A value that is missing leaves its name standing, as in Fluent: that tells a person more than nothing would."""
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
    """Read `<language>.ftl` for each language. Raises WordingError with file and line."""
    return Wording({language: _words(folder / f"{language}.ftl", language) for language in languages})


_VALUE = re.compile(r"\{ *\$([a-zA-Z][a-zA-Z0-9_-]*) *\}")
_LINE = re.compile(
    r"^([a-zA-Z][a-zA-Z0-9_-]*) *= *(?! )"
    rf"((?:[^{{}}\r\n]|{_VALUE.pattern})+)$"
    r"(?=(?:\n *)*(?:\Z|\n[a-zA-Z#-]))",  # what follows is no further line of the same message
    re.MULTILINE,
)
_COMMENT = re.compile(r"^#{1,3}(?: [^\r\n]*)?$", re.MULTILINE)
_NAMES_ANOTHER = re.compile(r"\{\s*[a-zA-Z]")
"""A message that holds another one, or calls a function."""


def _words(file: Path, language: str) -> Words:
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WordingError(f"{file}:1: cannot be read as UTF-8 text ({type(error).__name__})") from error
    simple = {found[1]: found[2].rstrip(" ") for found in _LINE.finditer(source)}
    plain = {name: text for name, text in simple.items() if "{" not in text}
    templates = {name: _template(text) for name, text in simple.items() if name not in plain}
    return Words(language, plain, templates, _others(file, source, language))


def _template(text: str) -> str:
    """`100 % of { $whole }` becomes `100 %% of %(whole)s`."""
    return _VALUE.sub(r"%(\1)s", text.replace("%", "%%"))


def _others(file: Path, source: str, language: str) -> Others | None:
    """Whatever is no simple line, if there is any."""
    rest = _LINE.sub("", source)  # whose lines keep their numbers
    if not _COMMENT.sub("", rest).strip():
        return None
    # Twelve languages that do not need it start 90 ms earlier without, and with 17 MB less.
    from bot.wording.bundle import Bundle, NotFluent  # noqa: PLC0415

    try:
        return Bundle(source if _NAMES_ANOTHER.search(rest) else rest, language)
    except NotFluent as error:
        raise WordingError(f"{file}:{error.line}: {error}") from None
