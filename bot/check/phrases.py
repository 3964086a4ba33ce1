"""What people type, the fuel of the search: enough for each topic, and no phrase under two headings."""

from collections.abc import Iterable, Iterator

from bot.check.finding import Finding, at
from bot.guide.yaml_field import Field
from bot.search.normalize import normalize

ASKS = 40
"""Fewer, and the search misses too many ways of asking."""


def enough(topic: Field) -> Iterator[Finding]:
    """Findings in one topic file."""
    asks = topic["asks"]
    count = len(asks.items())
    if count < ASKS:
        yield at(asks, f"{count} ways of asking, at least {ASKS} are needed")


def repeated(files: Iterable[Field]) -> Iterator[Finding]:
    """Phrases of one language that stand twice, in topics, urgent.yaml or talk.yaml, as the search reads them."""
    first: dict[str, Field] = {}
    for phrase in (phrase for file in files for phrase in _phrases(file)):
        before = first.setdefault(normalize(phrase.text()) or phrase.text(), phrase)
        if before is not phrase:
            yield at(phrase, f"'{phrase.text()}' stands already in {before.file.name}:{before.line}")


def _phrases(file: Field) -> Iterator[Field]:
    asks = file.get("asks")
    for listed in [asks] if asks else file.entries().values():
        yield from listed
