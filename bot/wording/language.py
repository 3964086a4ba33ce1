"""Languages: choosing one of the guide's for a person, and isolating numbers in those written from right to left."""

from collections.abc import Sequence

SAME_LANGUAGE = (
    ("no", "nb", "nn"),
    ("ak", "tw"),
    ("he", "iw"),
    ("id", "in"),
    ("jv", "jw"),
    ("ro", "mo"),
    ("sr", "sh"),
    ("tl", "fil"),
    ("yi", "ji"),
)
"""Codes of the same language: the two-letter aliases of CLDR 47 (languageAlias in supplementalMetadata.xml).

CLDR distinguishes the two written forms of Norwegian; people who read one can read the other.
"""

_CODES = {code: codes for codes in SAME_LANGUAGE for code in codes}


def supported_language(code: str | None, languages: Sequence[str]) -> str | None:
    """The guide's language for a tag as Telegram sends it, or None if the guide does not have it.

    With ("en", "zh", "no"), "zh-hans" gives "zh", "nb" gives "no", and "it-IT" or None gives None.
    """
    if not code or code in languages:
        return code or None
    primary = code.replace("_", "-").partition("-")[0].lower()
    codes = _CODES.get(primary, (primary,))
    return next((language for language in languages if language in codes), None)


def best_language(languages: Sequence[str], *candidates: str | None) -> str:
    """The first candidate that the guide has, or the guide's first language if it has none of them."""
    for candidate in candidates:
        language = supported_language(candidate, languages)
        if language:
            return language
    return languages[0]


RIGHT_TO_LEFT = frozenset({
    "apc", "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "ps", "rhg", "sd", "sdh",
    "skr", "syr", "trw", "ug", "ur", "yi",
})  # fmt: skip
"""Languages whose default script is right-to-left: characterOrder in CLDR 47, and the old codes iw and ji."""

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"}
)
"""Scripts of bidirectional class R or AL (Unicode) that are in use, for tags that name one, such as "az-Arab"."""

_SCRIPT_LETTERS = 4

_ISOLATE, _POP = "\u2068", "\u2069"


def is_right_to_left(language: str) -> bool:
    """Whether text in a language is written from right to left. Takes any tag: "ar", "az-Arab", "sd_deva"."""
    primary, *others = language.lower().replace("_", "-").split("-")
    script = next((subtag for subtag in others if len(subtag) == _SCRIPT_LETTERS and subtag.isalpha()), None)
    return script in RIGHT_TO_LEFT_SCRIPTS if script else primary in RIGHT_TO_LEFT


def isolate(text: str, language: str) -> str:
    """Wrap a number, link or Latin name in isolates if `language` is right-to-left.

    Other languages do not need them, and people would copy them along with a number.
    """
    return f"{_ISOLATE}{text}{_POP}" if is_right_to_left(language) else text
