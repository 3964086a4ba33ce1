"""Features of words and texts, as hash buckets: words, their letters and sounds, and pairs of words and of sounds."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from bot.search.sound import sound
from bot.search.tokenizer import SYLLABIC

BUCKETS = 1 << 20
"""Number of hash buckets. Feature names are not stored (the hashing trick): two languages have some 500,000, which
would take too much memory as Python strings. CRC-32 gives the same bucket in every process, so an index can be saved.
"""


def word_features(word: str) -> array[int]:
    """The buckets of a word, of its character n-grams, and of its sound. The bucket of the whole word comes first."""
    sounds = (f"~{sound(word)}",) if word.isascii() else ()
    return array("I", map(_bucket, (f"{word} ", *_ngrams(word), *sounds)))


def pair_features(words: Sequence[str]) -> set[int]:
    """The buckets of all pairs of adjacent words, of their sounds, and of pairs with one word between.

    The last make a figure of speech known however it is filled: 'they took my ...', 'they took our ...'.
    """
    pairs = list(pairwise(words))
    sounds = (f"~{sound(first)} {sound(second)}" for first, second in pairs if first.isascii() and second.isascii())
    gapped = (f"{first} _ {third}" for first, third in zip(words, words[2:], strict=False))
    return {_bucket(pair) for pair in (*(f"{first} {second}" for first, second in pairs), *sounds, *gapped)}


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % BUCKETS


def _ngrams(word: str) -> Iterator[str]:
    """4-grams of letters, or 1- to 3-grams of syllables; they survive endings, typos and missing spaces.

    3-grams and 5-grams as well make the index twice as large, and no answer better.
    """
    sizes = (1, 2, 3) if SYLLABIC.match(word) else (4,)
    padded = word if sizes[0] == 1 else f"^{word}$"
    for size in sizes:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
