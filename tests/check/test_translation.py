"""A translation is stale when the words it was made from have changed, until it is stamped."""

from pathlib import Path

import pytest

from bot.check.translation import fingerprint, not_translated, stale, stamp
from bot.guide.yaml_field import ContentError
from bot.guide.yaml_file import read_yaml
from tests.check.conftest import Write
from tests.kit.small_guide import GUIDE, TOPIC, write_guide

STRUCTURE = GUIDE.replace("languages: [en]", "languages: [en, es]", 1)
TRANSLATION = 'translation: {of: "%s", reviewed: no}\n'


def test_a_fingerprint_is_twelve_hex_digits(page: Write) -> None:
    assert len(fingerprint(page(TOPIC))) == 12
    assert int(fingerprint(page(TOPIC)), 16) >= 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("he does not pay", "no pay for me"),
        ("2026-11-01", "2027-01-01"),
        ("title: They", "# A note.\ntitle:   They"),
        ("      - Write", "    - Write"),
    ],
)
def test_asks_sources_and_layout_make_no_translation_stale(page: Write, old: str, new: str) -> None:
    before = fingerprint(page(TOPIC))
    after = TOPIC.replace(old, new).replace("      - Ask", "    - Ask" if "Write" in old else "      - Ask")
    assert after != TOPIC
    assert fingerprint(page(after)) == before


@pytest.mark.parametrize("old", ["They do not pay me", "No pay", "for your pay", "First", "Write down", "You may call"])
def test_any_changed_word_makes_it_stale(page: Write, old: str) -> None:
    before = fingerprint(page(TOPIC))
    assert fingerprint(page(TOPIC.replace(old, "Other"))) != before


def test_a_translation_of_the_present_words_is_left_alone(page: Write) -> None:
    original = page(TOPIC)
    assert list(stale(page(TOPIC + TRANSLATION % fingerprint(original)), original)) == []


def test_a_stale_translation_is_found_with_what_to_do(page: Write) -> None:
    findings = list(stale(page(TOPIC + TRANSLATION % ("0" * 12)), page(TOPIC)))
    assert [finding.line for finding in findings] == [19]
    assert findings[0].message.endswith("compare, then run python -m bot stamp")


def test_a_translation_that_does_not_say_so_is_found(page: Write) -> None:
    assert ["'translation' is missing" in finding.message for finding in stale(page(TOPIC), page(TOPIC))] == [True]


def test_the_original_is_no_translation(page: Write) -> None:
    assert list(not_translated(page(TOPIC))) == []
    assert len(list(not_translated(page(TOPIC + TRANSLATION % ("0" * 12))))) == 1


def with_translation(folder: Path, text: str) -> Path:
    """A guide in two languages; returns the translated topic."""
    write_guide(folder, guide=STRUCTURE)
    translated = folder / "es" / "pay.yaml"
    translated.parent.mkdir()
    translated.write_bytes(text.encode())
    return translated


@pytest.mark.parametrize(
    "lines",
    [
        'translation: {of: "000000000000", reviewed: no} # not yet\n',
        "translation:\n  of: 000000000000\n  reviewed: no\n",
        "translation:\r\n  reviewed: no\r\n  of: '000000000000'",
        'translation: {of: "000000000000", reviewed: no}\nasks: ["¿dónde está mi pago?"]\n',
    ],
)
def test_only_the_hash_changes(tmp_path: Path, lines: str) -> None:
    translated = with_translation(tmp_path, f"# Una nota.\ntitle: Año\n{lines}")
    before = translated.read_bytes()
    assert stamp(tmp_path) == [translated]
    present = fingerprint(read_yaml(tmp_path / "en" / "pay.yaml"))
    unquoted = before.replace(b'"000000000000"', b"@").replace(b"'000000000000'", b"@").replace(b"000000000000", b"@")
    assert translated.read_bytes() == unquoted.replace(b"@", f'"{present}"'.encode())


def test_what_is_stamped_is_not_written_again(tmp_path: Path) -> None:
    with_translation(tmp_path, f'{TOPIC}translation: {{of: "000000000000", reviewed: no}}\n')
    stamp(tmp_path)
    assert stamp(tmp_path) == []


def test_a_topic_that_is_not_said_to_be_a_translation_is_refused(tmp_path: Path) -> None:
    with_translation(tmp_path, TOPIC)
    with pytest.raises(ContentError, match=r"pay\.yaml:1: 'translation' is missing"):
        stamp(tmp_path)
