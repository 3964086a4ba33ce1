"""Every text that readers may see, with the place where it stands: from content files and from locales alike."""

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
"""Keys whose values are for the program, or name somebody else's page."""

WITH_CONTACTS = frozenset({"summary", "points", "text"})
"""Keys whose texts may name a `{contact}`; elsewhere nothing fills braces in."""

_BRACE = re.compile("[{}]")

SourceLocation = tuple[Path, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its place. `key` is the key in YAML, or the id of a Fluent message."""

    file: Path
    line: int
    key: str
    text: str

    def finding(self, message: str) -> Finding:
        return Finding(self.file, self.line, f"'{self.key}': {message}")


@dataclass(frozen=True, slots=True)
class TextLocations:
    """File and line by (language, text), for texts that come to the screen as they are written."""

    known: Mapping[tuple[str, str], SourceLocation]
    structure: Path

    def find(self, language: str, *texts: str) -> SourceLocation:
        """Where the first of these texts that is known stands; where none is, the beginning of guide.yaml."""
        found = (self.known.get((language, text)) for text in texts)
        return next((location for location in found if location), (self.structure, 1))


def passages(field: Field) -> Iterator[Passage]:
    """The texts of a content file that are shown: of a topic, contacts' words, the everyday page."""
    for key, node in scalars(field, without=NOT_SHOWN):
        yield Passage(field.file, int(node.start_mark.line) + 1, key, str(node.value))


def wording_passages(messages: list[Message]) -> list[Passage]:
    """The texts of a locale."""
    return [Passage(message.file, message.line, message.id, message.text) for message in messages]


def unfilled_braces(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Braces in content where no contact is filled in: the reader would see them."""
    for passage in passages:
        if passage.key not in WITH_CONTACTS and _BRACE.search(passage.text):
            yield passage.finding("braces are not filled in here: name the contact in words")
        elif _BRACE.search(CONTACT.sub("", passage.text)):
            yield passage.finding("a brace that nothing closes")


def scalars(field: Field, *, without: frozenset[str]) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """The values below a field, each with its nearest key; nothing below the keys in `without`."""
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
