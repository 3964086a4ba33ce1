"""Which of the guide's languages a person gets."""

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
"""Codes for one language: the two-letter aliases of CLDR 47 (languageAlias in supplementalMetadata.xml).

CLDR keeps the two written forms of Norwegian apart; who reads one can read the other.
"""

_CODES = {code: codes for codes in SAME_LANGUAGE for code in codes}


def supported_language(code: str | None, languages: Sequence[str]) -> str | None:
    """The guide's language for a language tag as Telegram sends it, or None where the guide has none.

    With ("en", "zh", "no"), "zh-hans" gives "zh", "nb" gives "no", and "it-IT" or None gives None.
    """
    if not code or code in languages:
        return code or None
    primary = code.replace("_", "-").partition("-")[0].lower()
    codes = _CODES.get(primary, (primary,))
    return next((language for language in languages if language in codes), None)


def best_language(languages: Sequence[str], *candidates: str | None) -> str:
    """The first of the candidates, best first, that the guide has; else the guide's first language."""
    for candidate in candidates:
        language = supported_language(candidate, languages)
        if language:
            return language
    return languages[0]
