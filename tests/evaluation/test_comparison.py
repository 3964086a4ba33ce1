"""The searches that ours is compared with find the phrases that are most like a text, and are run side by side."""

from collections.abc import Callable

import pytest

from bot.evaluation.comparison import Phrases, Search, by_bm25, by_trigrams, by_wratio, compare
from bot.evaluation.query_files import LabelledQuery
from bot.guide.model import Guide
from bot.search.index import Index

PHRASES = (
    ("they took my passport", "papers"),
    ("my boss does not pay me", "wages"),
    ("i fell from the roof at work", "injury"),
)


@pytest.mark.parametrize("make", [by_wratio, by_bm25, by_trigrams])
def test_each_finds_the_phrase_that_shares_most(make: Callable[[Phrases], Search]) -> None:
    search = make(PHRASES)
    assert search("who took my passport")[0] == "papers"
    assert search("he does not pay")[0] == "wages"


@pytest.mark.parametrize("make", [by_bm25, by_trigrams])
@pytest.mark.parametrize("text", ["", "?!", "zzz", '"'])
def test_a_text_that_shares_nothing_finds_nothing(make: Callable[[Phrases], Search], text: str) -> None:
    assert list(make(PHRASES)(text)) == []


def test_all_run_on_the_same_topic_queries(guide: Guide, index: Index) -> None:
    queries = (
        LabelledQuery("they took my passport", "topic", ("papers-taken",)),
        LabelledQuery("he has a gun", "urgent", ("hotline",)),
    )
    compared = list(compare(guide, index, {"en": queries}))
    assert [one.name.split(" ")[0] for one in compared] == ["Magnolia", "rapidfuzz", "BM25", "SQLite"]
    assert [one.first.count for one in compared] == [1, 1, 1, 1]
    assert compared[0].first.hits == 1
    assert all(one.seconds > 0 for one in compared)
