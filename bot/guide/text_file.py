"""Read text files as UTF-8, and refuse characters that change a text without being seen in it."""

import re
import unicodedata
from pathlib import Path

REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, other than tabs and ends of lines
    "\u2028\u2029"  # line breaks for YAML, but not for editors
    "\u202a-\u202e"  # bidirectional embeddings and overrides: the text is shown in another order than it is stored
    "\ufeff\ufffd\ufffe\uffff]"  # a byte order mark inside the text, a lost letter, noncharacters
    "(?<!\r(?=\n))"  # not a CRLF line end; as a separate alternative this would take three times as long
)
"""Characters that no text may contain, whether directly or by an escape such as "\\u202e"."""

_BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""UTF-32 first: its mark begins with that of UTF-16."""

BYTE_ORDER_MARK = "\ufeff"


class TextFileError(Exception):
    """A file cannot be used. The message is one sentence that begins with file and line."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file, self.line, self.problem = file, line, problem


def read_text(file: Path, error: type[TextFileError]) -> str:
    """The text of a file, without its byte order mark. Raises `error`, with the line, if it cannot be used."""
    content = read_bytes(file, error)
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)
    if encoding:
        raise error(file, 1, f"this file is {encoding}; save it as UTF-8")
    try:
        text = content.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as reason:
        line = content.count(b"\n", 0, reason.start) + 1
        raise error(file, line, "this line is not UTF-8 text; save the file as UTF-8") from None
    refused = REFUSED.search(text)
    if refused:
        raise error(file, line_of(text, refused.start()), refused_character(refused[0]))
    return text


def read_bytes(file: Path, error: type[TextFileError]) -> bytes:
    """The bytes of a file. Raises `error` if it is missing or cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise error(file, 1, "this file is missing") from None
    except OSError as reason:
        raise error(file, 1, f"this file cannot be read ({type(reason).__name__})") from reason


def line_of(text: str, index: int) -> int:
    """The line number, from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1


def refused_character(character: str) -> str:
    """The error sentence for a character: "the character U+0007 is not allowed in text"."""
    name = unicodedata.name(character, "").lower()
    named = f"U+{ord(character):04X}" + (f" ({name})" if name else "")
    return f"the character {named} is not allowed in text"
