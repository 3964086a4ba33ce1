"""Pages that are hard to read."""

import pytest

from bot.check.readability import readability, sentences
from tests.check.conftest import Write
from tests.kit.small_guide import TOPIC

NAMES = {"line": "the Line"}
HARD = {
    "en": "Notwithstanding contractual stipulations, remuneration irregularities constitute actionable violations.",
    "es": "Independientemente de estipulaciones contractuales, remuneraciones irregulares constituyen incumplimiento.",
}


def test_a_page_in_plain_words_is_left_alone(page: Write) -> None:
    assert list(readability(page(TOPIC), "en", NAMES)) == []


@pytest.mark.parametrize("language", HARD)
def test_a_page_in_officials_words_is_hard_to_read(page: Write, language: str) -> None:
    hard = page(TOPIC.replace("Write down your hours.", HARD[language]))
    findings = [finding for finding in readability(hard, language, NAMES) if "hard to read" in finding.message]
    assert [finding.line for finding in findings] == [8]


def test_a_language_without_a_formula_is_held_to_its_sentences(page: Write) -> None:
    assert list(readability(page(TOPIC.replace("Write down your hours.", HARD["es"])), "vi", NAMES)) == []


def test_a_sentence_of_more_than_twenty_words_is_found_in_its_line(page: Write) -> None:
    findings = list(readability(page(TOPIC.replace("Write down your hours.", "go " * 20 + "on.")), "en", NAMES))
    assert [(finding.line, finding.message[:24]) for finding in findings] == [(10, "a sentence of 21 words, ")]


def test_a_sentence_without_spaces_is_measured_by_its_letters(page: Write) -> None:
    findings = list(readability(page(TOPIC.replace("Write down your hours.", "工" * 41 + "。")), "zh", NAMES))
    assert [(finding.line, finding.message[:24]) for finding in findings] == [(10, "a sentence of 22 words, ")]


def test_a_contact_counts_with_the_words_that_the_reader_sees(page: Write) -> None:
    names = {"line": "the " + "very " * 20 + "long line"}
    found = [finding.line for finding in readability(page(TOPIC), "en", names) if "a sentence" in finding.message]
    assert found == [4, 13, 11]


def test_sentences_that_are_long_on_average_are_found(page: Write) -> None:
    long = "We go to the shop and we buy the rice and the beans and then eat."
    text = TOPIC.replace("Write down your hours.", long).replace("Ask {line} for help.", long).replace("First", long)
    assert [finding.message for finding in readability(page(text), "en", NAMES)] == [
        "sentences of 16 words on average, about 12 read well"
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("One. Two? Three", 3), ('He said "stop." Then he went.', 2), ("It costs $7.25 an hour.", 1), ("", 0)),
        ("您可以打电话。电话免费！他们说“不用怕。”您不必说出姓名", 4),
        ("क्या आप सुरक्षित हैं? आप फ़ोन कर सकते हैं। यह मुफ़्त है।", 3),
        ("هل أنت بأمان؟ يمكنك الاتصال.", 2),
        ("คุณโทรได้ ไม่เสียเงิน", 2),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count
