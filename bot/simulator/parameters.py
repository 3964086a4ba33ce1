"""The parameters of a method call, read from any of the four kinds of bodies that Telegram accepts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.simulator.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded file, of which only the name, the media type and the size in bytes are kept."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Parameters:
    """Values by name: texts from forms and query strings, JSON values from JSON bodies."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as text; empty where it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, *, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """The value as a number, clamped to its bounds; like Telegram, takes the default for what is no number."""
        try:
            value = int(self.values.get(name, default))
        except (TypeError, ValueError):
            value = default
        value = value if low is None else max(low, value)
        return value if high is None else min(high, value)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def structure(self, name: str, *, what: str) -> Any:
        """The value as JSON; None where it is missing or empty. Raises ApiError, which calls it `what`."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None


async def read_parameters(request: web.Request) -> Parameters:
    """The query string and the body together, of which the body wins. Raises ApiError for a body that is no JSON."""
    values: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return Parameters(values)
    if request.content_type == "application/json":
        return Parameters(values | _json_object(await request.read()))
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():  # aiohttp reads both kinds of forms, and nothing else
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, len(value.file.read()))
        elif isinstance(value, str):
            values[name] = value
    return Parameters(values, uploads)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("expected a JSON object")
    return values
