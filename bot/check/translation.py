"""Whether a translation still says what the language of origin says, and the stamp that notes that it does."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import yaml

from bot.check.finding import Finding, at
from bot.guide.loader import read_structure
from bot.guide.text_file import BYTE_ORDER_MARK
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml

NOT_TRANSLATED = frozenset({"asks", "sources", "translation"})
"""People ask in their own words, and a source looked at again changes no sentence: neither makes it stale."""

LENGTH = 12


def fingerprint(original: Field) -> str:
    """12 hex digits of SHA-256 over what a translator translates. Comments, order and layout do not count."""
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
    """Findings in one translated topic that `load` accepts."""
    entry = translated.get("translation")
    if entry is None:
        yield at(translated, "'translation' is missing: {of: \"000000000000\", reviewed: no}")
    elif entry["of"].text() != fingerprint(original):
        yield at(
            entry["of"], f"{original.file} is not what this was translated from: compare, then run python -m bot stamp"
        )


def not_translated(original: Field) -> Iterator[Finding]:
    """A finding in a topic of the language of origin that calls itself a translation."""
    entry = original.get("translation")
    if entry:
        yield at(entry, "this is the language of origin: nothing is translated here")


def stamp(content_dir: Path) -> list[Path]:
    """Write the present fingerprint into `translation.of` of every translated topic; all else stays byte for byte.

    For whoever has compared the two. Returns the files that changed. Raises ContentError where a file cannot be read
    or has no `translation`.
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
    """Put `value`, quoted, where the scalar `field` stands. Ends of lines and a byte order mark stay."""
    with field.file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    start, end = field.node.start_mark, field.node.end_mark
    lines = text.removeprefix(BYTE_ORDER_MARK).split("\n")
    line = lines[start.line]
    lines[start.line] = f'{line[: start.column]}"{value}"{line[end.column :]}'
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    with field.file.open("w", encoding="utf-8", newline="") as opened:
        opened.write(mark + "\n".join(lines))
