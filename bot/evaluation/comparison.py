"""Other searches on the same phrases and the same queries: how often each has the right topic first.

They find the phrase that is most like the text, and answer with its topic. bm25s is a development package.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from time import perf_counter

from rapidfuzz import fuzz, process

from bot.evaluation.by_family import Rate
from bot.evaluation.query_files import LabelledQuery, Queries
from bot.guide.model import Guide
from bot.screens.content import normalized
from bot.search.index import Index

Phrases = Sequence[tuple[str, str]]
"""Texts that people type, each with its topic."""

Search = Callable[[str], Sequence[str]]
"""Ranks topics for a text, best first, perhaps with repetitions."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What one search found over all topic queries of all languages, and its mean time for a query in seconds."""

    name: str
    first: Rate
    in_three: Rate
    seconds: float


def phrases_of(guide: Guide) -> Phrases:
    """The asks of all topics and languages of a guide that was read with phrases."""
    topics = chain.from_iterable(content.topics.values() for content in guide.localizations.values())
    return [(ask, topic.id) for topic in topics for ask in topic.asks]


def compare(guide: Guide, index: Index, queries: Queries) -> Iterator[Compared]:
    """Run each search on the queries that expect a topic."""
    topic_queries = [query for listed in queries.values() for query in listed if query.group in {"topic", "typos"}]
    phrases = phrases_of(guide)
    searches: dict[str, Search] = {
        "Magnolia": lambda text: [hit.topic for hit in index.search(text).results],
        "rapidfuzz process.extract(WRatio)": by_wratio(phrases),
        "BM25 (bm25s)": by_bm25(phrases),
        "SQLite FTS5 (trigram)": by_trigrams(phrases),
    }
    for name, search in searches.items():
        yield _run(name, search, topic_queries)


def _run(name: str, search: Search, queries: Sequence[LabelledQuery]) -> Compared:
    start = perf_counter()
    found = [list(dict.fromkeys(search(query.text))) for query in queries]
    seconds = (perf_counter() - start) / max(1, len(queries))
    first, in_three = (
        Rate(
            sum(
                not set(query.expected).isdisjoint(topics[:most]) for query, topics in zip(queries, found, strict=True)
            ),
            len(queries),
        )
        for most in (1, 3)
    )
    return Compared(name, first, in_three, seconds)


def by_wratio(phrases: Phrases) -> Search:
    """The phrases with the highest weighted ratio of edits. rapidfuzz's own processor would destroy Hindi."""
    texts = [normalized(text) for text, _ in phrases]

    def search(text: str) -> list[str]:
        found = process.extract(normalized(text), texts, scorer=fuzz.WRatio, limit=20)
        return [phrases[position][1] for _, _, position in found]

    return search


def by_bm25(phrases: Phrases) -> Search:
    """The phrases that share the rarest words. Raises ImportError without bm25s."""
    import bm25s  # noqa: PLC0415 - a development package

    retriever = bm25s.BM25()
    retriever.index([normalized(text).split() or [""] for text, _ in phrases], show_progress=False)

    def search(text: str) -> list[str]:
        known = [word for word in normalized(text).split() if word in retriever.vocab_dict]
        if not known:
            return []
        positions, _ = retriever.retrieve([known], k=min(20, len(phrases)), show_progress=False)
        return [phrases[int(position)][1] for position in positions[0]]

    return search


def by_trigrams(phrases: Phrases) -> Search:
    """The phrases that share the rarest groups of three letters, by SQLite's full-text index."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE phrases USING fts5(text, tokenize = 'trigram')")
    database.executemany("INSERT INTO phrases VALUES (?)", [(normalized(text),) for text, _ in phrases])

    def search(text: str) -> list[str]:
        words = normalized(text)
        trigrams = dict.fromkeys(words[start : start + 3] for start in range(len(words) - 2))
        wanted = " OR ".join(f'"{trigram}"' for trigram in trigrams)
        if not wanted:
            return []
        rows = database.execute("SELECT rowid FROM phrases WHERE text MATCH ? ORDER BY rank LIMIT 20", (wanted,))
        return [phrases[row - 1][1] for (row,) in rows]

    return search
