"""Texts that YAML parses differently than they look: cut off by a comment, joined with a line, split at a comma."""

import re
from collections.abc import Iterator

import yaml

from bot.check.finding import Finding, finding_at, texts_and_lists
from bot.guide.text_file import read_text
from bot.guide.yaml_field import ContentError, Field

NO_TEXTS = frozenset({"translation", "sources", "contact"})

_COMMENT = re.compile(r"\s+#")
_LIST_ITEM = re.compile(r"\s*-\s")


def layout_findings(field: Field) -> Iterator[Finding]:
    """Findings in the texts, phrases and lists of one valid file."""
    lines = read_text(field.file, ContentError).split("\n")
    for entry in texts_and_lists(field, without=NO_TEXTS):
        problem = _problem(entry.node, entry.name, lines)
        if problem:
            yield finding_at(entry, f"'{entry.name}': {problem}")


def _problem(node: yaml.Node, key: str, lines: list[str]) -> str | None:
    if isinstance(node, yaml.ScalarNode):
        return _problem_of_text(node, key, lines)
    plain = (item for item in node.value if isinstance(item, yaml.ScalarNode) and not item.style)
    is_split = isinstance(node, yaml.SequenceNode) and node.flow_style and any(" " in item.value for item in plain)
    return "a comma in brackets ends a text: put each text on its own line" if is_split else None


def _problem_of_text(node: yaml.ScalarNode, key: str, lines: list[str]) -> str | None:
    start, end = node.start_mark, node.end_mark
    if not node.style and _COMMENT.match(lines[end.line][end.column :]):
        return "what follows '#' is a comment and is not shown: put the text in quotes, or the comment on its own line"
    if not node.style and any(_LIST_ITEM.match(line) for line in lines[start.line + 1 : end.line + 1]):
        return "the next item of the list is read as part of this text: indent both alike"
    if key == "summary" and _written_lines(node, lines) > len(node.value.strip().split("\n")):
        return "its lines are joined into one: write |- and put the lines below it"
    return None


def _written_lines(node: yaml.ScalarNode, lines: list[str]) -> int:
    """How many lines of the file a scalar takes, without empty ones."""
    start, end = node.start_mark, node.end_mark
    first = start.line + (node.style in {"|", ">"})
    return sum(1 for line in (*lines[first : end.line], lines[end.line][: end.column]) if line.strip())
