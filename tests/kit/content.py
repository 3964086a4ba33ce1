"""The real guide with its real words, and an index that answers as a test wishes."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.guide.loader import load
from bot.guide.model import Intent, Urgency
from bot.screens.content import Content
from bot.search.result import Hit, SearchResult, Tier
from bot.wording import wording

ROOT = Path(__file__).parents[2]
CONTENT, LOCALES = ROOT / "content", ROOT / "locales"


@dataclass(slots=True)
class FakeIndex:
    """Gives the same answer to every text, and notes what it was asked."""

    found: SearchResult
    asked: list[tuple[str, str]]

    def search(self, text: str, /, *, language: str) -> SearchResult:
        self.asked.append((text, language))
        return self.found


def found(
    *topics: str,
    language: str = "en",
    sure: bool = True,
    tier: Tier = Tier.ANSWER,
    urgent: Urgency | None = None,
    intent: Intent | None = None,
) -> SearchResult:
    """What a search may bring back; `sure` of the language."""
    hits = tuple(Hit(topic, 0.9 - place / 10) for place, topic in enumerate(topics))
    return SearchResult(language, sure, tier, urgent, intent, hits)


def content(answer: SearchResult | None = None) -> Content:
    """The content of this project, whose index always gives `answer`."""
    return replace(_read(), index=FakeIndex(answer or found(tier=Tier.NONE), []))


@cache
def _read() -> Content:
    guide = load(CONTENT)
    return Content(guide, wording.load(LOCALES, guide.languages), FakeIndex(found(tier=Tier.NONE), []), "magnolia_bot")
