"""The hotline as plain text, made ready at start: what a person gets when anything at all fails.

Nothing here can fail later: the texts are made once, and where a language's own words are missing or wrong, the
built-in ones stand in.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.guide.model import Guide
from bot.guide.phone_number import display_number
from bot.screens.content import Content
from bot.screens.telegram_limits import MAX_ALERT
from bot.wording.language import best_language, isolate
from bot.wording.wording import Words

BUILT_IN = "You can talk to someone:\n{number}\nAsk first what they share, and with whom."
BUILT_IN_ALERT = "Please wait a moment. To talk to someone: {number}"
"""In English, and true of any hotline: who runs it and when it answers differ by region."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """Ready texts by language; the first language is for everybody else."""

    texts: Mapping[str, str]
    alerts: Mapping[str, str]
    inline_buttons: Mapping[str, str]

    def text(self, *codes: str | None) -> str:
        """The hotline in the first of the languages that there is."""
        return self.texts[best_language(tuple(self.texts), *codes)]

    def alert(self, *codes: str | None) -> str:
        """The number, short enough for the answer to a press."""
        return self.alerts[best_language(tuple(self.alerts), *codes)]

    def inline_button(self, *codes: str | None) -> str:
        """The label of the button that opens the private chat, above an inline answer without results."""
        return self.inline_buttons[best_language(tuple(self.inline_buttons), *codes)]


def make_fallback(content: Content) -> Fallback:
    """Make the texts in every language of the guide. The loader refuses a guide whose hotline has no number."""
    guide = content.guide
    number, emergency = _number(guide, guide.roles.hotline), _number(guide, guide.roles.emergency)
    words = {language: content.wording.of(language) for language in guide.languages}
    return Fallback(
        {language: _text(words[language], number, emergency) for language in guide.languages},
        {language: _alert(words[language], number) for language in guide.languages},
        {language: _inline_button(words[language], guide.name) for language in guide.languages},
    )


def _number(guide: Guide, contact_id: str) -> str:
    return display_number(guide.contacts[contact_id].phone or "")


def _text(words: Words, number: str, emergency: str) -> str:
    try:
        return "\n".join(
            (words("fallback-title"), number, words("fallback-text", emergency=isolate(emergency, words.language)))
        )
    except LookupError:
        return BUILT_IN.format(number=number)


def _alert(words: Words, number: str) -> str:
    try:
        alert = words("flood-alert", number=isolate(number, words.language))
    except LookupError:
        alert = BUILT_IN_ALERT.format(number=number)
    return alert if number in alert[:MAX_ALERT] else number


def _inline_button(words: Words, name: str) -> str:
    try:
        return words("private-open")
    except LookupError:
        return name
