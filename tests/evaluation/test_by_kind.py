"""Query files are read, or rejected with file and line; results are counted by the rules of their kind."""

from pathlib import Path

import pytest

from bot.search.evaluation import Counts, LabelledQuery, QueryError, evaluate, read_queries
from bot.search.index import Index

GOOD = '{"q": "they took my passport", "kind": "topic", "expect": ["papers-taken"]}'


def test_queries_are_read_by_language(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_text(f"{GOOD}\n\n")
    (tmp_path / "es.jsonl").write_text(
        '{"q": "ayuda\u2028", "kind": "urgent", "expect": ["hotline"]}\n', encoding="utf-8"
    )
    assert read_queries(tmp_path) == {
        "en": (LabelledQuery("they took my passport", "topic", ("papers-taken",)),),
        "es": (LabelledQuery("ayuda\u2028", "urgent", ("hotline",)),),
    }


@pytest.mark.parametrize(
    "line",
    [
        "passport",
        "[" * 100_000,
        "[]",
        '{"q": 5, "kind": "topic", "expect": []}',
        '{"q": "x", "kind": "other", "expect": []}',
        '{"q": "x", "kind": "topic"}',
        '{"q": "x", "kind": "topic", "expect": [5]}',
    ],
)
def test_a_bad_line_is_an_error_with_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "en.jsonl").write_text(f"{GOOD}\n{line}\n")
    with pytest.raises(QueryError, match=r"en\.jsonl:2: "):
        read_queries(tmp_path)


def test_a_folder_without_query_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no query files"):
        read_queries(tmp_path)


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"en\.jsonl: not UTF-8"):
        read_queries(tmp_path)


def test_languages_that_the_guide_lacks_are_left_out_by_name(index: Index) -> None:
    queries = {"en": (LabelledQuery("they took my passport", "topic", ("papers-taken",)),), "xx": ()}
    report = evaluate(index, queries)
    assert (set(report.languages), report.left_out) == ({"en"}, ("xx",))


def test_queries_are_counted_by_their_kind(index: Index) -> None:
    queries = (
        LabelledQuery("they took my passport", "topic", ("papers-taken",)),
        LabelledQuery("they took my passport", "topic", ("no-such-topic",)),
        LabelledQuery("give me the hotline number", "topic", ("hotline",)),
        LabelledQuery("he locked me in and has a gun", "urgent", ("hotline",)),
        LabelledQuery("he locked me in and has a gun", "offtopic", ()),
        LabelledQuery("good morning", "offtopic", ()),
    )
    assert evaluate(index, {"en": queries}).pooled == Counts(
        topic=3, hits_at_1=2, hits_at_3=2, urgent=1, urgent_found=1, false_positives=1, off_topic=2, off_topic_refused=1
    )


def test_an_urgent_text_counts_as_a_hit_for_the_hotline_only_where_that_is_expected(index: Index) -> None:
    expecting = {
        expected: LabelledQuery("he locked me in and has a gun", "topic", (expected,))
        for expected in ("hotline", "unpaid-wages")
    }
    hits = {expected: evaluate(index, {"en": (query,)}).pooled.hits_at_1 for expected, query in expecting.items()}
    assert hits == {"hotline": 1, "unpaid-wages": 0}


def test_rates_are_shares_of_the_queries_of_a_kind() -> None:
    counts = Counts(
        topic=4, hits_at_1=2, hits_at_3=3, urgent=2, urgent_found=1, false_positives=1, off_topic=6, off_topic_refused=3
    )
    assert counts.rates() == {
        "hit@1": 0.5,
        "hit@3": 0.75,
        "urgent recall": 0.5,
        "false alarms": 0.1,
        "off-topic refused": 0.5,
    }
    assert counts.queries == 12


def test_rates_without_queries_are_zero() -> None:
    assert set(Counts().rates().values()) == {0.0}
