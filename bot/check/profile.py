"""What Telegram shows of the bot before anything is written: as short as Telegram allows."""

import re
from collections.abc import Iterator, Mapping

from bot.check.finding import Finding
from bot.check.messages import Message
from bot.guide.model import Guide

MOST: Mapping[str, int] = {"profile-name": 64, "profile-description": 512, "profile-short": 120}
"""Characters, once the guide's name and region are filled in."""

_FILLED_IN = re.compile(r"\{ *\$(name|region) *\}")


def profile_lengths(messages: list[Message], plan: Guide) -> Iterator[Finding]:
    """Findings in one locale."""
    values = {"name": plan.name, "region": plan.region}
    for message in messages:
        shown = _FILLED_IN.sub(lambda found: values[found[1]], message.text)
        most = MOST.get(message.id, len(shown))
        if len(shown) > most:
            yield Finding(message.file, message.line, f"'{message.id}' has {len(shown)} characters, at most {most}")
