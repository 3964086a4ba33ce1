"""Right-to-left languages, and isolation of numbers and Latin names inside their texts."""

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
