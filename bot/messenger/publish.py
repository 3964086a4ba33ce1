"""Tell Telegram what it shows of the bot: commands, name and descriptions, in each language. Done by hand."""

from collections.abc import AsyncIterator, Awaitable
from typing import TypeVar

from telegram import Bot, BotCommand
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.guide.model import Guide
from bot.messenger.menu import audiences, commands
from bot.messenger.profile import Profile, profile
from bot.messenger.request import Request
from bot.wording.wording import Wording, Words

Answer = TypeVar("Answer")


class CannotPublish(Exception):
    """What Telegram refused, in one sentence."""


def make_bot(token: str, api_url: str, request: Request) -> Bot:
    """One request for both roles: without `get_updates_request` the content would build an HTTP client of its own."""
    return Bot(token, base_url=f"{api_url}/bot", request=request, get_updates_request=request)


async def publish(bot: Bot, guide: Guide, wording: Wording) -> AsyncIterator[str]:
    """Set everything, in the first language for everybody and in each language for its readers.

    Gives a line for each of them when it is done. Raises CannotPublish.
    """
    await _accepted("the bot", "anybody", bot.initialize())
    for code, language in audiences(guide.languages):
        whom = f"readers of {language}" if code else "everybody else"
        words = wording.of(language)
        await _accepted("the commands", whom, bot.set_my_commands(_listed(words), language_code=code))
        await _show(bot, profile(guide, words), code, whom)
        yield f"{whom}: commands, name, description, short description"


def _listed(words: Words) -> list[BotCommand]:
    return [BotCommand(entry["command"], entry["description"]) for entry in commands(words)]


async def _show(bot: Bot, shown: Profile, code: str | None, whom: str) -> None:
    """A name is left alone where it is right: Telegram lets it be set a few times a day only."""
    name = await _accepted("a question for the name", whom, bot.get_my_name(language_code=code))
    if name.name != shown.name:
        await _accepted("the name", whom, bot.set_my_name(shown.name, language_code=code))
    await _accepted("the description", whom, bot.set_my_description(shown.description, language_code=code))
    await _accepted("the short description", whom, bot.set_my_short_description(shown.short, language_code=code))


async def _accepted(what: str, whom: str, call: Awaitable[Answer]) -> Answer:
    """The answer to a call. Raises CannotPublish."""
    try:
        return await call
    except InvalidToken:
        raise CannotPublish("BOT_TOKEN was refused by Telegram: copy it again from @BotFather") from None
    except RetryAfter as error:
        raise CannotPublish(f"Telegram asks to wait before it takes {what} for {whom} ({error.message})") from None
    except BadRequest as error:
        raise CannotPublish(f"Telegram does not take {what} for {whom} ({error.message})") from None
    except (TelegramError, LookupError, TypeError, ValueError) as error:
        # The content raises bare errors where an answer has the wrong shape; a client's own name an address.
        raise CannotPublish(f"TELEGRAM_API_URL: no Bot API answers there ({type(error).__name__})") from None
