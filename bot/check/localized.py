"""The content of one language: every rule about its files that `load` accepts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.check.avoid import Avoid, avoided, gives_away, read_avoid
from bot.check.finding import Finding
from bot.check.lengths import lengths
from bot.check.numbers import bare_numbers, written_out
from bot.check.passages import Passage, passages, unfilled
from bot.check.phrases import enough, repeated
from bot.check.readability import Names, readability
from bot.check.refused import Files
from bot.check.sources import source_ages
from bot.check.translation import not_translated, stale
from bot.guide.model import Guide
from bot.guide.yaml_field import Field

PHRASES = ("urgent", "talk")


@dataclass(frozen=True, slots=True)
class Written:
    """What one language has, and the plan it belongs to."""

    language: str
    files: Files
    plan: Guide

    @property
    def topics(self) -> Mapping[str, Field]:
        return {name: self.files[name] for name in self.plan.codes if name in self.files}

    @property
    def names(self) -> Names:
        contacts = self.files.get("contacts")
        return {name: entry["in_text"].text() for name, entry in contacts.entries().items()} if contacts else {}

    @property
    def avoid(self) -> Avoid | None:
        return read_avoid(self.files["avoid"].file) if "avoid" in self.files else None


def edition_findings(written: Written, original: Written, today: date) -> Iterator[Finding]:
    """Findings in content/<language>; `original` is the language of origin, perhaps the same."""
    names = written.names
    for name, topic in written.topics.items():
        yield from lengths(topic, names)
        yield from readability(topic, written.language, names)
        yield from enough(topic)
        yield from source_ages(topic, today)
        yield from _translated(topic, original.topics.get(name))
    yield from repeated([*written.topics.values(), *(written.files[name] for name in PHRASES if name in written.files)])
    if "everyday" in written.files:
        yield from source_ages(written.files["everyday"], today)
    yield from _texts(written)


def _translated(topic: Field, original: Field | None) -> Iterator[Finding]:
    if original is None:
        return
    yield from not_translated(topic) if topic.file == original.file else stale(topic, original)


def _texts(written: Written) -> Iterator[Finding]:
    """Words, marks and numbers, in all that readers see."""
    texts = [passage for topic in written.topics.values() for passage in passages(topic)]
    everyday = _passages(written, "everyday")
    contacts = _passages(written, "contacts")
    yield from unfilled([*texts, *everyday, *contacts])
    known = bare_numbers(written.plan.contacts)
    yield from written_out([*texts, *everyday], known, allowed=False)
    yield from written_out(contacts, known, allowed=True)
    if written.avoid:
        yield from avoided(written.avoid, [*texts, *everyday, *contacts])
        yield from gives_away(written.avoid, everyday)


def _passages(written: Written, name: str) -> list[Passage]:
    return list(passages(written.files[name])) if name in written.files else []
