"""Which language a person gets."""

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.language import SAME_LANGUAGE, best_language, supported_language

LANGUAGES = ("en", "es", "zh", "tl", "pt", "no", "he", "id")


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
        ("PT_br", "pt"),
        ("zh-Hant-TW", "zh"),
        ("nb", "no"),
        ("nn-NO", "no"),
        ("iw", "he"),
        ("in", "id"),
        ("IN", "id"),
        ("it-IT", None),
        ("e", None),
        ("-es", None),
        ("es!", None),
        ("\u202ees", None),
        ("esperanto", None),
        ("", None),
        (None, None),
    ],
)
def test_a_code_as_telegram_sends_it_names_a_language_of_the_guide_or_none(
    code: str | None, language: str | None
) -> None:
    assert supported_language(code, LANGUAGES) == language


def test_a_guide_may_use_any_code_of_a_language() -> None:
    assert [supported_language(code, ("en", "nb", "fil")) for code in ("no", "nn", "tl", "tl-PH")] == [
        "nb",
        "nb",
        "fil",
        "fil",
    ]


def test_the_codes_of_one_language_are_those_of_cldr() -> None:
    aliases = get_global("language_aliases")
    known = {code: alias.split("_")[0] for code, alias in aliases.items() if len(code) == 2}
    # Unlike CLDR's main locale for it, Telegram's users have no Bihari (a group of languages, and no language).
    known.pop("bh")
    assert all({code, alias} <= set(same_language(code)) for code, alias in known.items())


def same_language(code: str) -> tuple[str, ...]:
    return next((codes for codes in SAME_LANGUAGE if code in codes), ())


def test_the_first_candidate_that_the_guide_has_is_chosen() -> None:
    assert best_language(LANGUAGES, None, "it", "pt-br", "es") == "pt"


def test_without_any_the_language_of_origin_is_chosen() -> None:
    assert best_language(LANGUAGES, None, "it") == "en"


@given(st.lists(st.none() | st.text(max_size=10)))
def test_whatever_is_sent_some_language_is_chosen(candidates: list[str | None]) -> None:
    assert best_language(LANGUAGES, *candidates) in LANGUAGES
