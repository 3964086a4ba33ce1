"""Text in twelve languages becomes normalized words, clause by clause."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.search.tokenizer import MAX_CHARACTERS, normalize, split_words, tokenize

TYPED = [
    ("en", "He’s keeping MY passport!!", "hes keeping my passport"),
    ("en", "don't / dont", "dont dont"),
    ("en", "heeeelp pleeease", "help please"),
    ("en", "H-2A, h2a, COVID-19", "h2a h2a covid19"),
    ("en", "U-visa", "u visa"),
    ("en", "K'iche', Q'anjob'al", "kiche qanjobal"),
    ("en", "97-3-54", "97 3 54"),
    ("es", "¿Dónde está mi niña?", "donde esta mi nina"),
    ("es", "Averigüe: 1.000 dólares", "averigue 1 000 dolares"),
    ("vi", "Tôi bị đánh ở Đà Nẵng", "toi bi danh o da nang"),
    ("zh", "我的护照，被拿走了！", "我的护照 被拿走了"),
    ("zh", "ＡＢＣ１２３", "abc123"),
    ("ar", "أَخَذُوا جَوَازَ سَفَرِي", "اخذوا جواز سفري"),
    ("ar", "مســـاعدة ٩١١", "مساعده 911"),
    ("ht", "M pa ka soti, kè m ap bat", "m pa ka soti ke m ap bat"),
    ("fr", "L’argent qu'on m'a pris", "l argent quon ma pris"),  # an elision needs three letters after it
    ("fr", "cœur, Noël, ÇA", "coeur noel ca"),
    ("pt", "Não me pagam há três meses", "nao me pagam ha tres meses"),
    ("tl", "Hindi ako mapa-alis, po", "hindi ako mapa alis po"),
    ("hi", "मेरा पासपोर्ट ज़ब्त है", "मेरा पासपोर्ट जब्त है"),  # vowel signs stay, the nukta goes
    ("hi", "९११", "911"),
    ("ko", "도와주세요... ㅋㅋㅋㅋ", "도와주세요 ᄏ"),
    ("ko", "여권을 뺏겼어요", "여권을 뺏겼어요"),
    ("ru", "Моя ЁЛКА и твой", "моя елка и твой"),  # й is a letter of its own
    ("any", "😀 ?! …", ""),
    ("any", "\u200fabc\u200e", "abc"),
    ("any", "", ""),
]


@pytest.mark.parametrize(("language", "typed", "normalized"), TYPED)
def test_text_is_normalized(language: str, typed: str, normalized: str) -> None:
    assert normalize(typed) == normalized


def test_the_table_has_all_twelve_languages() -> None:
    assert {language for language, _, _ in TYPED} - {"any"} == {
        "en",
        "es",
        "vi",
        "zh",
        "ar",
        "ht",
        "fr",
        "pt",
        "tl",
        "hi",
        "ko",
        "ru",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("informacion", "información"),
        ("nguoi", "người"),
        ("القانون", "القَانُون"),
        ("ещё", "еще"),
        ("ﾊﾝｸﾞﾙ", "ハングル"),
        ("cafe\u0301", "café"),
    ],
)
def test_spelling_variants_of_a_word_normalize_alike(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert normalize("a b " * 2000) == normalize("a b " * 1024)


def test_a_character_that_expands_to_many_stays_within_the_limit() -> None:
    assert len(normalize("ﷺ" * MAX_CHARACTERS)) <= MAX_CHARACTERS


TRICKY = st.text(alphabet="aAl'`’-1٣ий\u0301\u0306\u0345\u0654ﷺæİßıｱﾞ각\u1100\u1161\u200d\u0640का ", max_size=20)


@given(st.text(max_size=60) | TRICKY)
@example("Йـ゙")
@example("a'\u0301")
@example("İ'\u0307 l'\u200dabc")
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they took my passport", ["they", "took", "my", "passport"]),
        ("我要h2a签证", ["我要", "h2a", "签证"]),
        ("여권passport", ["여권", "passport"]),
        ("والقانون بالعمل", ["قانون", "عمل"]),  # and the law, with the work
        ("ولد", ["ولد"]),  # boy: too short for its first letter to be the conjunction 'and'
        ("", []),
    ],
)
def test_words_are_split_by_the_rules_of_their_script(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("He hits me. Where do I go?", [["he", "hits", "me"], ["where", "do", "i", "go"]]),
        ("no me pagan, me encierran", [["no", "me", "pagan"], ["me", "encierran"]]),
        ("护照被拿走了。我出不去", [["护照被拿走了"], ["我出不去"]]),
        ("he hits me!!!", [["he", "hits", "me"]]),
        ("?! ...", []),
        ("", []),
    ],
)
def test_clauses_end_at_punctuation_and_are_never_empty(text: str, clauses: list[list[str]]) -> None:
    assert tokenize(text) == clauses
