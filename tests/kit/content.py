"""A guide with an index that returns what a test chooses.

Nearly all tests use the frozen guide of an invented region, so that an edited sentence of the real guide breaks only
the tests that are meant for it.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.guide.loader import load
from bot.guide.model import Intent, Urgency
from bot.screens.content import Content
from bot.search.result import Hit, SearchResult, Tier
from bot.wording import wording

ROOT = Path(__file__).parents[2]
REGION = ROOT / "tests" / "region"
CONTENT, LOCALES = REGION / "content", REGION / "locales"
"""The frozen guide: Saltmarrow, an invented island state, in English and Arabic."""

REAL_CONTENT, REAL_LOCALES = ROOT / "content", ROOT / "locales"
"""The guide that people use, for tests of its texts."""


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
    alert: bool = False,
    screen: str | None = None,
) -> SearchResult:
    """A search result with these topics, best first. `sure` means a confident language."""
    hits = tuple(Hit(topic, 0.9 - place / 10) for place, topic in enumerate(topics))
    return SearchResult(language, sure, tier, urgent, alert, intent, screen, results=hits)


def content(answer: SearchResult | None = None) -> Content:
    """The frozen guide, with an index that always returns `answer`."""
    return replace(_read(CONTENT, LOCALES), index=FakeIndex(answer or found(tier=Tier.NONE), []))


def real_content() -> Content:
    """The real guide, with an index that finds nothing."""
    return _read(REAL_CONTENT, REAL_LOCALES)


@cache
def _read(content_dir: Path, locales_dir: Path) -> Content:
    guide = load(content_dir)
    index = FakeIndex(found(tier=Tier.NONE), [])
    return Content(guide, wording.load(locales_dir, guide.languages), index, "magnolia_bot")
