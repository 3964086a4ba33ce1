"""Text with its entities: lengths in UTF-16, the order in which Telegram keeps them, and HTML for the page."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise

from bot.simulator.errors import bad_request
from bot.simulator.types import Json

_BLANK = " \n"
_NESTING = {kind: rank for rank, kind in enumerate(("blockquote", "expandable_blockquote", "pre", "code"))}

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
    "expandable_blockquote": 'blockquote class="expandable"',
    "spoiler": 'span class="tg-spoiler"', "bot_command": 'span class="bot-command"',
    "mention": 'span class="mention"', "hashtag": 'span class="hashtag"',
}  # fmt: skip
_LINKS = ("text_link", "url", "email", "phone_number")


def utf16_length(text: str) -> int:
    """The length of `text` in UTF-16 code units, as Telegram counts; a lone surrogate counts as one."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, *, offset: int, length: int) -> str:
    """`length` UTF-16 code units of `text`, from `offset` on."""
    if text.isascii():
        return text[offset : offset + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


@dataclass(frozen=True, slots=True)
class FormattedText:
    """`entities` are Bot API MessageEntity objects; their offsets and lengths are in UTF-16 code units."""

    text: str
    entities: tuple[Json, ...] = ()

    def trimmed(self) -> "FormattedText":
        """Without blanks at the end, and without those at the beginning that stand before the first entity."""
        text = self.text.rstrip(_BLANK)
        end = utf16_length(text)
        first = min((entity["offset"] for entity in self.entities), default=end)
        cut = min(len(text) - len(text.lstrip(_BLANK)), first)
        entities = tuple(
            {**one, "offset": one["offset"] - cut, "length": min(one["length"], end - one["offset"])}
            for one in self.entities
            if one["offset"] < end
        )
        return FormattedText(text[cut:], entities)

    def ordered(self) -> "FormattedText":
        """Entities by offset, the outer before the inner; one inside another of its own type is dropped."""
        entities = sorted(
            self.entities, key=lambda one: (one["offset"], -one["length"], _NESTING.get(one["type"], len(_NESTING)))
        )
        ordered: list[Json] = []
        ends: dict[str, int] = {}
        for entity in entities:
            end = _end(entity)
            if end > ends.get(entity["type"], 0):
                ordered.append(entity)
                ends[entity["type"]] = end
        return FormattedText(self.text, tuple(ordered))

    def check_length(self, limit: int, *, what: str) -> "FormattedText":
        """Returns itself. Raises ApiError when the text is longer than `limit` UTF-16 code units."""
        if utf16_length(self.text) > limit:
            raise bad_request(f"{what} is too long")
        return self

    def fields(self, name: str = "text") -> Json:
        """The `text` or `caption` of a Message with its entities; no fields where the text is empty."""
        entities = "entities" if name == "text" else "caption_entities"
        fields: Json = {name: self.text} if self.text else {}
        return fields | ({entities: list(self.entities)} if self.entities else {})


def to_html(text: str, entities: list[Json]) -> str:
    """Safe HTML for the page: everything escaped, and only the tags of the entities.

    Well nested whatever the entities are: one that overlaps another is closed and opened again.
    """
    edges = sorted({0, utf16_length(text), *(e["offset"] for e in entities), *(_end(e) for e in entities)})
    opened: list[Json] = []
    pieces: list[str] = []
    for start, end in pairwise(edges):
        ended = next((index for index, e in enumerate(opened) if _end(e) <= start), len(opened))
        reopened = [e for e in opened[ended:] if _end(e) > start]
        reopened += [e for e in entities if e["offset"] == start and e["length"]]
        pieces += [_tags(text, e)[1] for e in reversed(opened[ended:])]
        pieces += [_tags(text, e)[0] for e in reopened]
        opened = opened[:ended] + reopened
        pieces.append(escape(utf16_slice(text, offset=start, length=end - start)))
    pieces += [_tags(text, e)[1] for e in reversed(opened)]
    return "".join(pieces)


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _tags(text: str, entity: Json) -> tuple[str, str]:
    """The start tag and the end tag; empty for a type that the page does not show."""
    if tag := _TAGS.get(entity["type"]):
        return f"<{tag}>", f"</{tag.partition(' ')[0]}>"
    if entity["type"] in _LINKS:
        return f'<a href="{escape(_href(text, entity))}" target="_blank" rel="noopener noreferrer">', "</a>"
    return "", ""


def _href(text: str, entity: Json) -> str:
    if entity["type"] == "text_link":
        return str(entity["url"])
    label = utf16_slice(text, offset=entity["offset"], length=entity["length"])
    if entity["type"] == "email":
        return f"mailto:{label}"
    if entity["type"] == "phone_number":
        return "tel:+" + "".join(character for character in label if character.isdigit())
    return label if label.lower().startswith(("http://", "https://")) else f"http://{label}"
