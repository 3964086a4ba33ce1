"""All words that the guide knows, each with what it says for every class: added up once, so that a search only sums."""

from __future__ import annotations  # array[float] is only a type before Python 3.12

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.search.bayes import Bayes
from bot.search.classes import Classes
from bot.search.features import of_word

OWN_WORD = 2.0
"""How much more a word must say for a language than for others, in the logarithm of chances: that of three phrases to
none. A text needs one such word, or its language is not sure: 'no' and 'visa' are in many, a name is in one phrase."""

NO_LANGUAGE = 255

ROW_STEP = 1 / 8
"""Rows are kept as 16-bit numbers of so much each: half of what `float` arrays take. A word says -50 to -500, and the
sum of a text is divided by some 20: the error is below 0.01, where answers lie 1 apart."""

_MOST = 2**15 - 1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word number n has the sum `rows[n * width:(n + 1) * width]` of its `sizes[n]` features, in ROW_STEPs.

    `tells[n]` is the column of the language whose own word it is, or NO_LANGUAGE.
    """

    numbers: Mapping[str, int]
    width: int
    rows: Sequence[int]
    sizes: Sequence[int]
    tells: Sequence[int]

    @classmethod
    def of(cls, words: Iterable[str], bayes: Bayes, classes: Classes) -> Lexicon:
        numbers = {word: number for number, word in enumerate(sorted(words))}
        rows, sizes, tells = array("h"), array("H"), array("B")
        for word in numbers:
            pieces, total = of_word(word), bayes.nothing()
            bayes.add(pieces, total)
            rows.extend([max(-_MOST, min(_MOST, round(said / ROW_STEP))) for said in total])
            sizes.append(len(pieces))
            tells.append(_own_language(pieces[0], bayes, classes))
        return cls(numbers, len(classes) + 1, rows, sizes, tells)

    def row(self, number: int) -> Sequence[int]:
        return self.rows[number * self.width : (number + 1) * self.width]

    def tells_of(self, words: Iterable[str], column: int) -> bool:
        """Whether any of these is that language's own word."""
        return any((number := self.numbers.get(word)) is not None and self.tells[number] == column for word in words)


def _own_language(bucket: int, bayes: Bayes, classes: Classes) -> int:
    said = sorted(((bayes.says(bucket, column), column) for column in range(classes.meant, len(classes))), reverse=True)
    (most, column), (next_most, _) = said[0], (said[1] if len(said) > 1 else (0.0, 0))
    return column if most - next_most >= OWN_WORD else NO_LANGUAGE
