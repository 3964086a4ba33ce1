"""Which language a person gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.choose import choose, supported

LANGUAGES = ("en", "es", "zh", "tl", "pt")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("es", "es"),
        ("ES", "es"),
        ("es-MX", "es"),
        ("es_419", "es"),
        ("zh-hans", "zh"),
        ("pt-br", "pt"),
        ("fil", "tl"),
        ("fil-PH", "tl"),
        ("it-IT", None),
        ("esperanto", None),
        ("", None),
        (None, None),
    ],
)
def test_a_code_as_telegram_sends_it_names_a_language_of_the_guide_or_none(
    code: str | None, language: str | None
) -> None:
    assert supported(code, LANGUAGES) == language


def test_the_first_candidate_that_the_guide_has_is_chosen() -> None:
    assert choose(LANGUAGES, None, "it", "pt-br", "es") == "pt"


def test_without_any_the_language_of_origin_is_chosen() -> None:
    assert choose(LANGUAGES, None, "it") == "en"


@given(st.lists(st.none() | st.text(max_size=10)))
def test_whatever_is_sent_some_language_is_chosen(candidates: list[str | None]) -> None:
    assert choose(LANGUAGES, *candidates) in LANGUAGES
