"""Passages: the texts that readers see, with their locations, from content files and locales alike."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.check.finding import Finding
from bot.check.messages import Message
from bot.guide.localized import CONTACT
from bot.guide.yaml_field import Field

NOT_SHOWN = frozenset({"asks", "translation", "sources", "contact"})
"""Keys whose values readers do not see."""

WITH_CONTACTS = frozenset({"summary", "points", "text"})
"""Keys whose texts may name a `{contact}`. In other texts, braces would be shown literally."""

_BRACE = re.compile("[{}]")

SourceLocation = tuple[Path, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its location. `key` is the key in YAML, or the id of a Fluent message."""

    file: Path
    line: int
    key: str
    text: str

    def finding(self, message: str) -> Finding:
        return Finding(self.file, self.line, f"'{self.key}': {message}")


@dataclass(frozen=True, slots=True)
class TextLocations:
    """File and line by (language, text), for texts that screens show unchanged. `structure` is guide.yaml."""

    known: Mapping[tuple[str, str], SourceLocation]
    structure: Path

    def find(self, language: str, *texts: str) -> SourceLocation:
        """The location of the first text that is known, or the start of guide.yaml if none is."""
        found = (self.known.get((language, text)) for text in texts)
        return next((location for location in found if location), (self.structure, 1))


def passages(field: Field) -> Iterator[Passage]:
    """The texts that readers see of a content file: a topic, contacts' words or the everyday page."""
    for key, node in scalars(field, without=NOT_SHOWN):
        yield Passage(field.file, int(node.start_mark.line) + 1, key, str(node.value))


def wording_passages(messages: list[Message]) -> list[Passage]:
    """The texts of a locale."""
    return [Passage(message.file, message.line, message.id, message.text) for message in messages]


def unfilled_braces(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Braces in content that would be shown literally."""
    for passage in passages:
        if passage.key not in WITH_CONTACTS and _BRACE.search(passage.text):
            yield passage.finding("braces are not filled in here: name the contact in words")
        elif _BRACE.search(CONTACT.sub("", passage.text)):
            yield passage.finding("unbalanced brace")


def scalars(field: Field, *, without: frozenset[str]) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """The scalars below a field, each with the nearest key, except those below a key in `without`."""
    yield from _below(field.node, field.name, without)


def _below(node: yaml.Node, key: str, without: frozenset[str]) -> Iterator[tuple[str, yaml.ScalarNode]]:
    if isinstance(node, yaml.ScalarNode):
        yield key, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(item, key, without)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if str(name.value) not in without:
                yield from _below(value, str(name.value), without)
