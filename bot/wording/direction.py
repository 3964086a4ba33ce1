"""Right-to-left text: which languages are written so, and marks that keep numbers and Latin names in order in it."""

RIGHT_TO_LEFT = frozenset({
    "apc", "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "ps", "rhg", "sd", "sdh",
    "skr", "syr", "trw", "ug", "ur", "yi",
})  # fmt: skip
"""Languages whose own script runs from right to left: CLDR 47, characterOrder of each locale, and old codes."""

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"}
)
"""Scripts in use with bidirectional class R or AL (Unicode). A script in the tag decides, as in "az-Arab"."""

_SCRIPT_LETTERS = 4

_ISOLATE, _POP = "\u2068", "\u2069"


def is_right_to_left(language: str) -> bool:
    """Whether a language, given as "ar", "az-Arab" or "sd_deva", is written from right to left."""
    primary, *others = language.lower().replace("_", "-").split("-")
    script = next((subtag for subtag in others if len(subtag) == _SCRIPT_LETTERS and subtag.isalpha()), None)
    return script in RIGHT_TO_LEFT_SCRIPTS if script else primary in RIGHT_TO_LEFT


def isolate(text: str, language: str) -> str:
    """Wrap a number, link or Latin name inside right-to-left text; elsewhere marks would only be copied along."""
    return f"{_ISOLATE}{text}{_POP}" if is_right_to_left(language) else text
