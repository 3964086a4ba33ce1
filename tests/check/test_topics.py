"""Rules for topic files."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.check.topics import ASKS, TOPIC_DAYS, enough_asks, lengths, repeated_phrases, source_ages
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml
from tests.check.conftest import Write
from tests.kit.small_guide import TOPIC

CHECKED = date(2026, 11, 1)

NAMES = {"line": "the Line that is always there"}


def test_a_topic_within_its_limits_is_left_alone(page: Write) -> None:
    assert list(lengths(page(TOPIC), NAMES)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("They do not pay me", "t" * 61, 1, "'title' has 61 characters, at most 60"),
        ("No pay", "b" * 25, 2, "'button' has 25 characters, at most 24"),
        ("You may ask for your pay.", "a" * 210, 4, "'summary' has 231 characters, at most 220"),
        ("You may ask for your pay.", "One.\n  Two.\n  Three.", 4, "'summary' has 4 lines, at most 3"),
        (
            "- Write down your hours.",
            "- One.\n      - Two.\n      - 3.\n      - 4.\n      - 5.",
            8,
            "the page has 6 points",
        ),
        ("Write down your hours.", "word " * 110, 8, "the page has 120 words, at most 110"),
        ("Write down your hours.", "工" * 4500, 8, "the page has 2260 words, at most 110"),
        ("Write down your hours.", "ก" * 1000, 8, "the page has 210 words, at most 110"),
    ],
)
def test_what_is_too_long_is_found_in_its_line(page: Write, old: str, new: str, line: int, said: str) -> None:
    assert old in TOPIC
    findings = list(lengths(page(TOPIC.replace(old, new)), NAMES))
    assert [finding.line for finding in findings] == [line]
    assert said in findings[0].message


def test_a_topic_without_pages_is_found(page: Write) -> None:
    text = TOPIC[: TOPIC.index("pages:")] + "pages: []\n" + TOPIC[TOPIC.index("next_step:") :]
    assert [finding.message for finding in lengths(page(text), NAMES)] == ["0 pages; 1 to 3 are allowed"]


def test_too_few_ways_of_asking_are_counted(page: Write) -> None:
    findings = list(enough_asks(page("title: x\nasks: [one, two]\n")))
    assert [(finding.line, finding.message) for finding in findings] == [
        (2, f"2 ways of asking; at least {ASKS} are needed")
    ]


def test_enough_ways_of_asking_are_left_alone(page: Write) -> None:
    assert list(enough_asks(page(f"asks: [{', '.join(f'ask {number}' for number in range(ASKS))}]"))) == []


def test_a_phrase_under_two_headings_is_found_as_the_search_reads_it(tmp_path: Path) -> None:
    files = [
        written(tmp_path / "pay.yaml", "asks:\n  - No me pagan\n  - he pays late\n"),
        written(tmp_path / "urgent.yaml", "danger:\n  - he is here\nthreat:\n  - NO ME PAGAN!\n"),
    ]
    assert [str(finding) for finding in repeated_phrases(files)] == [
        f"{tmp_path}/urgent.yaml:4: 'NO ME PAGAN!' is already in pay.yaml:2"
    ]


def test_signs_without_letters_are_compared_as_they_are(tmp_path: Path) -> None:
    talk = written(tmp_path / "talk.yaml", "off-topic: ['...', '???', '👍', '???']\n")
    assert len(list(repeated_phrases([talk]))) == 1


def written(file: Path, text: str) -> Field:
    file.write_text(text, encoding="utf-8")
    return read_yaml(file)


@pytest.mark.parametrize(("days", "found"), [(0, 0), (TOPIC_DAYS, 0), (TOPIC_DAYS + 1, 1)])
def test_a_topics_fact_is_old_after_a_year(page: Write, days: int, found: int) -> None:
    assert len(list(source_ages(page(TOPIC), CHECKED + timedelta(days)))) == found


def test_a_finding_names_the_source_in_its_line(page: Write) -> None:
    findings = list(source_ages(page(TOPIC), CHECKED + timedelta(400)))
    assert [(finding.line, finding.message) for finding in findings] == [
        (18, "'A law' was last checked 400 days ago; the limit is 365")
    ]


def test_nobody_has_looked_in_the_future_but_it_may_be_tomorrow_elsewhere(page: Write) -> None:
    topic = page(TOPIC)
    assert list(source_ages(topic, CHECKED - timedelta(1))) == []
    assert len(list(source_ages(topic, CHECKED - timedelta(2)))) == 1
