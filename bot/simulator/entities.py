"""Entities that nobody marked: those Telegram finds in a text by itself, and those a method names by offset."""

import re
from collections.abc import Iterator
from typing import Any

from bot.simulator import links, utf16
from bot.simulator.errors import bad_request
from bot.simulator.formatted_text import FormattedText
from bot.simulator.types import Json

_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]'\u2069])"
    r"|(?P<email>\b[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b)"
    r"|(?P<bare>(?<![\w@/.-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|gov|edu|me|info|us)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'\u2069])?)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w))"
    r"|(?P<phone_number>(?<![\w+])\+[0-9](?:[ \-()]{0,2}[0-9]){6,14}(?![\w]))"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)
_CLOSED = frozenset({"code", "pre", "text_link", "text_mention"})  # nothing is found inside these
_NAMED = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    ]
)


def with_found(marked: FormattedText) -> FormattedText:
    """`marked` with the links, commands, mentions, numbers and tags that Telegram recognises."""
    closed = [(one["offset"], one["offset"] + one["length"]) for one in marked.entities if one["type"] in _CLOSED]
    found = [
        one
        for one in _found(marked.text)
        if not any(start < one["offset"] + one["length"] and one["offset"] < end for start, end in closed)
    ]
    return FormattedText(marked.text, (*marked.entities, *found)).ordered() if found else marked


def _found(text: str) -> Iterator[Json]:
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        offset = utf16.length(text[: match.start()])
        yield {"type": "url" if kind == "bare" else kind, "offset": offset, "length": utf16.length(match[0])}


def named(text: str, entities: Any) -> FormattedText:
    """`text` with the entities that a method gave as a JSON array; raises as Telegram refuses."""
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    size = utf16.length(text)
    return FormattedText(text, tuple(_checked(entity, size) for entity in entities)).ordered()


def _checked(entity: Any, size: int) -> Json:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind, offset, length = entity.get("type"), _number(entity, "offset"), _number(entity, "length")
    if kind not in _NAMED:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if length < 0:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if offset > size:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > size:
        end = offset + length
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )
    return {"type": kind, "offset": offset, "length": length, **_details(entity, kind)}


def _number(entity: Json, field: str) -> int:
    value = entity.get(field)
    if not isinstance(value, int):
        raise bad_request(f'can\'t parse MessageEntity: Field "{field}" must be a valid Number')
    return value


def _details(entity: Json, kind: str) -> Json:
    if kind == "text_link":
        url = str(entity.get("url", ""))
        try:
            return {"url": links.checked(url)}
        except links.WrongLink as wrong:
            raise bad_request(f"entity URL '{url}' is invalid: {wrong}") from None
    return {key: entity[key] for key in ("language", "custom_emoji_id", "user") if key in entity}
