"""The list of commands that Telegram shows in its menu."""

from bot.wording.wording import Words

COMMANDS = ("start", "hotline", "topics", "language", "privacy", "clear", "help")
"""In the order shown; the hotline second."""


def commands(words: Words) -> list[dict[str, str]]:
    """The commands with their words in one language, as the Bot API takes them."""
    return [{"command": name, "description": words(f"command-{name}")} for name in COMMANDS]


def audiences(languages: tuple[str, ...]) -> list[tuple[str | None, str]]:
    """Whom Telegram shows which language: first everybody (None), then those whose phone has one of the guide's.

    Telegram knows two-letter languages only, which the guide's all are.
    """
    return [(None, languages[0]), *((language, language) for language in languages)]
