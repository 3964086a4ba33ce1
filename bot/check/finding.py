"""Findings, and the passages of content files and locales that they are about."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.guide.localized import CONTACT
from bot.guide.text_file import TextFileError
from bot.guide.yaml_field import Field

NOT_SHOWN = frozenset({"asks", "unanswered", "translation", "sources", "contact"})
"""Keys whose values readers do not see."""

WITH_CONTACTS = frozenset({"summary", "points", "text"})
"""Keys whose texts may name a `{contact}`. In other texts, braces would be shown literally."""

_BRACE = re.compile("[{}]")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem and its location; sorts by these. `str()` gives "file:line: message", which editors make a link."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{shown(self.file)}:{self.line}: {self.message}"


def shown(file: Path) -> Path:
    """A file as a person in the current folder names it; as it is, where it lies elsewhere."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def finding_at(field: Field, message: str) -> Finding:
    return Finding(field.file, field.line, message)


def from_error(error: TextFileError) -> Finding:
    return Finding(error.file, error.line, error.problem)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that readers see, and its location. `key` is the key in YAML, or the id of a Fluent message."""

    file: Path
    line: int
    key: str
    text: str

    def finding(self, message: str) -> Finding:
        return Finding(self.file, self.line, f"'{self.key}': {message}")


def passages(field: Field, *, without: frozenset[str] = NOT_SHOWN) -> list[Passage]:
    """The texts that readers see of a content file: a topic, contacts' words or the everyday page."""
    fields = (entry for entry in texts_and_lists(field, without=without) if isinstance(entry.node, yaml.ScalarNode))
    return [Passage(entry.file, entry.line, entry.name, str(entry.node.value)) for entry in fields]


def texts_and_lists(field: Field, *, without: frozenset[str]) -> Iterator[Field]:
    """The texts and lists in a field, each named after the nearest key, except those under a key in `without`."""
    if isinstance(field.node, yaml.MappingNode):
        for key, value in field.node.value:
            if str(key.value) not in without:
                yield from texts_and_lists(Field(field.file, value, str(key.value)), without=without)
        return
    yield field
    if isinstance(field.node, yaml.SequenceNode):
        for item in field.node.value:
            yield from texts_and_lists(Field(field.file, item, field.name), without=without)


def unfilled_braces(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Braces in content that would be shown literally."""
    for passage in passages:
        if passage.key not in WITH_CONTACTS and _BRACE.search(passage.text):
            yield passage.finding("braces are not filled in here: name the contact in words")
        elif has_unbalanced_brace(passage.text):
            yield passage.finding("unbalanced brace")


def has_unbalanced_brace(text: str) -> bool:
    return _BRACE.search(CONTACT.sub("", text)) is not None
