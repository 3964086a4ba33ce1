"""Stale translations: compare a translation with its original by fingerprint, and stamp it as up to date."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import yaml

from bot.check.finding import Finding, finding_at, shown
from bot.guide.loader import read_structure
from bot.guide.text_file import BYTE_ORDER_MARK
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml

NOT_TRANSLATED = frozenset({"asks", "unanswered", "sources", "translation"})
"""Keys that do not make a translation stale: phrases differ by language, and new check dates change no text."""

LENGTH = 12


def fingerprint(original: Field) -> str:
    """12 hex digits of a SHA-256 over the translated keys. Comments, order and layout do not count."""
    words = {name: _value(entry.node) for name, entry in original.entries().items() if name not in NOT_TRANSLATED}
    serialized = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return sha256(serialized.encode()).hexdigest()[:LENGTH]


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return str(node.value).strip()


def stale(translated: Field, original: Field) -> Iterator[Finding]:
    """A finding if a translated topic was not made from the present original. Both are valid files."""
    entry = translated.get("translation")
    if entry is None:
        yield finding_at(translated, "'translation' is missing: {of: \"000000000000\", reviewed: no}")
    elif entry["of"].text() != fingerprint(original):
        yield finding_at(
            entry["of"],
            f"{shown(original.file)} has changed since this was translated: compare, then run python -m bot stamp",
        )


def not_translated(original: Field) -> Iterator[Finding]:
    """A finding if a topic of the original language has the key `translation`."""
    entry = original.get("translation")
    if entry:
        yield finding_at(entry, "this is the original language: 'translation' does not belong here")


def stamp(content_dir: Path) -> list[Path]:
    """Write the present fingerprint into `translation.of` of every translated topic, and change nothing else.

    To be run after comparing the texts. Returns the changed files. Raises ContentError if a file cannot be read or
    has no `translation`.
    """
    return list(_stamped(content_dir))


def _stamped(content_dir: Path) -> Iterator[Path]:
    structure = read_structure(content_dir)
    origin, *translations = structure.languages
    for topic in structure.codes:
        present = fingerprint(read_yaml(content_dir / origin / f"{topic}.yaml"))
        for language in translations:
            noted = read_yaml(content_dir / language / f"{topic}.yaml")["translation"]["of"]
            if noted.text() != present:
                _replace(noted, present)
                yield noted.file


def _replace(field: Field, value: str) -> None:
    """Replace the scalar `field` in its file by `value` in quotes. Line ends and a byte order mark are kept."""
    with field.file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    start, end = field.node.start_mark, field.node.end_mark
    lines = text.removeprefix(BYTE_ORDER_MARK).split("\n")
    line = lines[start.line]
    lines[start.line] = f'{line[: start.column]}"{value}"{line[end.column :]}'
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    with field.file.open("w", encoding="utf-8", newline="") as opened:
        opened.write(mark + "\n".join(lines))
