"""What Telegram shows of the bot beside its messages: commands, name and descriptions, in each language."""

from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot, BotCommand
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.guide.model import Guide
from bot.wording.wording import Wording, Words

COMMANDS = ("start", "hotline", "topics", "language", "privacy", "clear", "help")
"""In the order shown; the hotline second."""

Result = TypeVar("Result")


class PublishError(Exception):
    """What Telegram refused, in one sentence."""


@dataclass(frozen=True, slots=True)
class Profile:
    """In one language. `description` stands in a chat before the first message, `short` on the profile's page."""

    name: str
    description: str
    short: str


def profile(guide: Guide, words: Words) -> Profile:
    return Profile(
        words("profile-name", name=guide.name),
        words("profile-description", region=guide.region),
        words("profile-short", region=guide.region),
    )


def commands(words: Words) -> list[BotCommand]:
    """The commands of Telegram's menu, described in one language."""
    return [BotCommand(name, words(f"command-{name}")) for name in COMMANDS]


def audiences(languages: tuple[str, ...]) -> list[tuple[str | None, str]]:
    """Whom Telegram shows which language: first everybody (None), then those whose phone has one of the guide's.

    Telegram knows two-letter languages only, which the guide's all are.
    """
    return [(None, languages[0]), *((language, language) for language in languages)]


async def publish(bot: Bot, guide: Guide, wording: Wording) -> AsyncIterator[str]:
    """Set everything, in the first language for everybody and in each language for its readers.

    Gives a line for each of them when it is done, and one on what only @BotFather can set. Raises PublishError.
    """
    await _accepted("the bot", "anybody", bot.initialize())
    for code, language in audiences(guide.languages):
        audience = f"readers of {language}" if code else "everybody else"
        words = wording.of(language)
        await _accepted("the commands", audience, bot.set_my_commands(commands(words), language_code=code))
        await _set_profile(bot, profile(guide, words), code, audience)
        yield f"{audience}: commands, name, description, short description"
    if not bot.bot.supports_inline_queries:
        placeholder = wording.of(guide.languages[0])("inline-placeholder")
        yield f"Inline mode is off. To switch it on: @BotFather, /setinline, and as the placeholder: {placeholder}"


async def _set_profile(bot: Bot, shown: Profile, code: str | None, audience: str) -> None:
    """A name is left alone where it is right: Telegram lets it be set a few times a day only."""
    name = await _accepted("a question for the name", audience, bot.get_my_name(language_code=code))
    if name.name != shown.name:
        await _accepted("the name", audience, bot.set_my_name(shown.name, language_code=code))
    await _accepted("the description", audience, bot.set_my_description(shown.description, language_code=code))
    short = bot.set_my_short_description(shown.short, language_code=code)
    await _accepted("the short description", audience, short)


async def _accepted(what: str, audience: str, call: Awaitable[Result]) -> Result:
    """The result of a call. Raises PublishError."""
    try:
        return await call
    except InvalidToken:
        raise PublishError("BOT_TOKEN was refused by Telegram: copy it again from @BotFather") from None
    except RetryAfter as error:
        raise PublishError(f"Telegram asks to wait before it takes {what} for {audience} ({error.message})") from None
    except BadRequest as error:
        raise PublishError(f"Telegram does not take {what} for {audience} ({error.message})") from None
    except NetworkError as error:
        raise PublishError(f"TELEGRAM_API_URL: no Bot API answers there: {error.message}") from None
    except (TelegramError, LookupError, TypeError, ValueError) as error:
        # The library raises bare errors where a result has the wrong shape; a client's own name an address.
        raise PublishError(f"TELEGRAM_API_URL: no Bot API answers there ({type(error).__name__})") from None
