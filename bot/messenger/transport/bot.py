"""python-telegram-bot's `ExtBot` with this bot's defaults."""

from collections.abc import Mapping
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import NetworkError, TelegramError
from telegram.ext import BaseRateLimiter, Defaults, ExtBot
from telegram.request import BaseRequest

DEFAULTS = Defaults(
    parse_mode=ParseMode.HTML,
    link_preview_options=LinkPreviewOptions(is_disabled=True),
    disable_notification=True,
)
"""Messages are silent and without link previews: a lit phone or a picture may give the person away."""


INFO_SECONDS = 3.0
"""Whoever asks whether the bot is well does not wait long."""


class GuideBot(ExtBot[Any]):
    """One bot at one Bot API server."""

    __slots__ = ()

    async def get_raw_updates(self, parameters: dict[str, object], *, seconds: float) -> list[object]:
        """Updates as JSON: `get_updates` would fail, and log, a whole batch when a single update is odd.

        `seconds` is for the answer. Raises TelegramError.
        """
        found: object = await self._post("getUpdates", parameters, read_timeout=seconds)
        if not isinstance(found, list):
            raise NetworkError("getUpdates gave no list")
        return found

    async def webhook_info(self) -> Mapping[str, object] | None:
        """Telegram's WebhookInfo as JSON; None when Telegram is out of reach."""
        try:
            info: object = await self._post("getWebhookInfo", read_timeout=INFO_SECONDS)
        except TelegramError:
            return None
        return info if isinstance(info, dict) else None


def make_bot(
    token: str, api_url: str, request: BaseRequest, rate_limiter: BaseRateLimiter[Any] | None = None
) -> GuideBot:
    """One request for both roles: without `get_updates_request` the library would build an HTTP client of its own."""
    return GuideBot(
        token,
        base_url=f"{api_url}/bot",
        request=request,
        get_updates_request=request,
        defaults=DEFAULTS,
        rate_limiter=rate_limiter,
    )
