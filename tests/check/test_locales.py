"""Locale files as messages with their lines, and locales beside each other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.finding import Finding
from bot.check.locales import Message, compare, messages_without_text, read_messages, too_long
from bot.guide.loader import read_structure
from tests.kit.content import REAL_CONTENT

ORIGINAL = Path("en.ftl")
STRUCTURE = read_structure(REAL_CONTENT)


def message(text: str, *, name: str = "one", line: int = 3, file: Path | None = None) -> Message:
    return Message(file or Path("es.ftl"), line, name, text)


def beside(original: str, translated: str) -> list[str]:
    source = {"one": message(original, file=ORIGINAL)}
    return [finding.message for finding in compare(Path("es.ftl"), [message(translated)], source)]


@pytest.mark.parametrize(
    ("original", "translated", "said"),
    [
        (
            "Read in { $language }",
            "Leer en { $idioma }",
            ["has an unknown variable { $idioma }", "lacks { $language }"],
        ),
        ("Read in { $language }", "Leer", ["lacks { $language }"]),
        ("Talk to someone", "Talk to someone", ["is not translated"]),
        ("See { $name } there", "See { $name } there", ["is not translated"]),
        ("Talk to someone", "Hablar con alguien", []),
        ("Privacy", "Privacy", []),
        ("{ $name }", "{ $name }", []),
    ],
)
def test_a_translation_is_held_to_its_original(original: str, translated: str, said: list[str]) -> None:
    assert beside(original, translated) == [f"'one' {problem}" for problem in said]


def test_missing_and_needless_messages_are_found() -> None:
    source = {"one": message("One thing", file=ORIGINAL)}
    assert list(compare(Path("es.ftl"), [message("Otra cosa", name="two", line=7)], source)) == [
        Finding(Path("es.ftl"), 1, "'one' is missing: One thing"),
        Finding(Path("es.ftl"), 7, "'two' does not exist in the original (en.ftl)"),
    ]


def test_empty_messages_and_attributes_are_found() -> None:
    messages = [message("One"), Message(Path("es.ftl"), 4, "two", "", empty=True, attributes=("title",))]
    assert [(finding.line, finding.message) for finding in messages_without_text(messages)] == [
        (4, "'two' is empty"),
        (4, "'two' has an attribute '.title', which no screen shows"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("profile-name", "x" * 64, []),
        ("profile-name", "x" * 65, ["'profile-name' has 65 characters, at most 64"]),
        ("profile-short", "{ $region }" + "x" * 109, []),
        ("profile-short", "{ $region }" + "x" * 110, ["'profile-short' has 121 characters, at most 120"]),
        ("profile-description", "x" * 513, ["'profile-description' has 513 characters, at most 512"]),
        ("command-start", "x" * 257, ["'command-start' has 257 characters, at most 256"]),
        ("flood-alert", "{ $number }" + "x" * 185, []),
        ("flood-alert", "{ $number }" + "x" * 186, ["'flood-alert' has 201 characters, at most 200"]),
        ("home-title", "x" * 600, []),
    ],
)
def test_what_telegram_shows_outside_of_a_chat_is_as_short_as_it_allows(name: str, text: str, said: list[str]) -> None:
    findings = too_long([Message(ORIGINAL, 3, name, text)], STRUCTURE)
    assert [(finding.line, finding.message) for finding in findings] == [(3, problem) for problem in said]


def written(folder: Path, text: str) -> Path:
    file = folder / "xx.ftl"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_message_knows_its_line_its_text_and_what_is_filled_in(tmp_path: Path) -> None:
    messages, broken = read_messages(written(tmp_path, "# A note.\n\nshown = Page { $page } of { $pages }\n"))
    assert broken == []
    assert (messages[0].key, messages[0].line, messages[0].text) == ("shown", 3, "Page { $page } of { $pages }")
    assert (sorted(messages[0].placeholders), messages[0].without_placeables) == (["page", "pages"], "Page of")


def test_dollars_are_not_filled_in(tmp_path: Path) -> None:
    messages, _ = read_messages(written(tmp_path, "pay = At least $7.25 an hour\n"))
    assert messages[0].placeholders == frozenset()


def test_what_is_not_fluent_is_found_in_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    messages, broken = read_messages(written(tmp_path, "one = 1\ntwo { $x\nthree = 3\n"))
    assert [message.key for message in messages] == ["one", "three"]
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
