"""Locales beside each other."""

from pathlib import Path

import pytest

from bot.check.finding import Finding
from bot.check.locales import compare, messages_without_text, too_long
from bot.check.messages import Message
from bot.guide.loader import read_structure
from tests.kit.content import CONTENT

ORIGINAL = Path("en.ftl")
STRUCTURE = read_structure(CONTENT)


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
