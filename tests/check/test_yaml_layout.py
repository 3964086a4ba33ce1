"""Texts that YAML reads otherwise than they look."""

import pytest

from bot.check.yaml_layout import layout_findings
from tests.check.conftest import Write
from tests.kit.small_guide import TOPIC


def test_a_topic_that_is_written_plainly_is_left_alone(page: Write) -> None:
    assert list(layout_findings(page(TOPIC))) == []


COMMENT, ITEM, LINES, COMMA = ("what follows '#'", "the next item", "its lines are joined", "a comma in brackets")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title: Call # 3 times\n", 1, COMMENT),
        ("points:\n  - Sign nothing  # they say\n", 2, COMMENT),
        ("asks:\n  - no pay # urgent\n", 2, COMMENT),
        ("title: Two lines\n  of text # more\n", 1, COMMENT),
        ("points:\n  - Sign nothing.\n   - Call first.\n", 2, ITEM),
        ("asks:\n  - one\n    - two\n", 2, ITEM),
        ("summary: One line.\n  Another.\n", 1, LINES),
        ("summary: >-\n  One line.\n  Another.\n", 1, LINES),
        ('summary: "One line.\n  Another."\n', 1, LINES),
        ("points: [Stay inside, or go.]\n", 1, COMMA),
        ("pages:\n  - points: [Stay inside.]\n", 2, COMMA),
    ],
)
def test_what_yaml_reads_otherwise_is_found_in_its_line(page: Write, text: str, line: int, said: str) -> None:
    findings = list(layout_findings(page(text)))
    assert [finding.line for finding in findings] == [line]
    assert said in findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        'title: "Call # 3 times" # a note\n',
        "# A note.\ntitle: Call#3\n",
        "points: # a note\n  - One\n  # - Two\n  - Three - four\n",
        "summary: |- # a note\n  One # line.\n  - Another.\n",
        "summary: >-\n  One line.\n",
        "summary: One line.\n",
        "points:\n  - Sign nothing,\n    and call -- first.\n",
        'asks: ["no, never", pay]\n',
        "sources: [{name: A law, checked: 2026-11-01}] # soon\n",
    ],
)
def test_comments_and_lines_that_take_nothing_away_are_left_alone(page: Write, text: str) -> None:
    assert list(layout_findings(page(text))) == []
