"""Every text that readers may see, with the place where it stands: from content files and from locales alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.check.finding import Finding
from bot.check.messages import Message
from bot.guide.yaml_field import Field

UNSEEN = frozenset({"asks", "translation", "sources", "contact"})
"""Keys whose values are for the program, or name somebody else's page."""

WITH_CONTACTS = frozenset({"summary", "points", "text"})
"""Keys whose texts may name a `{contact}`; elsewhere nothing fills braces in."""

DEPTH = 4
"""Levels of a content file, at most. A bound, since a YAML alias may lead in a circle."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its place. `key` is the key in YAML, or the id of a Fluent message."""

    file: Path
    line: int
    key: str
    text: str

    def finding(self, message: str) -> Finding:
        return Finding(self.file, self.line, f"'{self.key}': {message}")


def passages(field: Field) -> Iterator[Passage]:
    """The texts of a content file: a topic, words of contacts, the everyday page."""
    yield from _below(field.file, field.node, field.name, depth=0)


def wording_passages(messages: list[Message]) -> list[Passage]:
    """The texts of a locale."""
    return [Passage(message.file, message.line, message.id, message.text) for message in messages]


def unfilled(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Braces in content where no contact is filled in: the reader would see them."""
    for passage in passages:
        if "{" in passage.text and passage.key not in WITH_CONTACTS:
            yield passage.finding("braces are not filled in here: name the contact in words")


def _below(file: Path, node: yaml.Node, key: str, *, depth: int) -> Iterator[Passage]:
    if isinstance(node, yaml.ScalarNode):
        yield Passage(file, int(node.start_mark.line) + 1, key, str(node.value))
    elif depth < DEPTH and isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(file, item, key, depth=depth + 1)
    elif depth < DEPTH and isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if str(name.value) not in UNSEEN:
                yield from _below(file, value, str(name.value), depth=depth + 1)
