"""The messages of a Fluent file with their lines; what is not Fluent becomes a finding."""

import re
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, ast

from bot.check.finding import Finding, from_error
from bot.wording.wording import WordingError, read

_VARIABLE = re.compile(r"\$([A-Za-z][\w-]*)")
_PLACEABLE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `text` is its pattern as written, placeholders and all."""

    file: Path
    line: int
    id: str
    text: str

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(_VARIABLE.findall(self.text))

    @property
    def spoken(self) -> str:
        """The text without what the program fills in."""
        return " ".join(_PLACEABLE.sub(" ", self.text).split())


def read_messages(file: Path) -> tuple[list[Message], list[Finding]]:
    """Messages in order, and a finding for each part that is not Fluent. Never raises."""
    try:
        source = read(file)
    except WordingError as refusal:
        return [], [from_error(refusal)]
    messages: list[Message] = []
    findings: list[Finding] = []
    for entry in FluentParser().parse(source).body:
        line = source.count("\n", 0, _start(entry)) + 1
        if isinstance(entry, ast.Junk):
            findings.append(Finding(file, line, _reason(entry)))
        elif isinstance(entry, ast.Message):
            messages.append(Message(file, line, str(entry.id.name), _pattern(source, entry)))
    if not messages and not findings:
        findings.append(Finding(file, 1, "no message stands here"))
    return messages, findings


def _start(node: ast.SyntaxNode) -> int:
    return node.span.start if node.span else 0


def _pattern(source: str, entry: ast.Message) -> str:
    """The pattern as written; '' for a message of attributes only, and for {""}."""
    span = entry.value.span if entry.value else None
    written = source[span.start : span.end] if span else ""
    return "" if written.replace(" ", "") == '{""}' else written


def _reason(entry: ast.Junk) -> str:
    said = entry.annotations[0].message if entry.annotations else "no message begins here"
    return f"not Fluent: {said}"
