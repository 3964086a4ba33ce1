"""How wide a label is on a button: approximate, for Telegram's 15 px medium letters on a phone 360 px wide."""

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
