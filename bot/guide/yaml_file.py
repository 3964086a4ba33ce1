"""Parse YAML files strictly: whatever YAML would silently drop or replace is an error."""

import re
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

import yaml

from bot.guide.text_file import REFUSED, read_text, refused_character
from bot.guide.yaml_field import NULL, ContentError, Field

SUFFIX = ".yaml"

_TEXT = "tag:yaml.org,2002:str"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_MAYBE_SYNTAX = re.compile(r"[!&*](?<![^\s\[{,:?].)(?<![&*](?=\s))")
"""A possible start of a tag, an anchor or an alias. Only the few files with a match are scanned for real ones."""

_SYNTAX = {
    "a tag": "'!' starts a YAML tag, so the word after it would be dropped: put the text in quotes",
    "an anchor": "'&' starts a YAML anchor, so the word after it would be dropped: put the text in quotes",
    "an alias": "'*' starts a YAML alias, which refers to another text: put the text in quotes",
}
"""By what the scanner says that it was scanning."""

_TOKENS = {yaml.TagToken: "a tag", yaml.AnchorToken: "an anchor", yaml.AliasToken: "an alias"}

_ESCAPE = re.compile(r"\\[0abvefxuUN_LP]")
"""Escapes for characters that are not in the file itself, in double-quoted texts."""

_BEGINS_IN_CONTEXT = ("while scanning a simple key", "while scanning a quoted", "while parsing a flow")
"""Errors, such as an unclosed quote, whose cause is where libyaml started to read, not where it gave up."""


class _Loader(yaml.CBaseLoader):
    """Distinguishes only texts and nulls: numbers, dates and booleans stay as they are written.

    Resolving all of YAML's types would take a third of the time that parsing takes.
    """

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        return NULL if value in _NULLS and implicit[0] and kind is yaml.ScalarNode else _TEXT

    def descend_resolver(self, _node: yaml.Node, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files in a folder and its subfolders, except hidden ones, which editors create."""
    return (file for file in folder.rglob(f"*{SUFFIX}") if not file.name.startswith("."))


def refuse_other_files(folder: Path, names: Collection[str], why: str) -> None:
    """Raise ContentError for a YAML file in the folder itself that is never read.

    `names` are the names of files that are read, without ".yaml"; `why` completes the sentence about any other.
    """
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() not in {SUFFIX, ".yml"} or file.name.startswith(".") or not file.is_file():
            continue
        if file.suffix != SUFFIX:
            raise ContentError(file, 1, f"this file is not read: its name must end in {SUFFIX}")
        if file.stem not in names:
            raise ContentError(file, 1, f"'{file.stem}' {why}")


def read_yaml(file: Path) -> Field:
    """Parse one YAML file. Raises ContentError if it is missing, empty, invalid, or uses syntax that hides text."""
    text = read_text(file, ContentError)
    try:
        if _MAYBE_SYNTAX.search(text):
            _refuse_syntax(file, text)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise ContentError(file, _line(error), _problem(error)) from error
    except yaml.YAMLError as error:
        raise ContentError(file, 1, f"not YAML: {str(error).splitlines()[0]}") from error
    if node is None:
        raise ContentError(file, 1, "this file is empty")
    if _ESCAPE.search(text):
        _refuse_escaped(file, node)
    return Field(file, node, file.stem)


def _refuse_syntax(file: Path, text: str) -> None:
    for token in yaml.scan(text, Loader=_Loader):
        if type(token) in _TOKENS:
            raise ContentError(file, token.start_mark.line + 1, _SYNTAX[_TOKENS[type(token)]])


def _refuse_escaped(file: Path, node: yaml.Node) -> None:
    """Raise ContentError for a character that is not allowed in text and comes from an escape."""
    if isinstance(node, yaml.ScalarNode):
        refused = REFUSED.search(node.value)
        if refused:
            raise ContentError(file, node.start_mark.line + 1, refused_character(refused[0]))
        return
    members = node.value if isinstance(node, yaml.SequenceNode) else chain.from_iterable(node.value)
    for member in members:
        _refuse_escaped(file, member)


def _problem(error: yaml.MarkedYAMLError) -> str:
    scanned = str(error.context).removeprefix("while scanning ")
    return _SYNTAX.get(scanned) or f"not YAML: {error.problem or error.context}"


def _line(error: yaml.MarkedYAMLError) -> int:
    in_context = str(error.context or "").startswith(_BEGINS_IN_CONTEXT)
    mark = error.context_mark if in_context and error.context_mark else error.problem_mark
    return int(mark.line) + 1 if mark else 1
