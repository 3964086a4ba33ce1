"""Sentences composed from frames: different ones, each with words of its fields, and the same ones at every build."""

import re
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.search.frames import is_composed, sentences

FIELDS = {"place": ("a kitchen", "a hotel", "the farm"), "boss": ("my boss", "the lady"), "one": ("only",)}
FRAME = "i work in {place} and {boss} pays me late"


def test_a_frame_without_fields_is_one_sentence() -> None:
    assert list(sentences("i am tired", FIELDS)) == ["i am tired"]


def test_a_frame_whose_fields_have_one_word_is_one_sentence() -> None:
    assert list(sentences("{one} this", FIELDS)) == ["only this"]


def test_different_words_are_filled_in() -> None:
    made = set(sentences(FRAME, FIELDS))
    assert "i work in a hotel and the lady pays me late" in made
    assert made <= {
        f"i work in {place} and {boss} pays me late" for place in FIELDS["place"] for boss in FIELDS["boss"]
    }
    assert len(made) >= 4


def test_the_sentences_are_the_same_in_every_process() -> None:
    assert next(sentences("{place} {boss}", FIELDS)) == "a kitchen the lady"


@st.composite
def framed(draw: st.DrawFn) -> tuple[str, Mapping[str, tuple[str, ...]]]:
    """A frame, and fields that hold all it names."""
    words = st.text(alphabet="abc ñ护", min_size=1, max_size=4)
    fields = draw(
        st.dictionaries(
            st.sampled_from(["x", "y", "z"]), st.lists(words, min_size=1, max_size=4).map(tuple), min_size=1
        )
    )
    pieces = st.text(alphabet="abc ", max_size=4) | st.sampled_from([f"{{{name}}}" for name in fields])
    return "".join(draw(st.lists(pieces, max_size=6))), fields


@given(framed(), st.integers(1, 12))
def test_composing_is_deterministic_and_never_repeats(
    made_of: tuple[str, Mapping[str, tuple[str, ...]]], most: int
) -> None:
    frame, fields = made_of
    made = list(sentences(frame, fields, most))
    assert made == list(sentences(frame, fields, most))
    assert 1 <= len(made) == len(set(made)) <= most
    assert not any("{" in sentence for sentence in made)
    pattern = re.compile(re.sub(r"\\{(\w)\\}", lambda name: _any_of(fields[name[1]]), re.escape(frame)))
    assert all(pattern.fullmatch(sentence) for sentence in made)


def _any_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def test_a_frame_without_fields_is_a_sentence() -> None:
    assert not is_composed("i am tired")
    assert is_composed("i am tired of {boss}")
    assert list(sentences("i am tired", FIELDS)) == ["i am tired"]
