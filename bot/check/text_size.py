"""The size of a text: in words of any script, and in pixels on a button."""

import re
import unicodedata

FONT_SIZE = 15

LABEL_WIDTHS = {1: 300, 2: 145, 3: 93}
"""Width for a label in pixels, by the number of buttons in its row, on a screen 360 px wide."""

_WIDTHS = {
    "ijlI.,:;'!|‹›’": 0.26,
    'frt-()[] /"': 0.34,
    "cksvxyzaJ?*": 0.53,
    "wmMW@%—": 0.88,
    "ABCDEGHKNOPQRSUVXYZ&": 0.66,
}
"""Widths as fractions of the font size, for Telegram's 15 px medium font. All other narrow letters take REST."""

REST = 0.57
FULL = 1.0

_BY_GLYPH = {glyph: width for glyphs, width in _WIDTHS.items() for glyph in glyphs}


_HAN_AND_KANA = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_THAI_AND_NEIGHBORS = "\u0e01-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3"
"""Letters and combining marks of Thai, Lao, Tibetan, Burmese and Khmer."""

_UNSPACED = re.compile(f"[{_HAN_AND_KANA}{_THAI_AND_NEIGHBORS}]")

_WORD = re.compile(
    f"[{_HAN_AND_KANA}]{{1,2}}"
    f"|[{_THAI_AND_NEIGHBORS}]{{1,5}}"
    rf"|[^\s{_HAN_AND_KANA}{_THAI_AND_NEIGHBORS}]+"
)
"""In scripts without spaces, up to two Han characters or kana, or up to five characters of the other scripts, count as
one word, which is about the average length of a word.
"""


def words(text: str) -> list[str]:
    """The words of a text in any script. A sign between spaces, such as a dash, counts as one.

    Example: words("They pay 工资很低") is ["They", "pay", "工资", "很低"].
    """
    found: list[str] = _WORD.findall(text)
    return found


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script without spaces between words."""
    return bool(_UNSPACED.match(character))


def width(label: str) -> float:
    """The approximate width of a label in pixels."""
    return FONT_SIZE * sum(_glyph(glyph) for glyph in label)


def max_label_width(buttons: int) -> int:
    """The width for each label, in pixels, in a row of `buttons` buttons."""
    return LABEL_WIDTHS.get(buttons, 280 // buttons)


def _glyph(glyph: str) -> float:
    """Combining marks and signs of direction have no width; Han, Hangul and emoji take a full square."""
    base = unicodedata.normalize("NFD", glyph)[0]
    if unicodedata.category(base) in {"Mn", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(base) in "WF":
        return FULL
    return _BY_GLYPH.get(base, REST)
