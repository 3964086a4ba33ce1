"""What screens are drawn from."""

from dataclasses import dataclass

from bot.guide.model import Guide
from bot.search.index import Index
from bot.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Library:
    """The guide, its words, its index, and the bot's own name, for links to it."""

    guide: Guide
    wording: Wording
    index: Index
    bot: str
