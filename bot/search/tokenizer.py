"""Typed text -> normalized words, clause by clause, in any script.

Normalizing removes what people write in different ways or leave out: case, accents, optional marks, apostrophes.
"""

import re
import unicodedata

MAX_CHARACTERS = 4096
"""Only this much of a text is read: as long as a message on Telegram may be. A story's end may matter most."""

MAX_CACHED_CHARACTERS = 4096
"""Bound of the character map below: texts come from strangers and may hold any of Unicode's characters."""

# The sign for SOS is a word; apostrophes are typed in many forms.
_SIGNS = str.maketrans({**dict.fromkeys("’‘ʼʻ´`", "'"), "🆘": " sos "})

# French and Haitian elision (l'argent, qu'on) separates words; any other apostrophe (don't, k'iche') joins them,
# because people leave it out on phones.
_ELISION = re.compile(r"\b(qu|[cdjlmnst])'(?=\w{3})")

# "h-2a" and "covid-19" are typed without the hyphen as often as with it.
_HYPHEN_AT_DIGIT = re.compile(r"(?<=[^\W\d])-(?=\d)|(?<=\d)-(?=[^\W\d])")

# Includes the dots of ё, but not the breve of й, which is a letter of its own, nor Hindi vowel signs.
_ACCENTS = re.compile(r"(?<!и)[\u0300-\u036f]|(?<=и)(?!\u0306)[\u0300-\u036f]")

# Arabic vowel marks, hamza on a carrier (decomposed: alef + mark), tatweel; the Hindi nukta (dot under a letter); what
# turns digits into pictures of keys.
_OPTIONAL_MARKS = re.compile(r"[\u20e3\ufe0e\ufe0f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c]")

# Letters that do not decompose, or that keyboards produce in two forms.
_LETTERS = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ँ": "ं"}
)

_REPEATED_LETTER = re.compile(r"([^\W\d_])\1{2,}")

_CLAUSE_END = re.compile(r"[.,;:!?…\n。，、；：！？।؟،؛]+")

_HAN = r"\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_HANGUL = r"\uac00-\ud7a3"

SYLLABIC = re.compile(f"[{_HAN}{_HANGUL}]")
"""A character of a script whose characters are syllables: Chinese, Japanese, Korean."""

# Chinese has no word boundaries and Korean joins endings to words: runs of either are separated from other letters.
_WORD = re.compile(f"[{_HAN}]+|[{_HANGUL}]+|[^\\s{_HAN}{_HANGUL}]+")

# Arabic proclitics (and, so, with, like, for, the), written together with the word that follows.
_PROCLITICS = re.compile(r"^(?:[وف]?(?:ال|بال|كال|لل)|[وف])(?=\w{3})")


def tokenize(text: str) -> list[list[str]]:
    """The normalized words of each clause of `text`. Clauses end at punctuation and line breaks; none is empty.

    "He hits me. Where do I go?" -> [["he", "hits", "me"], ["where", "do", "i", "go"]]
    """
    clauses = (split_words(normalize(clause)) for clause in _CLAUSE_END.split(text[:MAX_CHARACTERS]) if clause)
    return [clause for clause in clauses if clause]


def split_words(normalized: str) -> list[str]:
    """The words of a normalized text, without Arabic proclitics; a run of Chinese characters counts as one word."""
    if normalized.isascii():
        return normalized.split()
    return [_PROCLITICS.sub("", word) for word in _WORD.findall(normalized)]


def normalize(text: str) -> str:
    """`text` in lower case, without accents and optional marks, its words separated by single spaces.

    Accepts any text. The result has at most MAX_CHARACTERS characters, and normalizing it again changes nothing.

    "¿Dónde está MI pasaporte?" -> "donde esta mi pasaporte"
    """
    normalized = _normalize_once(text)
    # Removing a mark can bring two others together that then combine with another letter. This is rare and converges.
    while not normalized.isascii() and (again := _normalize_once(normalized)) != normalized:
        normalized = again
    return normalized


def _normalize_once(text: str) -> str:
    letters = _fold(text[:MAX_CHARACTERS]).translate(_CHARACTERS)
    return " ".join(_REPEATED_LETTER.sub(r"\1", letters).split())[:MAX_CHARACTERS].rstrip()


def _fold(text: str) -> str:
    """Unify case and compatible forms, resolve apostrophes and hyphens, remove accents and optional marks."""
    text = text.casefold() if text.isascii() else _compatible(text.translate(_SIGNS))
    if not text.isprintable():
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    text = _ELISION.sub(r"\1 ", text).replace("'", "") if "'" in text else text
    text = _HYPHEN_AT_DIGIT.sub("", text) if "-" in text else text
    return text if text.isascii() else _without_marks(text)


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    bare = _OPTIONAL_MARKS.sub("", _ACCENTS.sub("", decomposed))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


class _CharacterMap(dict[int, str]):
    """A table for `str.translate`: letters and marks stay, any script's digits become 0 to 9, the rest spaces.

    Entries are computed at first use and cached, at most MAX_CACHED_CHARACTERS of them.
    """

    def __missing__(self, code: int) -> str:
        if len(self) >= MAX_CACHED_CHARACTERS:
            self.clear()
        char = chr(code)
        category = unicodedata.category(char)
        digit = str(unicodedata.digit(char)) if category == "Nd" else " "
        mapped = self[code] = char if category[0] in "LM" else digit
        return mapped


_CHARACTERS = _CharacterMap()
