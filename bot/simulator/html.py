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
_TEXT = re.compile(r"[^<]+")
_REFERENCE = re.compile(r"(&(?:#[xX]([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+)));?")
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


def _character(reference: re.Match[str]) -> str:
    """The character that a reference stands for; the reference itself where Telegram takes it for plain text."""
    whole, hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED_REFERENCES.get(name, reference[0])
    code = int(hexadecimal or decimal, 16 if hexadecimal else 10) if len(whole) < _LONGEST_REFERENCE else 0
    return chr(code) if 0 < code < sys.maxunicode else reference[0]


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.offset = 0
        self.pieces: list[str] = []
        self.open: list[_OpenTag] = []
        self.entities: list[Json] = []

    def run(self) -> FormattedText:
        while not self._at_end():
            if text := self._take(_TEXT, self.at):
                self.pieces.append(_REFERENCE.sub(_character, text))
                self.offset += utf16_length(self.pieces[-1])
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise _error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise _error(_BAD_TEXT)
        for entity in self.entities:
            entity.pop("argument", None)
        return FormattedText(text, tuple(self.entities)).ordered()

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
        return _REFERENCE.sub(_character, raw)

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
        length = self.offset - opened.offset
        entity: Json = {"type": _ENTITY_TYPES[opened.tag], "offset": opened.offset, "length": length}
        if opened.tag == "a":
            try:
                entity["url"] = normalized_url(opened.argument or "".join(self.pieces[opened.piece :]))
            except InvalidUrl:
                return  # Telegram keeps the text without a link
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


def _emoji_id(argument: str) -> str:
    if not re.fullmatch(r"-?[0-9]+", argument) or int(argument) == 0 or abs(int(argument)) >= 2**63:
        raise _error("Invalid custom emoji identifier specified")
    return argument
