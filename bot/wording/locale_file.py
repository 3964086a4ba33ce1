"""Parse locale files strictly: unresolved references, cycles and repeated messages are errors with a line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.guide.text_file import REFUSED, TextFileError, line_of, read_text, refused_character

FUNCTIONS = frozenset({"NUMBER", "DATETIME"})
"""The functions that Fluent's runtime has built in."""

_REFERENCES = re.compile(r"\{(?!\s*\$[\w-]+\s*\})")
"""A placeable other than a variable. Few locales have one, and visiting all nodes takes as long as parsing."""

Entry = ast.Message | ast.Term


class WordingError(TextFileError):
    """A locale file cannot be used. The message is one sentence that begins with file and line."""


@dataclass(frozen=True, slots=True)
class LocaleFile:
    """A parsed file: its text and its syntax tree."""

    file: Path
    source: str
    resource: ast.Resource

    @property
    def entries(self) -> list[Entry]:
        """Messages and terms, in the order of the file."""
        return [entry for entry in self.resource.body if isinstance(entry, Entry)]

    def line(self, node: ast.SyntaxNode) -> int:
        return line_of(self.source, node.span.start if node.span else 0)

    def error(self, node: ast.SyntaxNode, problem: str) -> WordingError:
        return WordingError(self.file, self.line(node), problem)


def parse_locale(file: Path) -> LocaleFile:
    """Parse one locale file. Raises WordingError if it cannot be read at all; `errors` finds everything else."""
    source = read_text(file, WordingError)
    try:
        return LocaleFile(file, source, FluentParser().parse(source))
    except RecursionError:
        raise WordingError(file, 1, "not Fluent: braces are nested too deeply") from None


def errors(locale: LocaleFile) -> Iterator[WordingError]:
    """Every reason why the file cannot be used."""
    for junk in locale.resource.body:
        if isinstance(junk, ast.Junk):
            reason = junk.annotations[0].message if junk.annotations else "no message begins here"
            yield WordingError(locale.file, _junk_line(locale.source, junk), f"not Fluent: {reason}")
    yield from _repeated(locale)
    if _REFERENCES.search(locale.source):
        yield from _unresolved(locale)
        yield from _cycles(locale)


def _junk_line(source: str, junk: ast.Junk) -> int:
    """The line of the last text before the position where the parser gave up, which may be several lines below."""
    start = junk.span.start if junk.span else 0
    spans = [note.span.start for note in junk.annotations or () if note.span]
    return line_of(source, max(start, len(source[: spans[0]].rstrip()))) if spans else line_of(source, start)


def _repeated(locale: LocaleFile) -> Iterator[WordingError]:
    first: dict[str, int] = {}
    for entry in locale.entries:
        name = _name(entry)
        if name in first:
            yield locale.error(entry, f"'{name}' is defined twice, first in line {first[name]}")
        first.setdefault(name, locale.line(entry))


def _unresolved(locale: LocaleFile) -> Iterator[WordingError]:
    """References that would be shown literally, and escapes for characters that are not allowed in text."""
    known = set(_texts(locale.entries))
    for entry in locale.entries:
        for node in _Collected(entry).nodes:
            problem = _problem(node, known)
            if problem:
                yield locale.error(node, f"'{_name(entry)}' {problem}")


def _problem(node: ast.SyntaxNode, known: set[str]) -> str | None:
    if isinstance(node, ast.StringLiteral):
        refused = REFUSED.search(node.parse()["value"])
        return f"cannot be shown: {refused_character(refused[0])}" if refused else None
    if isinstance(node, ast.FunctionReference):
        return None if node.id.name in FUNCTIONS else f"calls {node.id.name}(), which does not exist"
    if isinstance(node, ast.MessageReference | ast.TermReference):
        return None if _reference(node) in known else f"refers to '{_reference(node)}', which does not exist"
    return None


def _cycles(locale: LocaleFile) -> Iterator[WordingError]:
    """One error for each message or term that refers to itself, directly or through others."""
    leads_to = {name: _references(node) for name, node in _texts(locale.entries).items()}
    for entry in locale.entries:
        name = _name(entry)
        if name in _reachable(leads_to, name):
            yield locale.error(entry, f"'{name}' refers to itself")


def _reachable(leads_to: Mapping[str, Iterable[str]], start: str) -> set[str]:
    """The names that `start` refers to, directly or through others."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        new = set(leads_to.get(waiting.pop(), ())) - seen
        seen |= new
        waiting += new
    return seen


def _texts(entries: Iterable[Entry]) -> dict[str, ast.Pattern]:
    """Every text that can be referred to, under "message", "-term", "message.attribute" or "-term.attribute"."""
    texts: dict[str, ast.Pattern] = {}
    for entry in entries:
        if entry.value:
            texts[_name(entry)] = entry.value
        texts.update({f"{_name(entry)}.{attribute.id.name}": attribute.value for attribute in entry.attributes})
    return texts


def _references(node: ast.SyntaxNode) -> list[str]:
    nodes = _Collected(node).nodes
    return [_reference(node) for node in nodes if isinstance(node, ast.MessageReference | ast.TermReference)]


def _reference(node: ast.MessageReference | ast.TermReference) -> str:
    name = f"-{node.id.name}" if isinstance(node, ast.TermReference) else str(node.id.name)
    return f"{name}.{node.attribute.name}" if node.attribute else name


def _name(entry: Entry) -> str:
    return f"-{entry.id.name}" if isinstance(entry, ast.Term) else str(entry.id.name)


class _Collected(Visitor):
    """The references, function calls and string literals below a node."""

    def __init__(self, node: ast.BaseNode) -> None:
        self.nodes: list[ast.SyntaxNode] = []
        self.visit(node)

    def _collect(self, node: ast.SyntaxNode) -> None:
        self.nodes.append(node)
        self.generic_visit(node)

    visit_MessageReference = visit_TermReference = visit_FunctionReference = visit_StringLiteral = _collect  # noqa: N815 - the library's names
