"""The files of one language."""

import re
from pathlib import Path

import pytest

from bot.guide.loader import load
from bot.guide.model import Intent, Urgency
from bot.guide.yaml_field import ContentError
from tests.kit.small_guide import TOPIC, URGENT, WORDS, write_guide


def test_phrases_come_by_kind_and_those_that_only_sound_urgent_apart(tmp_path: Path) -> None:
    edition = load(write_guide(tmp_path)).localized("en")
    assert edition.urgent[Urgency.SELF_HARM] == ("self-harm now",)
    assert edition.non_urgent == ("non_urgent now",)
    assert edition.talk[Intent.CLEAR] == ("clear please",)


def test_phrases_near_danger_stand_apart_too(tmp_path: Path) -> None:
    english = load(write_guide(tmp_path, en_urgent=f"{URGENT}\nin_doubt: [he is outside]\n")).localized("en")
    assert english.in_doubt == ("he is outside",)
    assert "he is outside" not in {phrase for phrases in english.urgent.values() for phrase in phrases}


SCREENS = """\
share: [send it to a friend]
"hotline/lawyer":
  - i want a lawyer
  - need attorney
"""


def with_screens(folder: Path, text: str = SCREENS) -> Path:
    write_guide(folder)
    (folder / "en" / "screens.yaml").write_text(text, encoding="utf-8")
    return folder


def test_phrases_for_screens_come_by_address(tmp_path: Path) -> None:
    assert load(with_screens(tmp_path)).localized("en").screens == {
        "share": ("send it to a friend",),
        "hotline/lawyer": ("i want a lawyer", "need attorney"),
    }


def test_a_language_may_lack_phrases_for_screens_and_what_is_shown_needs_none(tmp_path: Path) -> None:
    assert load(write_guide(tmp_path)).localized("en").screens == {}
    assert load(with_screens(tmp_path), phrases=False).localized("en").screens == {}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("share: send it\n", 1, "'share' must be a list"),
        ("share:\n  - a\n  -\n", 3, "'share[2]' must be text"),
        ("share: [a]\nshare: [b]\n", 2, "'share' is defined twice"),
        ("- share\n", 1, "must be a mapping"),
    ],
)
def test_phrases_for_screens_that_are_wrong_are_refused(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ContentError, match=re.escape(said)) as refusal:
        load(with_screens(tmp_path, text))
    assert (refusal.value.file.name, refusal.value.line) == ("screens.yaml", line)


def test_a_contact_without_hours_has_none(tmp_path: Path) -> None:
    words = load(write_guide(tmp_path, en_contacts=f"{WORDS}  hours: ''\n")).localized("en").contacts["line"]
    assert (words.hours, words.note, words.run_by) == ("", "", "Run by neighbors.")


def test_a_translation_says_whether_it_was_reviewed(tmp_path: Path) -> None:
    text = f'{TOPIC}translation: {{of: "0123456789ab", reviewed: no}}\n'
    translation = load(write_guide(tmp_path, en_pay=text)).localized("en").topics["pay"].translation
    assert translation is not None
    assert (translation.of, translation.reviewed) == ("0123456789ab", False)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("question:", "queston:", 3, "unknown key 'queston'"),
        ("button: No pay\n", "", 1, "'button' is missing"),
        ("Ask {line}", "Ask {lines}", 11, "'{lines}' is not in contacts.yaml"),
        ("contact: line", "contact: lines", 14, "contact 'lines' is not in contacts.yaml"),
        ("asks:\n  - he does not pay", "asks: he does not pay", 15, "'asks' must be a list"),
        ("title: They do not pay me", "title:", 1, "'title' must be text"),
        ('url: "https://example.org"', 'url: "example.org"', 18, "'example.org' is not a web address"),
    ],
)
def test_a_topic_that_is_wrong_is_refused(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in TOPIC
    with pytest.raises(ContentError, match=re.escape(said)) as refusal:
        load(write_guide(tmp_path, en_pay=TOPIC.replace(old, new)))
    assert (refusal.value.file.name, refusal.value.line) == ("pay.yaml", line)


def test_a_topic_without_a_source_is_refused(tmp_path: Path) -> None:
    text = TOPIC[: TOPIC.index("sources:")] + "sources: []\n"
    with pytest.raises(ContentError, match="at least one source is needed"):
        load(write_guide(tmp_path, en_pay=text))


def test_a_topic_without_a_summary_is_refused(tmp_path: Path) -> None:
    text = re.sub(r"summary:.*?(?=pages:)", "", TOPIC, flags=re.DOTALL)
    with pytest.raises(ContentError, match=r"pay\.yaml:1: 'summary' is missing"):
        load(write_guide(tmp_path, en_pay=text))


def test_a_topic_that_no_group_shows_is_refused(tmp_path: Path) -> None:
    (write_guide(tmp_path) / "en" / "wages.yaml").write_text(TOPIC, encoding="utf-8")
    with pytest.raises(ContentError, match=r"wages\.yaml:1: 'wages' is in no group"):
        load(tmp_path)


def test_words_to_avoid_are_no_topic(tmp_path: Path) -> None:
    (write_guide(tmp_path) / "en" / "avoid.yaml").write_text("words: []", encoding="utf-8")
    assert list(load(tmp_path).localized("en").topics) == ["pay"]


def test_every_contact_needs_words(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="contact 'line' has no words here"):
        load(write_guide(tmp_path, en_contacts=WORDS.replace("line:", "lines:", 1)))


def test_words_for_a_contact_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"contacts\.yaml:7: contact 'lines' is not in contacts\.yaml"):
        load(write_guide(tmp_path, en_contacts=WORDS + WORDS.replace("line:", "lines:", 1)))
