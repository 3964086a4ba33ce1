"""Sentences that read as if they were cut: fragments, questions in place of 'if', 'call first' beside no number."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.check.avoid import SentenceWords, read_avoided_words
from bot.check.sentences import call_first_findings, notes_without_number, sentence_findings
from bot.guide.loader import read_structure
from bot.guide.model import Contact
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml
from tests.kit.small_guide import TOPIC, WORDS, write_guide

AVOID = """\
words: []
names: []
subject: []
verbs: [is, are, ask, call, choos*, can, tell, write]
clauses: [if, when, because]
call_first: [call first, call before]
"""
NAMES = {"line": "the line"}

Topic = Callable[[str], Field]


@pytest.fixture
def known(tmp_path_factory: pytest.TempPathFactory) -> SentenceWords:
    file = tmp_path_factory.mktemp("words") / "avoid.yaml"
    file.write_text(AVOID, encoding="utf-8")
    words = read_avoided_words(file).sentence_words
    assert words
    return words


@pytest.fixture
def topic(tmp_path: Path) -> Topic:
    """The topic of the small guide with another point in place of its first."""

    def written(point: str) -> Field:
        text = TOPIC.replace("Write down your hours.", f"'{point.replace(chr(39), chr(39) * 2)}'")
        return read_yaml(write_guide(tmp_path, en_pay=text) / "en" / "pay.yaml")

    return written


@pytest.mark.parametrize(
    "point", ["A lawyer first.", "Ask them. Police only if you choose so.", "Free, day and night.", "The {line} first."]
)
def test_a_sentence_without_a_verb_is_found(topic: Topic, known: SentenceWords, point: str) -> None:
    messages = [finding.message for finding in sentence_findings(topic(point), known, NAMES)]
    assert len(messages) == 1
    assert "a sentence without a verb" in messages[0]


@pytest.mark.parametrize(
    "point",
    [
        "You can ask a lawyer.",
        "If you choose, call.",
        "When it is safe, tell them.",
        'Tell them: "A lawyer first."',
        "Call {line}.",
        "Yes. You can.",
    ],
)
def test_whole_sentences_may_stand(topic: Topic, known: SentenceWords, point: str) -> None:
    assert list(sentence_findings(topic(point), known, NAMES)) == []


@pytest.mark.parametrize("point", ["Hurt at work? Tell them.", "Call. Is it late? You can write.", "¿Le duele? Llame."])
def test_a_question_in_place_of_if_is_found(topic: Topic, point: str) -> None:
    messages = [finding.message for finding in sentence_findings(topic(point), None, NAMES)]
    assert messages == [f"'points': a question in place of 'if': {point}"]


@pytest.mark.parametrize(
    "point",
    [
        "Ask: Is there room? Do I need papers?",
        "Ask them: What do you tell, and to whom? Some tell much.",
        'You can say "Am I free to go?" and wait.',
        "Do you want to talk? Is it late?",
    ],
)
def test_a_question_to_ask_somebody_else_may_stand(topic: Topic, point: str) -> None:
    assert list(sentence_findings(topic(point), None, NAMES)) == []


@pytest.mark.parametrize(("has_phone", "found"), [(True, 0), (False, 1)])
def test_call_first_needs_a_number_beside_it(
    tmp_path: Path, topic: Topic, known: SentenceWords, has_phone: bool, found: int
) -> None:
    page = topic("You can call first.")
    assert len(list(call_first_findings(page, known, contacts_in(tmp_path, has_phone=has_phone)))) == found


@pytest.mark.parametrize(("has_phone", "found"), [(True, 0), (False, 1)])
def test_a_note_says_call_first_only_of_a_number(
    tmp_path: Path, known: SentenceWords, has_phone: bool, found: int
) -> None:
    folder = write_guide(tmp_path, en_contacts=WORDS + "  note: Call before you go.\n")
    notes = read_yaml(folder / "en" / "contacts.yaml")
    assert len(list(notes_without_number(notes, known, contacts_in(tmp_path, has_phone=has_phone)))) == found


def contacts_in(folder: Path, *, has_phone: bool) -> dict[str, Contact]:
    """The contacts of the guide in a folder, with their numbers or without."""
    contacts = read_structure(folder).contacts
    return {name: contact if has_phone else replace(contact, phone=None) for name, contact in contacts.items()}


def test_a_language_without_a_list_of_verbs_is_not_checked_for_them(tmp_path: Path, topic: Topic) -> None:
    file = tmp_path / "avoid.yaml"
    file.write_text("words: []\nnames: []\nsubject: []\n", encoding="utf-8")
    assert read_avoided_words(file).sentence_words is None
    assert list(sentence_findings(topic("A lawyer first."), None, NAMES)) == []


def test_a_language_may_name_no_beginnings_of_clauses(tmp_path: Path, topic: Topic) -> None:
    file = tmp_path / "avoid.yaml"
    file.write_text(AVOID.replace("[if, when, because]", "[]"), encoding="utf-8")
    known = read_avoided_words(file).sentence_words
    assert list(sentence_findings(topic("You can ask a lawyer."), known, NAMES)) == []
