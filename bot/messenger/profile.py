"""What Telegram shows of the bot beside its messages: its name, the text of an empty chat, the line of its profile."""

from dataclasses import dataclass

from bot.guide.model import Guide
from bot.wording.wording import Words


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
