"""The real guide with its real words, and an index that answers as a test wishes."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.guide.load import load
from bot.guide.model import Intent, Urgency
from bot.screens.library import Library
from bot.search.found import Found, Hit, Tier
from bot.wording import wording

ROOT = Path(__file__).parents[2]
CONTENT, LOCALES = ROOT / "content", ROOT / "locales"


@dataclass(slots=True)
class FakeIndex:
    """Gives the same answer to every text, and notes what it was asked."""

    found: Found
    asked: list[tuple[str, str]]

    def search(self, text: str, /, *, language: str) -> Found:
        self.asked.append((text, language))
        return self.found


def found(
    *topics: str,
    language: str = "en",
    sure: bool = True,
    tier: Tier = Tier.ANSWER,
    urgent: Urgency | None = None,
    intent: Intent | None = None,
) -> Found:
    """What a search may bring back; `sure` of the language."""
    hits = tuple(Hit(topic, 0.9 - place / 10) for place, topic in enumerate(topics))
    return Found(language, sure, tier, urgent, intent, hits)


def library(answer: Found | None = None) -> Library:
    """The library of this project, whose index always gives `answer`."""
    return replace(_read(), index=FakeIndex(answer or found(tier=Tier.NONE), []))


@cache
def _read() -> Library:
    guide = load(CONTENT)
    return Library(guide, wording.load(LOCALES, guide.languages), FakeIndex(found(tier=Tier.NONE), []), "magnolia_bot")
