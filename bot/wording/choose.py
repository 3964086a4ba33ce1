"""Which of the guide's languages a person gets."""

from collections.abc import Sequence


def supported(code: str | None, languages: Sequence[str]) -> str | None:
    """The guide's language for a code as Telegram sends it ("es", "pt-br", "zh-hans", "it-IT", None), if it has one."""
    if not code or code in languages:
        return code or None
    base = code.lower().replace("_", "-").split("-", 1)[0]
    base = "tl" if base == "fil" else base
    return base if base in languages else None


def choose(languages: Sequence[str], *candidates: str | None) -> str:
    """The first candidate that the guide has, best first; else the guide's language of origin."""
    for candidate in candidates:
        language = supported(candidate, languages)
        if language:
            return language
    return languages[0]
