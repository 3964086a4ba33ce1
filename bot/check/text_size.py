"""How long a text is to a reader: words in any script, UTF-16 units to Telegram, and pixels on a button."""

import re
import unicodedata

FONT_SIZE = 15

ROOM = {1: 300, 2: 145, 3: 93}
"""Pixels for a label, by the number of buttons in its row."""

_WIDTHS = {
    "ijlI.,:;'!|‹›’": 0.26,
    'frt-()[] /"': 0.34,
    "cksvxyzaJ?*": 0.53,
    "wmMW@%—": 0.88,
    "ABCDEGHKNOPQRSUVXYZ&": 0.66,
}
"""Parts of the font size. Other Latin letters and digits take REST."""

REST = 0.57
FULL = 1.0

_BY_GLYPH = {glyph: width for glyphs, width in _WIDTHS.items() for glyph in glyphs}


_HAN_AND_KANA = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_THAI_AND_NEIGHBORS = "\u0e01-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3"
"""Thai, Lao, Tibetan, Burmese and Khmer, letters and marks."""

_UNSPACED = re.compile(f"[{_HAN_AND_KANA}{_THAI_AND_NEIGHBORS}]")

_WORD = re.compile(
    f"[{_HAN_AND_KANA}]{{1,2}}"
    f"|[{_THAI_AND_NEIGHBORS}]{{1,5}}"
    rf"|[^\s{_HAN_AND_KANA}{_THAI_AND_NEIGHBORS}]+"
)
"""In scripts without spaces between words, two Han letters or kana, or five letters and marks of the others, are taken
for a word: about the mean length of one.
"""


def words(text: str) -> list[str]:
    """The words of a text in any script. A sign between spaces, such as a dash, is one, too.

    Example: words("They pay 工资很低") is ["They", "pay", "工资", "很低"].
    """
    found: list[str] = _WORD.findall(text)
    return found


def is_unspaced(character: str) -> bool:
    """Whether a letter belongs to a script without spaces between words."""
    return bool(_UNSPACED.match(character))


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def width(label: str) -> float:
    """Pixels."""
    return FONT_SIZE * sum(_glyph(glyph) for glyph in label)


def room(buttons: int) -> int:
    """Pixels for one label in a row of so many buttons."""
    return ROOM.get(buttons, 280 // buttons)


def _glyph(glyph: str) -> float:
    """Marks that stand on a letter take no room; Han, Hangul and emoji a full square."""
    base = unicodedata.normalize("NFD", glyph)[0]
    if unicodedata.category(base) == "Mn":
        return 0.0
    if unicodedata.east_asian_width(base) in "WF":
        return FULL
    return _BY_GLYPH.get(base, REST)
