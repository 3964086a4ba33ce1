"""Question files are read or refused by line; answers are counted as the table says."""

from pathlib import Path

import pytest

from bot.guide.model import Intent, Urgency
from bot.search.evaluation import QueryError, Question, Tally, as_line, measure, read_questions, read_typed
from bot.search.index import Index
from bot.search.result import Hit, SearchResult, Tier

PAPERS = (Hit("papers-taken", 0.91234), Hit("my-rights", 0.05))


def found(
    tier: Tier = Tier.ANSWER,
    *results: Hit,
    urgent: Urgency | None = None,
    intent: Intent | None = None,
) -> SearchResult:
    return SearchResult("en", confident_language=True, tier=tier, urgent=urgent, intent=intent, results=results)


def test_a_topic_is_written_with_its_score() -> None:
    assert as_line("they took my passport", found(Tier.ANSWER, *PAPERS)) == {
        "q": "they took my passport",
        "language": "en",
        "tier": "answer",
        "urgent": False,
        "kind": None,
        "results": [{"topic": "papers-taken", "score": 0.912}, {"topic": "my-rights", "score": 0.05}],
    }


def test_an_emergency_puts_the_hotline_before_the_topics() -> None:
    line = as_line("q", found(Tier.CHOICES, *PAPERS, urgent=Urgency.THREAT))
    assert (line["tier"], line["urgent"], line["kind"]) == ("answer", True, "threat")
    assert [result["topic"] for result in line["results"]] == ["hotline", "papers-taken", "my-rights"]  # type: ignore[attr-defined]


def test_who_asks_for_the_number_gets_the_hotline() -> None:
    line = as_line("q", found(Tier.NONE, intent=Intent.HOTLINE))
    assert (line["tier"], line["urgent"]) == ("answer", False)
    assert line["results"] == [{"topic": "hotline", "score": 1.0}]


@pytest.mark.parametrize("intent", [Intent.GREETING, Intent.THANKS, Intent.OFF_TOPIC, Intent.CONTROL])
def test_small_talk_and_what_is_refused_have_no_results(intent: Intent) -> None:
    line = as_line("q", found(Tier.NONE, intent=intent))
    assert (line["tier"], line["results"]) == ("none", [])


GOOD = '{"q": "they took my passport", "kind": "topic", "expect": ["papers-taken"]}'


def test_questions_are_read_by_language(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_text(f"{GOOD}\n\n")
    (tmp_path / "es.jsonl").write_text(
        '{"q": "ayuda\u2028", "kind": "urgent", "expect": ["hotline"]}\n', encoding="utf-8"
    )
    assert read_questions(tmp_path) == {
        "en": (Question("they took my passport", "topic", ("papers-taken",)),),
        "es": (Question("ayuda\u2028", "urgent", ("hotline",)),),
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
def test_a_bad_line_is_named_with_its_file_and_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "en.jsonl").write_text(f"{GOOD}\n{line}\n")
    with pytest.raises(QueryError, match=r"en\.jsonl:2: "):
        read_questions(tmp_path)


def test_a_folder_without_questions_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no question files"):
        read_questions(tmp_path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"en\.jsonl: not UTF-8"):
        read_questions(tmp_path)


def test_a_typed_line_may_leave_out_its_language() -> None:
    assert read_typed('{"q": "hola", "lang": "es"}', "here:1") == ("hola", "es")
    assert read_typed('{"q": "hola"}', "here:1") == ("hola", None)
    with pytest.raises(QueryError, match=r"^here:1: "):
        read_typed('{"lang": "es"}', "here:1")


def test_languages_that_the_guide_lacks_are_left_out_by_name(index: Index) -> None:
    asked = {"en": (Question("they took my passport", "topic", ("papers-taken",)),), "xx": ()}
    report = measure(index, asked)
    assert (set(report.languages), report.left_out) == ({"en"}, ("xx",))


def test_answers_are_counted(index: Index) -> None:
    questions = (
        Question("they took my passport", "topic", ("papers-taken",)),
        Question("they took my passport", "topic", ("no-such-topic",)),
        Question("give me the hotline number", "topic", ("hotline",)),
        Question("he locked me in and has a gun", "urgent", ("hotline",)),
        Question("good morning", "offtopic", ()),
    )
    expected = Tally(topic=3, first=2, in_three=2, urgent=1, recalled=1, alarms=0, offtopic=1, refused=1)
    assert measure(index, {"en": questions}).pooled == expected


def test_rates_are_shares_of_what_was_asked() -> None:
    tally = Tally(topic=4, first=2, in_three=3, urgent=2, recalled=1, alarms=1, offtopic=6, refused=3)
    assert tally.rates() == {
        "hit@1": 0.5,
        "hit@3": 0.75,
        "urgent recall": 0.5,
        "false alarms": 0.1,
        "off-topic refused": 0.5,
    }


def test_nothing_asked_is_no_division_by_zero() -> None:
    assert set(Tally().rates().values()) == {0.0}
