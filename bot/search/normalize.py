"""Typed text as the search sees it: one spelling for what people write in many ways, in any script."""

import re
import unicodedata

LONGEST = 500
"""Characters of a text that are looked at; a question is shorter, and a stranger may send 4096."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ´`", "'"))

# French and Haitian elision parts (l'argent, qu'on); any other apostrophe joins (don't, k'iche'): phones omit it.
_ELISION = re.compile(r"\b(qu|[cdjlmnst])'(?=\w{3})")

# "h-2a" and "covid-19" are written without the hyphen as often as with it.
_HYPHEN_AT_DIGIT = re.compile(r"(?<=[^\W\d])-(?=\d)|(?<=\d)-(?=[^\W\d])")

# Accents go, with two dots of ё; the breve of й makes another letter and stays. Hindi vowel signs are not here.
_ACCENTS = re.compile(r"(?<!и)[\u0300-\u036f]|(?<=и)(?!\u0306)[\u0300-\u036f]")

# Arabic vowel marks, hamza carriers (decomposed: alef + mark), the stretching line; the Hindi dot under a letter.
_OPTIONAL_MARKS = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c]")

# Letters that do not decompose, or that keyboards give in two shapes.
_LETTERS = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ँ": "ं"}
)

_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")


def normalize(text: str) -> str:
    """`text` in small letters, without accents and marks that people leave out, words parted by single spaces.

    Total: any text gives some text, at most LONGEST characters; normalizing twice changes nothing.
    """
    plain = _once(text)
    # Dropping one mark can bring two others together that belong to another letter: rare, and settled soon.
    while not plain.isascii() and (again := _once(plain)) != plain:
        plain = again
    return plain


def _once(text: str) -> str:
    kept = _fold(text[:LONGEST]).translate(_KEPT)
    return " ".join(_STRETCHED.sub(r"\1", kept).split())[:LONGEST].rstrip()


def _fold(text: str) -> str:
    """Compatible forms and cases made one, apostrophes resolved, optional marks dropped."""
    text = text.casefold() if text.isascii() else _compatible(text.translate(_APOSTROPHES))
    if not text.isprintable():
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    text = _ELISION.sub(r"\1 ", text).replace("'", "") if "'" in text else text
    text = _HYPHEN_AT_DIGIT.sub("", text) if "-" in text else text
    return text if text.isascii() else _without_marks(text)


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _without_marks(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    bare = _OPTIONAL_MARKS.sub("", _ACCENTS.sub("", parted))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


class _Kept(dict[int, str]):
    """For `str.translate`: letters and their signs as they are, any digit as 0 to 9, all else a space.

    Characters that were met are remembered, up to MOST_KEPT of them: strangers may send any.
    """

    def __missing__(self, code: int) -> str:
        if len(self) >= MOST_KEPT:
            self.clear()
        char = chr(code)
        category = unicodedata.category(char)
        digit = str(unicodedata.digit(char)) if category == "Nd" else " "
        kept = self[code] = char if category[0] in "LM" else digit
        return kept


MOST_KEPT = 4096

_KEPT = _Kept()
