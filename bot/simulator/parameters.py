"""What a method was called with, read from any of the four bodies that Telegram takes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.simulator.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call; only its name, kind and size are kept."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Parameters:
    """Named values; text from forms and query strings, JSON values from JSON bodies."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """As text; empty where it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, *, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """As a number, drawn into its bounds; what is no number counts as the default, as with Telegram."""
        try:
            value = int(self.values.get(name, default))
        except (TypeError, ValueError):
            value = default
        value = value if low is None else max(low, value)
        return value if high is None else min(high, value)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def structure(self, name: str, *, what: str) -> Any:
        """As JSON, None where it is missing or empty; `what` is Telegram's name for it in the refusal."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None


async def read(request: web.Request) -> Parameters:
    """Query string and body together; the body wins."""
    values: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return Parameters(values)
    if request.content_type == "application/json":
        return Parameters(values | _object(await request.read()))
    if request.content_type == "multipart/form-data":
        texts, uploads = await _parts(request)
        return Parameters(values | texts, uploads)
    if request.content_type == "application/x-www-form-urlencoded":
        return Parameters(values | dict(await request.post()))
    return Parameters(values)


def _object(body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    try:
        values = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("expected a JSON object")
    return values


async def _parts(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    texts: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, len(value.file.read()))
        elif isinstance(value, str):
            texts[name] = value
    return texts, uploads
