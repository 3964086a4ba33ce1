"""The first calls to Telegram: who the bot is, and what must be set before updates come.

Only `getMe` may end the program. What else a Bot API server lacks is one line in the log.
"""

import asyncio
import os
from itertools import islice

import structlog
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.messenger.transport.profile import audiences, commands
from bot.messenger.transport.proxy import UnsupportedProxy
from bot.messenger.transport.retries import delays
from bot.wording.wording import Wording

ATTEMPTS = 5
"""One lost call is no reason not to start."""

log = structlog.get_logger()


class StartError(Exception):
    """The program cannot start. One sentence that names the setting to change."""


def cannot_listen(setting: str, host: str, port: int, error: OSError) -> StartError:
    """One sentence: the words that asyncio has for an address in use say it twice."""
    reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
    return StartError(f"HOST, {setting}: cannot listen on {host}, port {port} ({reason})")


async def identify_bot(bot: Bot, api_url: str, *, first_delay: float = 0.5) -> str:
    """Ask Telegram who the bot is. Gives its user name. Raises StartError."""
    for attempt, delay in enumerate(islice(delays(first_delay), ATTEMPTS - 1), 1):
        try:
            return await _identify(bot, api_url)
        except _RetryableStartError as error:
            if attempt == 1:  # the attempts may take half a minute: somebody is looking at the terminal
                log.warning("not started yet; trying again", attempts=ATTEMPTS, reason=str(error))
            await asyncio.sleep(delay)
    return await _identify(bot, api_url)


class _RetryableStartError(StartError):
    """It may be the network, and pass."""


async def _identify(bot: Bot, api_url: str) -> str:
    try:
        await bot.initialize()
    except InvalidToken:
        raise StartError("BOT_TOKEN was refused by Telegram: copy it again from @BotFather") from None
    except RetryAfter:
        raise _RetryableStartError("TELEGRAM_API_URL: the Bot API asks to wait; start again in a minute") from None
    except UnsupportedProxy as error:
        raise StartError(error.message) from None
    except BadRequest as error:
        raise _no_bot_api(api_url, type(error).__name__) from None
    except NetworkError as error:
        raise _RetryableStartError(f"TELEGRAM_API_URL: no Bot API answers at {api_url}: {error.message}") from None
    except TelegramError as error:
        raise _no_bot_api(api_url, type(error).__name__) from None
    except (LookupError, TypeError, ValueError):  # what the library raises for a result of another shape
        raise _no_bot_api(api_url, "getMe names no bot") from None
    name: object = bot.bot.username
    if not name or not isinstance(name, str):
        raise _no_bot_api(api_url, "getMe names no bot")
    return name


def _no_bot_api(api_url: str, reason: str) -> StartError:
    return StartError(f"TELEGRAM_API_URL: {api_url} answers, but not like a Bot API ({reason})")


async def set_commands(bot: Bot, wording: Wording, languages: tuple[str, ...]) -> None:
    """The list of commands is up to date, where the server can show one."""
    try:
        for code, language in audiences(languages):
            await bot.set_my_commands(commands(wording.of(language)), language_code=code)
    except TelegramError as error:
        log.warning("commands not set; continuing without them", error=type(error).__name__)
