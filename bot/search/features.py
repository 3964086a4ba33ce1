"""Features of words and texts, as hash buckets: words, groups of their letters, and pairs of words."""

from __future__ import annotations  # array[int] is only a type before Python 3.12

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from bot.search.tokenizer import SYLLABIC

BUCKETS = 1 << 19
"""Number of hash buckets. Feature names are not stored (the hashing trick): twelve languages have some 300,000, which
would take too much memory as Python strings. CRC-32 gives the same bucket in every process, so an index can be saved.
"""


def word_features(word: str) -> array[int]:
    """The buckets of a word and of its character n-grams. The bucket of the whole word comes first."""
    return array("I", map(_bucket, (f"{word} ", *_ngrams(word))))


def bigram_features(words: Sequence[str]) -> set[int]:
    """The buckets of all pairs of adjacent words."""
    return {_bucket(f"{first} {second}") for first, second in pairwise(words)}


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % BUCKETS


def _ngrams(word: str) -> Iterator[str]:
    """4-grams of letters, or 1- to 3-grams of syllables; they survive endings, typos and missing spaces.

    With 3-grams as well, the right topic is first eight times in a hundred less often: naive Bayes counts them as
    independent of the 4-grams that they are part of.
    """
    sizes = (1, 2, 3) if SYLLABIC.match(word) else (4,)
    padded = word if sizes[0] == 1 else f"^{word}$"
    for size in sizes:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
