"""The real content and wording, with an index that returns what a test chooses."""

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
    """Returns the same result for every text, and records the queries."""

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
    """A search result with these topics, best first. `sure` means a confident language."""
    hits = tuple(Hit(topic, 0.9 - place / 10) for place, topic in enumerate(topics))
    return SearchResult(language, sure, tier, urgent, intent, hits)


def content(answer: SearchResult | None = None) -> Content:
    """The content of this project, with an index that always returns `answer`."""
    return replace(_read(), index=FakeIndex(answer or found(tier=Tier.NONE), []))


@cache
def _read() -> Content:
    guide = load(CONTENT)
    return Content(guide, wording.load(LOCALES, guide.languages), FakeIndex(found(tier=Tier.NONE), []), "magnolia_bot")
