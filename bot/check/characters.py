"""Invisible characters, markup that would be shown literally, and letters broken by a wrong encoding."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.check.finding import Finding, Passage
from bot.wording.language import is_right_to_left

_GREEK_CYRILLIC = "\u0370-\u03ff\u0400-\u052f"

_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\t"), "a tab: write a space"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "two spaces"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), "'{}' would be shown literally: texts have no HTML"),
    (re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);"), "'{}' would be shown literally: texts have no HTML"),
    (re.compile(r"\*\*|__|`|~~"), "'{}' would be shown literally: texts have no Markdown"),
    (
        re.compile(r"(?<![\w*_])([*_])(?=\S)[^*_\n]+(?<=\S)\1(?![\w*_])|\[[^\]\n]*\]\([^)\n]*\)"),
        "'{}' would be shown literally: texts have no Markdown",
    ),
    (
        re.compile(r"^(?:[-*•>]|#+) ", re.MULTILINE),
        "'{}' at the start of a line would be shown literally: screens add their own bullets",
    ),
    (re.compile(r"[ÃÂ][\x80-\xbf]|â€|ðŸ|ï»¿"), "'{}' is a letter in another encoding: save the file as UTF-8"),
    (
        re.compile(rf"[A-Za-z](?=[{_GREEK_CYRILLIC}])|[{_GREEK_CYRILLIC}](?=[A-Za-z])"),
        "letters of two scripts in one word, at '{}'",
    ),
)

_QUOTES = tuple(map(re.compile, ('(?<!\\w)"|"(?!\\w)', "[“”„]", "[«»]", "[「」]", "[『』]")))
"""Quotation marks, which come in pairs. A straight one between letters is not one: Hebrew uses it in abbreviations."""

_INVISIBLE = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202f\u205f-\u206f\u2800\u3000\u3164"
    "\ufe00-\ufe0f\uffa0\ufff9-\ufffc\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Spaces other than U+0020, characters without a glyph, and private-use characters."""

_NO_BREAK_SPACES = "\u00a0\u202f"
_BESIDE_NO_BREAK = re.compile(r"[\d«»“”‘’;:!?%€$№§°–—…]")
"""Neighbors of a legitimate no-break space: French punctuation, or the number before a unit."""

_ZERO_WIDTH_SPACE = "\u200b"
_WITHOUT_SPACES = frozenset({"th", "lo", "km", "my", "bo", "dz"})
"""Languages that mark possible line breaks with zero-width spaces."""

_JOINERS = "\u200c\u200d"
_JOINED_SCRIPTS = range(0x0600, 0x1900)
"""Arabic to Mongolian: scripts in which joiners change the shape of letters."""

_DIRECTION_MARKS = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
_ISOLATES, _POP = re.compile("[\u2066-\u2068]"), "\u2069"

_EMOJI_SELECTOR = "\ufe0f"
_IDEOGRAPHIC_SPACE = "\u3000"


def character_findings(passages: Iterable[Passage], language: str) -> Iterator[Finding]:
    """Findings in texts of `language`."""
    for passage in passages:
        for pattern, problem in _SIGNS:
            found = pattern.search(passage.text)
            if found:
                yield passage.finding(problem.format(found[0].strip()))
        if any(len(quote.findall(passage.text)) % 2 for quote in _QUOTES):
            yield passage.finding("unbalanced quotation mark")
    yield from invisible_characters(passages, language)


def invisible_characters(passages: Iterable[Passage], language: str) -> Iterator[Finding]:
    """Invisible characters that `language` does not use in this position."""
    for passage in passages:
        for found in _INVISIBLE.finditer(passage.text):
            if not _belongs(passage.text, found.start(), language):
                name = unicodedata.name(found[0], "private use").lower()
                yield passage.finding(f"the invisible character U+{ord(found[0]):04X} ({name}) does not belong here")
        if len(_ISOLATES.findall(passage.text)) != passage.text.count(_POP):
            yield passage.finding("unbalanced direction isolate")


def _belongs(text: str, index: int, language: str) -> bool:
    character, before, after = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if character in _NO_BREAK_SPACES:
        return bool(_BESIDE_NO_BREAK.match(before) or _BESIDE_NO_BREAK.match(after))
    if character in _JOINERS:
        return _is_joined(before, after)
    if character in _DIRECTION_MARKS:
        return is_right_to_left(language)
    if character == _EMOJI_SELECTOR:
        return _is_emoji(before) or before in "0123456789#*"
    if character == _ZERO_WIDTH_SPACE:
        return language in _WITHOUT_SPACES
    return character == _IDEOGRAPHIC_SPACE and language in {"zh", "ja"}


def _is_joined(before: str, after: str) -> bool:
    if not before or not after:
        return False
    return (ord(before) in _JOINED_SCRIPTS and ord(after) in _JOINED_SCRIPTS) or (
        (_is_emoji(before) or before == _EMOJI_SELECTOR) and _is_emoji(after)
    )


def _is_emoji(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in {"So", "Sk"}
