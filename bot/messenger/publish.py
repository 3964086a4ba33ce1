"""What Telegram shows of the bot beside its messages: the list of commands, in each language."""

from collections.abc import Mapping

from telegram import Bot, BotCommand

from bot.wording.wording import Wording, Words

COMMANDS = ("start", "hotline", "topics", "language", "privacy", "clear", "help")
"""In the order shown; the hotline second."""


def commands(words: Words) -> list[BotCommand]:
    """The commands with their words in one language."""
    return [BotCommand(name, words(f"command-{name}")) for name in COMMANDS]


async def publish_commands(bot: Bot, wording: Wording, languages: tuple[str, ...]) -> None:
    """Set the commands of every language, and those of the first for everybody else. Raises TelegramError.

    Telegram knows two-letter languages only, which the guide's all are.
    """
    by_code: Mapping[str | None, str] = {None: languages[0], **{language: language for language in languages}}
    for code, language in by_code.items():
        await bot.set_my_commands(commands(wording.of(language)), language_code=code)
