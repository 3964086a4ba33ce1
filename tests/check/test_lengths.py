"""Texts of a topic that are too long."""

import pytest

from bot.check.lengths import lengths
from tests.check.conftest import Write
from tests.kit.small_guide import TOPIC

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
            "a page of 6 points",
        ),
        ("Write down your hours.", "word " * 110, 8, "a page of 120 words, at most 110"),
    ],
)
def test_what_is_too_long_is_found_in_its_line(page: Write, old: str, new: str, line: int, said: str) -> None:
    assert old in TOPIC
    findings = list(lengths(page(TOPIC.replace(old, new)), NAMES))
    assert [finding.line for finding in findings] == [line]
    assert said in findings[0].message


def test_a_topic_without_pages_is_found(page: Write) -> None:
    text = TOPIC[: TOPIC.index("pages:")] + "pages: []\n" + TOPIC[TOPIC.index("next_step:") :]
    assert [finding.message for finding in lengths(page(text), NAMES)] == ["0 pages: 1 to 3 are read"]
