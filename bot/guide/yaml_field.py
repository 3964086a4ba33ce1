"""A YAML file as a tree that knows its lines, so that every complaint names file and line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml


class ContentError(Exception):
    """Content cannot be used. The message is one sentence that begins with file and line."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file, self.line, self.problem = file, line, problem


@dataclass(frozen=True, slots=True)
class Field:
    """One value in a file: text, list or mapping, with the place where it stands."""

    file: Path
    node: yaml.Node
    name: str

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def error(self, problem: str) -> ContentError:
        return ContentError(self.file, self.line, problem)

    def text(self) -> str:
        """The value as text. Numbers and dates come as they are written."""
        value = _text(self.node)
        if value is None:
            raise self.error(f"'{self.name}' must be a text")
        if not value:
            raise self.error(f"'{self.name}' is empty")
        return value

    def flag(self) -> bool:
        value = self.text().lower()
        if value not in {"true", "false", "yes", "no"}:
            raise self.error(f"'{self.name}' must be yes or no, not '{value}'")
        return value in {"true", "yes"}

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.error(f"'{self.name}' must be a day like 2026-11-24") from None

    def items(self) -> list["Field"]:
        """The members of a list."""
        return [Field(self.file, node, f"{self.name}[{number}]") for number, node in enumerate(self._members(), 1)]

    def texts(self) -> tuple[str, ...]:
        """The members of a list of texts."""
        found = [_text(node) for node in self._members()]
        texts = tuple(text for text in found if text)
        return texts if len(texts) == len(found) else tuple(item.text() for item in self.items())

    def _members(self) -> Sequence[yaml.Node]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error(f"'{self.name}' must be a list")
        members: list[yaml.Node] = self.node.value
        return members

    def entries(self) -> dict[str, "Field"]:
        """The members of a mapping. A key that stands twice is an error: YAML would silently keep the last."""
        found: dict[str, Field] = {}
        for key, value in self._pairs():
            name = str(key.value)
            if name in found:
                raise ContentError(self.file, key.start_mark.line + 1, f"'{name}' stands here a second time")
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

    def __iter__(self) -> Iterator["Field"]:
        return iter(self.items())

    def only(self, *names: str) -> "Field":
        """Refuse names that are not known here: a mistyped key must not vanish."""
        for name, entry in self.entries().items():
            if name not in names:
                raise entry.error(f"'{name}' is not known here; known are {', '.join(names)}")
        return self


def once(what: str, fields: Iterable[Field]) -> None:
    """Refuse a text that two fields hold; `what` names it, such as "contact". Raises ContentError."""
    seen: set[str] = set()
    for field in fields:
        if field.text() in seen:
            raise field.error(f"{what} '{field.text()}' stands here a second time")
        seen.add(field.text())


def files(folder: Path) -> Iterator[Path]:
    """The YAML files in a folder and below, without those that an editor keeps, whose names begin with a dot."""
    return (file for file in folder.rglob("*.yaml") if not file.name.startswith("."))


NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_NULL, _TEXT = "tag:yaml.org,2002:null", "tag:yaml.org,2002:str"


class _Loader(yaml.CBaseLoader):
    """Tells texts and nulls apart, and nothing else: YAML's other kinds are read as they are written.

    Asking for all of them takes a third of the time that a file takes.
    """

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        return _NULL if kind is yaml.ScalarNode and implicit[0] and value in NULLS else _TEXT

    def descend_resolver(self, _node: yaml.Node, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def _text(node: yaml.Node) -> str | None:
    """None for what is no text."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == _NULL:
        return None
    return str(node.value).strip()


def contents(file: Path) -> bytes:
    """What stands in a file. Raises ContentError."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ContentError(file, 1, "this file is missing") from None
    except OSError as error:
        raise ContentError(file, 1, f"this file cannot be read ({type(error).__name__})") from error


def read(file: Path) -> Field:
    """Parse one YAML file. Raises ContentError when it is missing, not UTF-8, empty or broken."""
    try:
        text = contents(file).decode()
    except UnicodeDecodeError as error:
        raise ContentError(file, 1, "this file is not UTF-8 text") from error
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ContentError(file, mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise ContentError(file, 1, f"not YAML: {str(error).splitlines()[0]}") from error
    if node is None:
        raise ContentError(file, 1, "this file is empty")
    return Field(file, node, file.stem)
