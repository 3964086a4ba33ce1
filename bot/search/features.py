"""Features of words and texts, as hash buckets: words, their letters in groups, their sound, and pairs of words."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from bot.search.tokenizer import SYLLABIC

BUCKETS = 1 << 19
"""Number of hash buckets. Feature names are not stored (the hashing trick): twelve languages have some 300,000, which
would take too much memory as Python strings. CRC-32 gives the same bucket in every process, so an index can be saved.
"""

_SOUNDS = (
    (re.compile("ll"), "y"),
    (re.compile("qu(?=[ei])"), "k"),
    (re.compile("(?<!c)h"), ""),
    (re.compile("v"), "b"),
    (re.compile("z|c(?=[ei])"), "s"),
    (re.compile("c(?!h)"), "k"),
    (re.compile(r"(.)\1"), r"\1"),
)
"""What people who spell by ear confuse, most of all in Spanish: 'yebar' and 'llevar', 'enserrada' and 'encerrada'."""


def word_features(word: str) -> array[int]:
    """The buckets of a word, of its sound and of its character n-grams. The bucket of the whole word comes first."""
    return array("I", map(_bucket, (f"{word} ", f"~{sound(word)}", *_ngrams(word))))


def bigram_features(words: Sequence[str]) -> set[int]:
    """The buckets of all pairs of adjacent words."""
    return {_bucket(f"{first} {second}") for first, second in pairwise(words)}


def sound(word: str) -> str:
    """A spelling that words share which sound alike. Only Latin letters change."""
    if word.isascii():
        for pattern, replacement in _SOUNDS:
            word = pattern.sub(replacement, word)
    return word


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % BUCKETS


def _ngrams(word: str) -> Iterator[str]:
    """3- and 4-grams of letters, or 1- to 3-grams of syllables; they survive endings, typos and missing spaces."""
    sizes = (1, 2, 3) if SYLLABIC.match(word) else (3, 4)
    padded = word if sizes[0] == 1 else f"^{word}$"
    for size in sizes:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
