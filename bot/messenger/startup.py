"""The first calls to Telegram: who the bot is, and what must be set right before updates come.

Only `getMe` may end the program. What else a Bot API server lacks is one line in the log.
"""

import asyncio
import os
from collections.abc import Sequence
from http import HTTPStatus

import structlog

from bot.messenger.api import Caller, Refused, Unreachable
from bot.messenger.menu import audiences, commands
from bot.wording.wording import Wording

WAITS = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries to reach Telegram: one lost call is no reason not to start."""

UNKNOWN_TOKEN = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}
"""Telegram has no bot under this token; that it lacks `getMe` is not to be feared."""

log = structlog.get_logger()


class CannotStart(Exception):
    """One sentence that names the setting to change."""


def cannot_listen(setting: str, host: str, port: int, error: OSError) -> CannotStart:
    """Why nobody can be heard there. asyncio's own words for an address that is in use say it twice."""
    reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
    return CannotStart(f"HOST, {setting}: cannot listen on {host}, port {port} ({reason})")


class _OutOfReach(CannotStart):
    """It may be the network, and pass."""


async def introduce(api: Caller, api_url: str, *, waits: Sequence[float] = WAITS) -> str:
    """The bot's user name. Raises CannotStart."""
    for wait in waits:
        try:
            return await _introduce(api, api_url)
        except _OutOfReach:
            await asyncio.sleep(wait)
    return await _introduce(api, api_url)


async def _introduce(api: Caller, api_url: str) -> str:
    try:
        me = await api.call("getMe", {})
    except Unreachable as error:
        raise _OutOfReach(f"TELEGRAM_API_URL: no Bot API answers at {api_url} ({error})") from None
    except Refused as refusal:
        raise _refused(refusal, api_url) from None
    name = me.get("username") if isinstance(me, dict) else None
    if not isinstance(name, str):
        raise CannotStart(f"TELEGRAM_API_URL: {api_url} answers, but not like a Bot API (getMe names no bot)")
    return name


def _refused(refusal: Refused, api_url: str) -> CannotStart:
    if refusal.status in UNKNOWN_TOKEN:
        return CannotStart("BOT_TOKEN was refused by Telegram: copy it again from @BotFather")
    if refusal.retry_after is not None:
        return _OutOfReach("TELEGRAM_API_URL: the Bot API there asks to wait; start again in a minute")
    return CannotStart(f"TELEGRAM_API_URL: {api_url} answers, but not like a Bot API (status {refusal.status})")


async def show_commands(api: Caller, wording: Wording, languages: tuple[str, ...]) -> None:
    """The list of commands is up to date, where the server can show one."""
    try:
        for code, language in audiences(languages):
            audience = {} if code is None else {"language_code": code}
            await api.call("setMyCommands", {"commands": commands(wording.of(language)), **audience})
    except (Refused, Unreachable) as error:
        log.warning("commands not set; going on without it", error=type(error).__name__)
