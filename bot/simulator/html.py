"""Telegram's HTML parse mode: HTML to text and entities, with Telegram's own errors."""

import re
import sys
from dataclasses import dataclass

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.formatted_text import FormattedText, utf16_length
from bot.simulator.types import Json
from bot.simulator.urls import InvalidUrl, normalized_url

_ENTITY_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler", "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji", "a": "text_link", "pre": "pre", "code": "code", "blockquote": "blockquote",
}  # fmt: skip
_ARGUMENTS = {("a", "href"): "", ("code", "class"): "language-", ("span", "class"): "tg-", ("tg-emoji", "emoji-id"): ""}
_NAMED_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_LONGEST_REFERENCE = 10  # characters, from the & to before the ;
_PLAIN = re.compile(r"[^<&]+")
_CHARACTER = re.compile(r"&(?:#[xX]([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+))")
_SPACE = re.compile(r"[ \t\r\n\v]*")
_TAG_NAME = re.compile(r"[^ \t\r\n\v>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\v=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_BAD_TEXT = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(slots=True)
class _OpenTag:
    """A tag that is not closed yet: where it began, as a UTF-16 offset in the text and as an index of `pieces`."""

    tag: str
    argument: str
    offset: int
    piece: int


def parse(source: str) -> FormattedText:
    """The text and entities of Telegram HTML, for instance of "<b>Hello</b>". Raises ApiError as Telegram does."""
    return _Parser(source.replace("\0", " ")).run()


def _character_reference(source: str, at: int) -> tuple[str, int] | None:
    """The character that the reference at index `at` stands for, and the index of its end; None for plain text."""
    found = _CHARACTER.match(source, at)
    if found is None:
        return None
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        character = _NAMED_REFERENCES.get(name)
    else:
        code = int(hexadecimal or decimal, 16 if hexadecimal else 10) if found.end() - at < _LONGEST_REFERENCE else 0
        character = chr(code) if 0 < code < sys.maxunicode else None
    if character is None:
        return None
    return character, found.end() + source.startswith(";", found.end())


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.offset = 0
        self.pieces: list[str] = []
        self.open: list[_OpenTag] = []
        self.entities: list[Json] = []

    def run(self) -> FormattedText:
        while self.at < len(self.source):
            self._step()
        if self.open:
            raise _error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise _error(_BAD_TEXT)
        return FormattedText(text, tuple(_without_argument(entity) for entity in self.entities)).ordered()

    def _step(self) -> None:
        if plain := _PLAIN.match(self.source, self.at):
            self._write(plain[0], plain.end())
        elif self.source.startswith("</", self.at):
            self._end_tag()
        elif self.source.startswith("<", self.at):
            self._start_tag()
        else:
            self._write(*(_character_reference(self.source, self.at) or ("&", self.at + 1)))

    def _write(self, text: str, end: int) -> None:
        self.pieces.append(text)
        self.offset += utf16_length(text)
        self.at = end

    def _start_tag(self) -> None:
        begin = self.at
        tag = self._take(_TAG_NAME, begin + 1).lower()
        if self._at_end():
            raise self._error("Unclosed start tag", begin)
        if tag not in _ENTITY_TYPES:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while self._skip_spaces() != ">":
            argument = self._attribute(tag, begin) or argument
        if tag == "span" and argument != "spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.at += 1
        self.open.append(_OpenTag(tag, argument, self.offset, len(self.pieces)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Reads one attribute; returns the value of one that matters for the tag, else an empty text."""
        name = self._take(_ATTRIBUTE_NAME, self.at)
        if not name and not self._at_end():
            raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
        value = ""
        if self._skip_spaces() == "=":
            self.at += 1
            if not self._skip_spaces():
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            value = self._value()
        if self._at_end():
            raise self._error("Unclosed start tag", begin)
        if (tag, name) == ("blockquote", "expandable"):
            return name
        prefix = _ARGUMENTS.get((tag, name))
        return value.removeprefix(prefix) if prefix is not None and value.startswith(prefix) else ""

    def _value(self) -> str:
        quote = self.source[self.at]
        if quote in "'\"":
            return self._quoted(quote)
        begin = self.at
        token = self._take(_NAME_TOKEN, begin).lower()
        if not self._at_end() and self.source[self.at] not in " \t\r\n\v>":
            raise self._error("Unexpected end of name token", begin)
        return token

    def _quoted(self, quote: str) -> str:
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            self.at = len(self.source)
            return ""
        raw, self.at = self.source[self.at + 1 : end], end + 1
        return _unescaped(raw)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        tag = self._take(_TAG_NAME, begin + 2).lower()
        if self._skip_spaces() != ">":
            raise self._error("Unclosed end tag", begin)
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise self._error("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{tag}>"')
        self.at += 1
        if self.offset > opened.offset:
            self._add_entity(opened)

    def _add_entity(self, opened: _OpenTag) -> None:
        """Adds the entity of a closed tag; <pre><code class="language-x"> becomes a single one."""
        entity: Json = {
            "type": _ENTITY_TYPES[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "a":
            url = _url(opened.argument or "".join(self.pieces[opened.piece :]))
            if url is None:
                return
            entity["url"] = url
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = _emoji_id(opened.argument)
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in ("pre", "code") and self._merged(entity, opened.argument):
            return
        elif opened.tag == "code" and opened.argument:
            entity["argument"] = opened.argument
        self.entities.append(entity)

    def _merged(self, entity: Json, argument: str) -> bool:
        """Whether `pre` and `code` over the same text were merged into one block with a language."""
        last = self.entities[-1] if self.entities else {}
        other = {"pre": "code", "code": "pre"}[entity["type"]]
        language = argument or last.get("argument")
        same = (last.get("type"), last.get("offset"), last.get("length")) == (other, entity["offset"], entity["length"])
        if not same or not language:
            return False
        self.entities[-1] = {**entity, "type": "pre", "language": language}
        return True

    def _take(self, pattern: re.Pattern[str], at: int) -> str:
        found = pattern.match(self.source, at)
        self.at = found.end() if found else at
        return found[0] if found else ""

    def _skip_spaces(self) -> str:
        """Skips spaces; returns the next character, empty at the end."""
        self._take(_SPACE, self.at)
        return self.source[self.at : self.at + 1]

    def _at_end(self) -> bool:
        return self.at >= len(self.source)

    def _error(self, reason: str, at: int, rest: str = "") -> ApiError:
        offset = len(self.source[:at].encode("utf-8", "surrogatepass"))
        return _error(f"{reason} at byte offset {offset}{rest}")


def _error(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _unescaped(raw: str) -> str:
    pieces, at = [], 0
    while at < len(raw):
        character, at = _character_reference(raw, at) or (raw[at], at + 1)
        pieces.append(character)
    return "".join(pieces)


def _url(url: str) -> str | None:
    """The normalized URL; None for an invalid one, of which Telegram keeps the text without a link."""
    try:
        return normalized_url(url)
    except InvalidUrl:
        return None


def _emoji_id(argument: str) -> str:
    if not re.fullmatch(r"-?[0-9]+", argument) or int(argument) == 0 or abs(int(argument)) >= 2**63:
        raise _error("Invalid custom emoji identifier specified")
    return argument


def _without_argument(entity: Json) -> Json:
    return {key: value for key, value in entity.items() if key != "argument"}
