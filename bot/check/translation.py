"""Whether a translation still says what the language of origin says."""

import json
from collections.abc import Iterator
from hashlib import sha256

import yaml

from bot.check.finding import Finding, at
from bot.guide.yaml_field import Field

NOT_TRANSLATED = frozenset({"asks", "sources", "translation"})
"""People ask in their own words, and a source looked at again changes no sentence: neither makes it stale."""

LENGTH = 12


def fingerprint(original: Field) -> str:
    """12 hex digits of SHA-256 over what a translator translates. Comments, order and layout do not count."""
    words = {name: _value(entry.node) for name, entry in original.entries().items() if name not in NOT_TRANSLATED}
    written = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return sha256(written.encode()).hexdigest()[:LENGTH]


def stale(translated: Field, original: Field) -> Iterator[Finding]:
    """Findings in one translated topic that `load` can read."""
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


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return str(node.value).strip()
