"""A translation is stale when the words it was made from have changed."""

import pytest

from bot.check.translation import fingerprint, not_translated, stale
from tests.check.conftest import Write
from tests.kit.small_guide import TOPIC

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
