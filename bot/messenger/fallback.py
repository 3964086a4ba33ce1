"""The hotline as plain text, made ready at start: what a person gets when anything at all fails.

Nothing here can fail later: the texts are made once, and where a language's own words are missing or wrong, the
built-in ones stand in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.guide.phone_number import display_number
from bot.screens.content import Content
from bot.wording.language import best_language
from bot.wording.wording import Words

HOTLINE, EMERGENCY = "national-hotline", "emergency"

LAST_RESORT = "+1 888-373-7888"
"""Only for a guide whose contacts have lost the hotline, which `check` refuses."""

BUILT_IN = (
    "You can talk to someone, day and night:\n{number}\n"
    "Not police, not immigration. You need not give your name. Ask what they share."
)
BUILT_IN_ALERT = "Please wait a moment. To talk to someone, day and night, not police, not immigration: {number}"

MAX_ALERT = 200
"""Telegram's limit for the text that answers a press."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """Ready texts by language; the first language is for everybody else."""

    texts: Mapping[str, str]
    alerts: Mapping[str, str]

    def text(self, *codes: str | None) -> str:
        """The hotline in the first of the languages that there is."""
        return self.texts[best_language(tuple(self.texts), *codes)]

    def alert(self, *codes: str | None) -> str:
        """The number, short enough for the answer to a press."""
        return self.alerts[best_language(tuple(self.alerts), *codes)]


def make_ready(content: Content) -> Fallback:
    """Make the texts in every language of the guide."""
    number = _number(content, HOTLINE) or LAST_RESORT
    languages = content.guide.languages
    words = {language: content.wording.of(language) for language in languages}
    emergency = _number(content, EMERGENCY)
    return Fallback(
        {language: _text(words[language], number, emergency) for language in languages},
        {language: _alert(words[language], number) for language in languages},
    )


def _number(content: Content, contact: str) -> str:
    found = content.guide.contacts.get(contact)
    return display_number(found.phone) if found and found.phone else ""


def _text(words: Words, number: str, emergency: str) -> str:
    try:
        return "\n".join((words("fallback-title"), number, words("fallback-text", emergency=emergency)))
    except LookupError:
        return BUILT_IN.format(number=number)


def _alert(words: Words, number: str) -> str:
    try:
        alert = words("flood-alert", number=number)
    except LookupError:
        alert = BUILT_IN_ALERT.format(number=number)
    return alert if number in alert[:MAX_ALERT] else number
