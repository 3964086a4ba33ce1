"""What screens are drawn from."""

from dataclasses import dataclass
from typing import Protocol

from bot.guide.model import Guide
from bot.search.result import SearchResult
from bot.wording.wording import Wording


class Search(Protocol):
    """What finds topics for a typed text. Only `answer` asks it, so drawing an address needs no index."""

    def search(self, text: str, /, *, language: str) -> SearchResult:
        """The topics that `text` may mean; `language` is the one in use, a lean and not a wall."""


@dataclass(frozen=True, slots=True)
class Content:
    """The guide, its words, its index, and the bot's own name, for links to it."""

    guide: Guide
    wording: Wording
    index: Search
    bot: str
