"""Choose one of the guide's languages for a person."""

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
