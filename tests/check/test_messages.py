"""Fluent files as messages with their lines."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.messages import read_messages


def written(folder: Path, text: str) -> Path:
    file = folder / "xx.ftl"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_message_knows_its_line_its_text_and_what_is_filled_in(tmp_path: Path) -> None:
    messages, broken = read_messages(written(tmp_path, "# A note.\n\nshown = Page { $page } of { $pages }\n"))
    assert broken == []
    assert (messages[0].id, messages[0].line, messages[0].text) == ("shown", 3, "Page { $page } of { $pages }")
    assert (sorted(messages[0].placeholders), messages[0].without_placeables) == (["page", "pages"], "Page of")


def test_dollars_are_not_filled_in(tmp_path: Path) -> None:
    messages, _ = read_messages(written(tmp_path, "pay = At least $7.25 an hour\n"))
    assert messages[0].placeholders == frozenset()


def test_what_is_not_fluent_is_found_in_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    messages, broken = read_messages(written(tmp_path, "one = 1\ntwo { $x\nthree = 3\n"))
    assert [message.id for message in messages] == ["one", "three"]
    assert [(finding.line, "not Fluent" in finding.message) for finding in broken] == [(2, True)]


@pytest.mark.parametrize(
    "text",
    [
        'one = {""}\n',
        'one = { " " }{ "\\u200B" }\n',
        "one =\n    .title = x\n",
        'one = { $count ->\n    [one] { "" }\n   *[other] Days\n}\n',
    ],
)
def test_a_message_that_shows_nothing_is_empty(tmp_path: Path, text: str) -> None:
    messages, broken = read_messages(written(tmp_path, text))
    assert ([message.empty for message in messages], broken) == ([True], [])


@pytest.mark.parametrize("text", ["one = x\n", "one = { $x }\n", 'one = { "{" }\n', "one = { $x ->\n *[other] y\n }\n"])
def test_a_message_that_shows_something_is_not_empty(tmp_path: Path, text: str) -> None:
    assert [message.empty for message in read_messages(written(tmp_path, text))[0]] == [False]


def test_literals_stand_in_the_text_as_the_characters_that_are_shown(tmp_path: Path) -> None:
    messages, _ = read_messages(written(tmp_path, 'one = 5{ "\\u00A0" }km to { $place }\n    { "[" }here]\n'))
    assert [message.text for message in messages] == ["5\u00a0km to { $place }\n[here]"]


def test_what_cannot_be_used_is_found_in_its_line_all_of_it(tmp_path: Path) -> None:
    text = "one = { -brand }\ntwo = { two }\nthree = 3\nthree = 4\nfour { $x\n"
    assert [(finding.line, finding.message.split(":")[0]) for finding in read_messages(written(tmp_path, text))[1]] == [
        (5, "not Fluent"),
        (4, "'three' is defined twice, first in line 3"),
        (1, "'one' refers to '-brand', which does not exist"),
        (2, "'two' refers to itself"),
    ]


def test_attributes_are_named(tmp_path: Path) -> None:
    messages, _ = read_messages(written(tmp_path, "one = x\n    .title = y\n"))
    assert messages[0].attributes == ("title",)


def test_a_file_that_is_missing_is_a_finding(tmp_path: Path) -> None:
    assert [str(finding) for finding in read_messages(tmp_path / "xx.ftl")[1]] == [
        f"{tmp_path}/xx.ftl:1: this file is missing"
    ]


@given(st.text("ab-_=.{}$\"' \n#", max_size=60))
def test_any_text_is_messages_and_findings(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    messages, broken = read_messages(written(tmp_path_factory.mktemp("any"), text))
    assert all(line >= 1 for line in [*(one.line for one in messages), *(one.line for one in broken)])
