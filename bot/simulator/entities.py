"""The text of a method call as Telegram keeps it: parse mode, explicit entities, and entities that it detects."""

import re
from collections.abc import Iterator
from typing import Any

from bot.simulator import html, limits
from bot.simulator.errors import bad_request
from bot.simulator.formatted_text import FormattedText, utf16_length
from bot.simulator.parameters import Parameters
from bot.simulator.types import Json
from bot.simulator.urls import InvalidUrl, normalized_url

_DETECTED = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]'\u2069])"
    r"|(?P<email>\b[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b)"
    r"|(?P<bare_url>(?<![\w@/.-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|gov|edu|me|info|us)\b"
    r"(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'\u2069])?)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w))"
    r"|(?P<phone_number>(?<![\w+])\+[0-9](?:[ \-()]{0,2}[0-9]){6,14}(?![\w]))"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)
_OPAQUE = ("code", "pre", "text_link", "text_mention")  # nothing is detected inside these
_TYPES = (
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    "custom_emoji",
)  # fmt: skip


def message_text(parameters: Parameters) -> FormattedText:
    """The text of sendMessage and editMessageText. Raises ApiError."""
    source = parameters.text("text")
    if not source:
        raise bad_request("message text is empty")
    text = _formatted(parameters, source, "entities").trimmed()
    if not text.text:
        raise bad_request("text must be non-empty")
    return with_detected(text.check_length(limits.MESSAGE_TEXT, what="message"))


def caption(parameters: Parameters) -> FormattedText:
    """The caption of a file, which may be empty. Raises ApiError."""
    text = _formatted(parameters, parameters.text("caption"), "caption_entities").trimmed()
    return with_detected(text.check_length(limits.CAPTION, what="message caption"))


def link_preview(parameters: Parameters) -> Json:
    """The link preview options of a method call, as a field of a Message."""
    options = parameters.structure("link_preview_options", what="link preview options")
    if parameters.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if isinstance(options, dict) and options else {}


def with_detected(text: FormattedText) -> FormattedText:
    """`text` with the URLs, commands, mentions, phone numbers and hashtags that Telegram detects by itself."""
    opaque = [(one["offset"], one["offset"] + one["length"]) for one in text.entities if one["type"] in _OPAQUE]
    detected = [
        one
        for one in _detected(text.text)
        if not any(start < one["offset"] + one["length"] and one["offset"] < end for start, end in opaque)
    ]
    return FormattedText(text.text, (*text.entities, *detected)).ordered() if detected else text


def _formatted(parameters: Parameters, source: str, field: str) -> FormattedText:
    mode = parameters.text("parse_mode").lower()
    if mode == "html":
        return html.parse(source)
    if mode in ("markdown", "markdownv2"):
        raise bad_request("can't parse entities: Markdown is not simulated; use HTML")
    if mode not in ("", "none"):
        raise bad_request("unsupported parse_mode")
    entities = parameters.structure(field, what="entities") or []
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    size = utf16_length(source)
    return FormattedText(source, tuple(_checked(entity, size) for entity in entities)).ordered()


def _detected(text: str) -> Iterator[Json]:
    for match in _DETECTED.finditer(text):
        kind = match.lastgroup or ""
        offset = utf16_length(text[: match.start()])
        yield {"type": "url" if kind == "bare_url" else kind, "offset": offset, "length": utf16_length(match[0])}


def _checked(entity: Any, size: int) -> Json:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind, offset, length = entity.get("type"), _number(entity, "offset"), _number(entity, "length")
    if kind not in _TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    for field, value in (("offset", offset), ("length", length)):
        if value < 0:
            raise bad_request(f"receive an entity with incorrect {field} {value}")
    after = "after the end of the text at UTF-16 offset"
    if offset > size:
        raise bad_request(f"entity begins {after} {offset}")
    if offset + length > size:
        raise bad_request(f"entity beginning at UTF-16 offset {offset} ends {after} {offset + length}")
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
            return {"url": normalized_url(url)}
        except InvalidUrl as error:
            raise bad_request(f"entity URL '{url}' is invalid: {error}") from None
    return {key: entity[key] for key in ("language", "custom_emoji_id", "user") if key in entity}
