"""Telegram's HTML parse mode: its tags, its entities, and its words for what it refuses."""

import re
import sys
from dataclasses import dataclass

from bot.simulator import links, utf16
from bot.simulator.errors import Refusal, bad_request
from bot.simulator.formatted_text import FormattedText
from bot.simulator.types import Json

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler", "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji", "a": "text_link", "pre": "pre", "code": "code", "blockquote": "blockquote",
}  # fmt: skip
_ARGUMENTS = {("a", "href"): "", ("code", "class"): "language-", ("span", "class"): "tg-", ("tg-emoji", "emoji-id"): ""}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_LONGEST_REFERENCE = 10  # characters, with the & and without the ;
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
class _Open:
    """A tag that waits for its end: where it began, in units of the text and in pieces of output."""

    tag: str
    argument: str
    offset: int
    piece: int


def parse(source: str) -> FormattedText:
    """Text and entities of Telegram HTML; raises the Refusal that Telegram would answer."""
    return _Parser(source.replace("\0", " ")).run()


def decoded(source: str, at: int) -> tuple[str, int] | None:
    """The character that the reference at `at` stands for and where it ends; None where it is plain text."""
    found = _CHARACTER.match(source, at)
    if found is None:
        return None
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        character = _NAMED.get(name)
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
        self.units = 0
        self.pieces: list[str] = []
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def run(self) -> FormattedText:
        while self.at < len(self.source):
            self._step()
        if self.open:
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.pieces)
        if _SURROGATE.search(text):
            raise _refusal(_BAD_TEXT)
        return FormattedText(text, tuple(_without_argument(entity) for entity in self.entities)).ordered()

    def _step(self) -> None:
        if plain := _PLAIN.match(self.source, self.at):
            self._write(plain[0], plain.end())
        elif self.source.startswith("</", self.at):
            self._end_tag()
        elif self.source.startswith("<", self.at):
            self._start_tag()
        else:
            self._write(*(decoded(self.source, self.at) or ("&", self.at + 1)))

    def _write(self, text: str, end: int) -> None:
        self.pieces.append(text)
        self.units += utf16.length(text)
        self.at = end

    def _start_tag(self) -> None:
        begin = self.at
        tag = self._take(_TAG_NAME, begin + 1).lower()
        if self._ended():
            raise self._refusal("Unclosed start tag", begin)
        if tag not in _KINDS:
            raise self._refusal(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while self._after_space() != ">":
            argument = self._attribute(tag, begin) or argument
        if tag == "span" and argument != "spoiler":
            raise self._refusal('Tag "span" must have class "tg-spoiler"', begin)
        self.at += 1
        self.open.append(_Open(tag, argument, self.units, len(self.pieces)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Reads one attribute; returns it where it says something that the tag wants to know."""
        name = self._take(_ATTRIBUTE_NAME, self.at)
        if not name and not self._ended():
            raise self._refusal(f'Empty attribute name in the tag "{tag}"', begin)
        value = ""
        if self._after_space() == "=":
            self.at += 1
            if not self._after_space():
                raise self._refusal(f'Unclosed start tag "{tag}"', begin)
            value = self._value()
        if self._ended():
            raise self._refusal("Unclosed start tag", begin)
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
        if not self._ended() and self.source[self.at] not in " \t\r\n\v>":
            raise self._refusal("Unexpected end of name token", begin)
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
            raise self._refusal("Unexpected end tag", begin)
        tag = self._take(_TAG_NAME, begin + 2).lower()
        if self._after_space() != ">":
            raise self._refusal("Unclosed end tag", begin)
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise self._refusal("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{tag}>"')
        self.at += 1
        if self.units > opened.offset:
            self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        """Adds the entity of a closed tag; <pre><code class="language-x"> becomes one."""
        entity: Json = {"type": _KINDS[opened.tag], "offset": opened.offset, "length": self.units - opened.offset}
        if opened.tag == "a":
            address = _address(opened.argument or "".join(self.pieces[opened.piece :]))
            if address is None:
                return
            entity["url"] = address
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = _emoji(opened.argument)
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in ("pre", "code") and self._joined(entity, opened.argument):
            return
        elif opened.tag == "code" and opened.argument:
            entity["argument"] = opened.argument
        self.entities.append(entity)

    def _joined(self, entity: Json, argument: str) -> bool:
        """Whether `pre` and `code` over the same text were made one block with a language."""
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

    def _after_space(self) -> str:
        """The next character that is no space; empty at the end."""
        self._take(_SPACE, self.at)
        return self.source[self.at : self.at + 1]

    def _ended(self) -> bool:
        return self.at >= len(self.source)

    def _refusal(self, reason: str, at: int, rest: str = "") -> Refusal:
        offset = len(self.source[:at].encode("utf-8", "surrogatepass"))
        return _refusal(f"{reason} at byte offset {offset}{rest}")


def _refusal(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")


def _unescaped(raw: str) -> str:
    pieces, at = [], 0
    while at < len(raw):
        character, at = decoded(raw, at) or (raw[at], at + 1)
        pieces.append(character)
    return "".join(pieces)


def _address(url: str) -> str | None:
    """The link, or None where Telegram drops it and keeps the text."""
    try:
        return links.checked(url)
    except links.WrongLink:
        return None


def _emoji(argument: str) -> str:
    if not re.fullmatch(r"-?[0-9]+", argument) or int(argument) == 0 or abs(int(argument)) >= 2**63:
        raise _refusal("Invalid custom emoji identifier specified")
    return argument


def _without_argument(entity: Json) -> Json:
    return {key: value for key, value in entity.items() if key != "argument"}
