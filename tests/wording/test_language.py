"""Which language a person gets, and which are written from right to left."""

import pytest
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from bot.wording.language import (
    RIGHT_TO_LEFT,
    SAME_LANGUAGE,
    best_language,
    is_right_to_left,
    isolate,
    supported_language,
)

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


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *(("ar", True), ("ckb", True), ("ug", True), ("dv", True), ("en", False), ("zh", False), ("", False)),
        *(("AR_EG", True), ("az-Arab", True), ("az", False), ("sd", True), ("sd-Deva-IN", False), ("fa-1996", True)),
    ],
)
def test_the_script_in_a_tag_decides_and_else_the_language(language: str, expected: bool) -> None:
    assert is_right_to_left(language) is expected


def test_the_languages_are_those_of_cldr() -> None:
    locales = [Locale.parse(name) for name in locale_identifiers()]
    right_to_left = {locale.language for locale in locales if locale.script is None and _runs_right_to_left(locale)}
    assert RIGHT_TO_LEFT - {"iw", "ji"} == right_to_left


def test_every_locale_of_cldr_runs_the_way_that_it_says() -> None:
    wrong = [name for name in locale_identifiers() if is_right_to_left(name) != _runs_right_to_left(Locale.parse(name))]
    assert wrong == []


def _runs_right_to_left(locale: Locale) -> bool:
    return locale.character_order == "right-to-left"


def test_a_number_is_kept_in_order_inside_arabic_text() -> None:
    assert isolate("+1 888", "ar") == "\u2068+1 888\u2069"


def test_elsewhere_no_marks_are_added_that_would_be_copied_along() -> None:
    assert isolate("+1 888", "es") == "+1 888"
