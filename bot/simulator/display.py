"""A message's text as safe HTML for the page: everything escaped, only the tags of its entities."""

from html import escape
from itertools import pairwise

from bot.simulator import utf16
from bot.simulator.types import Json

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_CLASSES = {
    "spoiler": ("span", "tg-spoiler"),
    "expandable_blockquote": ("blockquote", "expandable"),
    "bot_command": ("span", "bot-command"),
    "mention": ("span", "mention"),
    "hashtag": ("span", "hashtag"),
}
_LINKED = frozenset({"text_link", "url", "email", "phone_number"})


def to_html(text: str, entities: list[Json]) -> str:
    """Well nested whatever the entities are: one that crosses another is closed and opened again."""
    edges = sorted(
        {0, utf16.length(text), *(e["offset"] for e in entities), *(e["offset"] + e["length"] for e in entities)}
    )
    opened: list[Json] = []
    pieces: list[str] = []
    for start, end in pairwise(edges):
        ended = next((place for place, e in enumerate(opened) if _end(e) <= start), len(opened))
        again = [e for e in opened[ended:] if _end(e) > start] + [
            e for e in entities if e["offset"] == start and e["length"]
        ]
        pieces += [_tags(text, e)[1] for e in reversed(opened[ended:])]
        pieces += [_tags(text, e)[0] for e in again]
        opened = opened[:ended] + again
        pieces.append(escape(utf16.cut(text, offset=start, length=end - start)))
    pieces += [_tags(text, e)[1] for e in reversed(opened)]
    return "".join(pieces)


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _tags(text: str, entity: Json) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind in _CLASSES:
        tag, name = _CLASSES[kind]
        return f'<{tag} class="{name}">', f"</{tag}>"
    if kind in _LINKED:
        return f'<a href="{escape(_address(text, entity))}" target="_blank" rel="noopener noreferrer">', "</a>"
    return "", ""


def _address(text: str, entity: Json) -> str:
    if entity["type"] == "text_link":
        return str(entity["url"])
    shown = utf16.cut(text, offset=entity["offset"], length=entity["length"])
    if entity["type"] == "email":
        return f"mailto:{shown}"
    if entity["type"] == "phone_number":
        return "tel:+" + "".join(character for character in shown if character.isdigit())
    return shown if shown.lower().startswith(("http://", "https://")) else f"http://{shown}"
