"""Query files are read, or rejected with file and line."""

from pathlib import Path

import pytest

from bot.evaluation.query_files import LabelledQuery, QueryError, has_families, read_queries

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


def test_a_line_may_name_a_family_in_place_of_a_kind(tmp_path: Path) -> None:
    line = '{"q": "osha number", "family": "contact", "expect": ["hotline/numbers/work"]}'
    (tmp_path / "en.jsonl").write_text(f"\n{line}\n")
    assert has_families(tmp_path)
    assert read_queries(tmp_path, key="family") == {
        "en": (LabelledQuery("osha number", "contact", ("hotline/numbers/work",)),)
    }
    with pytest.raises(QueryError, match=r'en\.jsonl:2: needs "q" \(text\), "kind"'):
        read_queries(tmp_path)


def test_a_family_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_text('{"q": "x", "family": "other", "expect": []}\n')
    with pytest.raises(QueryError, match=r"en\.jsonl:1: .*grid, calm"):
        read_queries(tmp_path, key="family")


@pytest.mark.parametrize("text", [f"{GOOD}\n", "\n"])
def test_a_folder_with_kinds_or_without_lines_has_no_families(tmp_path: Path, text: str) -> None:
    (tmp_path / "en.jsonl").write_text(text)
    assert not has_families(tmp_path)
