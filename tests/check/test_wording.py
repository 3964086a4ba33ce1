"""Locales beside each other."""

from pathlib import Path

import pytest

from bot.check.finding import Finding
from bot.check.messages import Message
from bot.check.wording import compare, within

ORIGINAL = Path("en.ftl")


def message(text: str, *, name: str = "one", line: int = 3, file: Path | None = None) -> Message:
    return Message(file or Path("es.ftl"), line, name, text)


def beside(original: str, translated: str) -> list[str]:
    source = {"one": message(original, file=ORIGINAL)}
    return [finding.message for finding in compare(Path("es.ftl"), [message(translated)], source)]


@pytest.mark.parametrize(
    ("original", "translated", "said"),
    [
        ("Read in { $language }", "Leer en { $idioma }", ["nothing fills in { $idioma }", "{ $language } got lost"]),
        ("Read in { $language }", "Leer", ["{ $language } got lost"]),
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
        Finding(Path("es.ftl"), 7, "'two' the language of origin has no such message (en.ftl)"),
    ]


def test_empty_messages_and_attributes_are_found() -> None:
    messages = [message("One"), Message(Path("es.ftl"), 4, "two", "", empty=True, attributes=("title",))]
    assert [(finding.line, finding.message) for finding in within(messages)] == [
        (4, "'two' is empty"),
        (4, "'two' has an attribute '.title', which no screen shows"),
    ]
