"""The first calls to Telegram: who the bot is, and what must be set right before updates come.

Only `getMe` may end the program. What else a Bot API server lacks is one line in the log.
"""

import asyncio
from collections.abc import Sequence

import structlog
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.messenger.publish import publish_commands
from bot.messenger.request import Request
from bot.wording.wording import Wording

WAITS = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries to reach Telegram: one lost call is no reason not to start."""

log = structlog.get_logger()


class CannotStart(Exception):
    """One sentence that names the setting to change."""


class _OutOfReach(CannotStart):
    """It may be the network, and pass."""


def make_bot(token: str, api_url: str, request: Request) -> Bot:
    """One request for both roles: without `get_updates_request` the library would build an HTTP client of its own."""
    return Bot(token, base_url=f"{api_url}/bot", request=request, get_updates_request=request)


async def introduce(bot: Bot, api_url: str, *, waits: Sequence[float] = WAITS) -> str:
    """The bot's user name. Raises CannotStart."""
    for wait in waits:
        try:
            return await _introduce(bot, api_url)
        except _OutOfReach:
            await asyncio.sleep(wait)
    return await _introduce(bot, api_url)


async def _introduce(bot: Bot, api_url: str) -> str:
    try:
        await bot.initialize()
        return str(bot.username)
    except InvalidToken:
        raise CannotStart("BOT_TOKEN was refused by Telegram: copy it again from @BotFather") from None
    except RetryAfter:
        raise _OutOfReach("TELEGRAM_API_URL: the Bot API there asks to wait; start again in a minute") from None
    except NetworkError as error:
        reason = type(error).__name__ if "://" in error.message else error.message
        raise _OutOfReach(f"TELEGRAM_API_URL: no Bot API answers at {api_url} ({reason})") from None
    except (TelegramError, LookupError, TypeError, ValueError, RuntimeError) as error:
        # The library raises bare errors where an answer has the wrong shape.
        raise CannotStart(
            f"TELEGRAM_API_URL: {api_url} answers, but not like a Bot API ({type(error).__name__})"
        ) from None


async def show_commands(bot: Bot, wording: Wording, languages: tuple[str, ...]) -> None:
    """The list of commands is up to date, where the server can show one."""
    try:
        await publish_commands(bot, wording, languages)
    except TelegramError as error:
        log.warning("commands not set; going on without it", error=type(error).__name__)
