"""Words that people write alike by ear have the same sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.sound import sound


@pytest.mark.parametrize(
    ("written", "by_ear"),
    [
        ("immigration", "imigrashun"),
        ("police", "polis"),
        ("trafficker", "trafiker"),
        ("language", "langwage"),
        ("many", "menny"),
        ("visa", "viza"),
        ("quien", "kien"),
        ("viene", "biene"),
        ("hacer", "aser"),
        ("necesito", "nesesito"),
        ("chamba", "shamba"),
        ("proteccion", "protexion"),
    ],
)
def test_what_is_written_by_ear_sounds_the_same(written: str, by_ear: str) -> None:
    assert sound(written) == sound(by_ear)


@pytest.mark.parametrize(("one", "other"), [("pay", "boy"), ("gun", "can"), ("police", "papers"), ("hit", "hot water")])
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("word", ["中文", "паспорт", "नौकरी", "أجر"])
def test_words_in_other_letters_stay(word: str) -> None:
    assert sound(word) == word


@given(st.text(max_size=20))
def test_any_word_has_a_sound_that_is_no_longer(word: str) -> None:
    assert len(sound(word)) <= len(word)
