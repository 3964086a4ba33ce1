"""How a word sounds, roughly: what people who write by ear write alike. For Latin letters, in English and Spanish."""

import re
from functools import lru_cache

MAX_CACHED = 4096
"""Words whose sound is remembered: texts come from strangers, and each word is asked for several times."""

_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),
        (r"(?:[tsc]ion|shun)\b", "xn"),
        (r"ph", "f"),
        (r"t?ch|sh", "x"),
        (r"g?h", ""),
        (r"kn", "n"),
        (r"qu|[qk]|ck|c(?![eiy])", "k"),
        (r"[cz]", "s"),
        (r"v", "b"),
        (r"j|g(?=[eiy])", "j"),
        (r"d\b", "t"),
        (r"(?<=.)[aeiouyw]+", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""Spellings of a sound, in the order in which they are replaced; vowels after the first letter are dropped."""


@lru_cache(MAX_CACHED)
def sound(word: str) -> str:
    """The sound of a normalized word; the word itself where it has other letters than a to z.

    "immigration", "imigrashun" -> "imgrxn"
    "quien", "kien" -> "kn"
    """
    if not word.isascii():
        return word
    for spelling, letters in _SPELLINGS:
        word = spelling.sub(letters, word)
    return word
