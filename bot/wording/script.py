"""The script that a text is written in, by the names that Unicode gives to its letters."""

import unicodedata
from collections import Counter

MAX_LETTERS = 200
"""Letters that are looked at: a text's beginning tells."""


def main_script(text: str) -> str | None:
    """The first word of the Unicode name of most letters, such as "LATIN", "CJK" or "HANGUL"; None without letters.

    The signs of Japanese are CJK as well as HIRAGANA and KATAKANA.
    """
    letters = [char for char in text if char.isalpha()][:MAX_LETTERS]
    scripts = Counter(unicodedata.name(char, "").split(" ")[0] for char in letters)
    return scripts.most_common(1)[0][0] if scripts else None
