"""Typed access to a parsed YAML file. Every value knows its file and line, so that every error can name them."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from bot.guide.text_file import TextFileError

NULL = "tag:yaml.org,2002:null"
"""The tag of a value that is missing."""

MAX_ID = 27
"""In characters. With it, an address with its language, page and origin fits into 64 bytes of callback data."""

_URL = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

T = TypeVar("T")


class ContentError(TextFileError):
    """Content cannot be used. The message is one sentence that begins with file and line."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a file: text, list or mapping. All methods raise ContentError for a value of another kind."""

    file: Path
    node: yaml.Node
    name: str

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def error(self, problem: str) -> ContentError:
        return ContentError(self.file, self.line, problem)

    def text(self) -> str:
        """The value as text. Numbers and dates are returned as they are written."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag == NULL:
            raise self.error(f"'{self.name}' must be text")
        value = str(self.node.value).strip()
        if not value:
            raise self.error(f"'{self.name}' is empty")
        return value

    def one_of(self, known: Container[str], problem: str) -> str:
        """The value, if it is one of `known`. In the error, `{}` in `problem` becomes the value."""
        if self.text() not in known:
            raise self.error(problem.format(self.text()))
        return self.text()

    def flag(self) -> bool:
        value = self.text().lower()
        if value not in {"true", "false", "yes", "no"}:
            raise self.error(f"'{self.name}' must be yes or no, not '{value}'")
        return value in {"true", "yes"}

    def url(self) -> str:
        """A web address (http or https): Telegram refuses a whole message with a link of another kind."""
        url = self.text()
        if not _URL.fullmatch(url):
            raise self.error(f"'{url}' is not a web address")
        return url

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.error(f"'{self.name}' must be a date like 2026-11-24") from None

    def items(self) -> list["Field"]:
        """The members of a list."""
        return [Field(self.file, node, f"{self.name}[{number}]") for number, node in enumerate(self._members(), 1)]

    def texts(self) -> tuple[str, ...]:
        """The members of a list of texts."""
        members = self._members()
        # Calling `text` on each member would take twice as long, and a language has five thousand phrases.
        found = [node.value.strip() for node in members if node.tag != NULL and isinstance(node, yaml.ScalarNode)]
        texts = tuple(filter(None, found))
        return texts if len(texts) == len(members) else tuple(item.text() for item in self.items())

    def _members(self) -> Sequence[yaml.Node]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error(f"'{self.name}' must be a list")
        members: list[yaml.Node] = self.node.value
        return members

    def entries(self) -> dict[str, "Field"]:
        """The members of a mapping. A key that is defined twice is an error: YAML would silently keep the last."""
        found: dict[str, Field] = {}
        for key, value in self._pairs():
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise ContentError(self.file, line, "a key must be a name, not a list or a mapping")
            name = str(key.value)
            if name in found:
                raise ContentError(self.file, line, f"'{name}' is defined twice")
            found[name] = Field(self.file, value, name)
        return found

    def _pairs(self) -> Sequence[tuple[yaml.Node, yaml.Node]]:
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error(f"'{self.name}' must be a mapping of names to values")
        pairs: list[tuple[yaml.Node, yaml.Node]] = self.node.value
        return pairs

    def get(self, name: str) -> "Field | None":
        for key, value in self._pairs():
            if key.value == name:
                return Field(self.file, value, name)
        return None

    def __getitem__(self, name: str) -> "Field":
        found = self.get(name)
        if found is None:
            raise self.error(f"'{name}' is missing")
        return found

    def optional(self, name: str, read: Callable[["Field"], T]) -> T | None:
        """What `read` makes of the value of a key; None if the key is missing."""
        found = self.get(name)
        return read(found) if found else None

    def __iter__(self) -> Iterator["Field"]:
        return iter(self.items())

    def only(self, *names: str) -> "Field":
        """This mapping, if it has no other keys than `names`: a mistyped key must not be ignored."""
        for name, entry in self.entries().items():
            if name not in names:
                raise entry.error(f"unknown key '{name}'; known keys: {', '.join(names)}")
        return self


def require_unique(what: str, fields: Iterable[Field]) -> None:
    """Raise ContentError if two fields have the same text. `what` names the text in the error, such as "contact"."""
    seen: set[str] = set()
    for field in fields:
        if field.text() in seen:
            raise field.error(f"{what} '{field.text()}' is listed twice")
        seen.add(field.text())


def known_names(field: Field, what: str, known: Container[str], problem: str) -> tuple[str, ...]:
    """The members of a list, if all are `known` (see `Field.one_of`) and unique (see `require_unique`)."""
    for entry in field:
        entry.one_of(known, problem)
    require_unique(what, field)
    return field.texts()


def identifier(field: Field, name: str) -> str:
    """`name`, if it can be part of an address. Raises ContentError with the line of `field` if it cannot."""
    if len(name) > MAX_ID or not _ID.fullmatch(name):
        raise field.error(f"'{name}' must be at most {MAX_ID} characters of a-z, 0-9 and -")
    return name
