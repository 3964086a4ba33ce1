"""Rules for topic files, and pages that are hard to read."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.check.topics import (
    ASKS,
    TOPIC_DAYS,
    enough_asks,
    lengths,
    readability,
    repeated_phrases,
    sentences,
    source_ages,
)
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml
from tests.check.conftest import Write
from tests.kit.small_guide import TOPIC

CHECKED = date(2026, 11, 1)

NAMES = {"line": "the Line that is always there"}
LINE = {"line": "the Line"}
HARD = {
    "en": "Notwithstanding contractual stipulations, remuneration irregularities constitute actionable violations.",
    "es": "Independientemente de estipulaciones contractuales, remuneraciones irregulares constituyen incumplimiento.",
}


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
        ("Write down your hours.", "word " * 120, 8, "the page has 130 words, at most 120"),
        ("Write down your hours.", "工" * 4500, 8, "the page has 2260 words, at most 120"),
        ("Write down your hours.", "ก" * 1000, 8, "the page has 210 words, at most 120"),
    ],
)
def test_what_is_too_long_is_found_in_its_line(page: Write, old: str, new: str, line: int, said: str) -> None:
    assert old in TOPIC
    findings = list(lengths(page(TOPIC.replace(old, new)), NAMES))
    assert [finding.line for finding in findings] == [line]
    assert said in findings[0].message


def test_a_topic_without_pages_is_found(page: Write) -> None:
    text = TOPIC[: TOPIC.index("pages:")] + "pages: []\n" + TOPIC[TOPIC.index("next_step:") :]
    assert [finding.message for finding in lengths(page(text), NAMES)] == ["0 pages; 1 to 4 are allowed"]


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


def test_a_page_in_plain_words_is_left_alone(page: Write) -> None:
    assert list(readability(page(TOPIC), "en", LINE)) == []


@pytest.mark.parametrize("language", HARD)
def test_a_page_in_officials_words_is_hard_to_read(page: Write, language: str) -> None:
    hard = page(TOPIC.replace("Write down your hours.", HARD[language]))
    findings = [finding for finding in readability(hard, language, LINE) if "hard to read" in finding.message]
    assert [finding.line for finding in findings] == [8]


def test_a_language_without_a_formula_is_held_to_its_sentences(page: Write) -> None:
    assert list(readability(page(TOPIC.replace("Write down your hours.", HARD["es"])), "vi", LINE)) == []


def test_a_sentence_of_more_than_twenty_words_is_found_in_its_line(page: Write) -> None:
    findings = list(readability(page(TOPIC.replace("Write down your hours.", "go " * 20 + "on.")), "en", LINE))
    assert [(finding.line, finding.message[:24]) for finding in findings] == [(10, "a sentence of 21 words, ")]


def test_a_sentence_without_spaces_is_measured_by_its_letters(page: Write) -> None:
    findings = list(readability(page(TOPIC.replace("Write down your hours.", "工" * 41 + "。")), "zh", LINE))
    assert [(finding.line, finding.message[:24]) for finding in findings] == [(10, "a sentence of 22 words, ")]


def test_a_contact_counts_with_the_words_that_the_reader_sees(page: Write) -> None:
    names = {"line": "the " + "very " * 20 + "long line"}
    found = [finding.line for finding in readability(page(TOPIC), "en", names) if "a sentence" in finding.message]
    assert found == [4, 13, 11]


def test_sentences_that_are_long_on_average_are_found(page: Write) -> None:
    long = "We go to the shop and we buy the rice and the beans and then eat."
    text = TOPIC.replace("Write down your hours.", long).replace("Ask {line} for help.", long).replace("First", long)
    assert [finding.message for finding in readability(page(text), "en", LINE)] == [
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


def test_a_phrase_that_no_page_answers_counts_as_one_of_its_topic(page: Write) -> None:
    text = TOPIC.replace("sources:", "unanswered:\n  - He does not pay\nsources:")
    findings = list(repeated_phrases([page(text)]))
    assert [finding.line for finding in findings] == [text.splitlines().index("  - He does not pay") + 1]
