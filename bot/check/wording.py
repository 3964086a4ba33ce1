"""Locales beside each other: what a language lacks, leaves empty, or leaves in the language of origin."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.check.finding import Finding
from bot.check.messages import Message

_WORD = re.compile(r"[^\W\d_]+")


def compare(file: Path, messages: list[Message], original: Mapping[str, Message]) -> Iterator[Finding]:
    """Findings in a translated file beside the file of the language of origin."""
    known = {message.id for message in messages}
    for missing in original.keys() - known:
        yield Finding(file, 1, f"'{missing}' is missing: {original[missing].text}")
    for message in messages:
        source = original.get(message.id)
        if source is None:
            yield _at(message, f"the language of origin has no such message ({_name(original)})")
        else:
            yield from _beside(message, source)


def within(messages: list[Message]) -> Iterator[Finding]:
    """Findings that one file shows by itself."""
    for message in messages:
        if message.empty:
            yield _at(message, "is empty")
        for attribute in message.attributes:
            yield _at(message, f"has an attribute '.{attribute}', which no screen shows")


def _beside(message: Message, source: Message) -> Iterator[Finding]:
    for extra in sorted(message.placeholders - source.placeholders):
        yield _at(message, f"nothing fills in {{ ${extra} }}")
    for lost in sorted(source.placeholders - message.placeholders):
        yield _at(message, f"{{ ${lost} }} got lost")
    if message.without_placeables == source.without_placeables and len(_WORD.findall(message.without_placeables)) > 1:
        yield _at(message, "is not translated")


def _name(original: Mapping[str, Message]) -> str:
    return next((message.file.name for message in original.values()), "no file")


def _at(message: Message, problem: str) -> Finding:
    return Finding(message.file, message.line, f"'{message.id}' {problem}")
