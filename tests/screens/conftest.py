"""Crawls over all screens, for the tests that look at each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.screens.content import Content
from bot.screens.crawl import Step, crawl
from tests.kit.content import CONTENT, REAL_CONTENT, content, real_content


@dataclass(frozen=True, slots=True)
class CrawledGuide:
    """A guide, its content folder, and every screen of it once, in every language."""

    content: Content
    content_dir: Path
    steps: Sequence[Step]

    def __repr__(self) -> str:
        return self.content.guide.name


@pytest.fixture(scope="session")
def steps() -> Sequence[Step]:
    """Every screen of the frozen guide once, in every language."""
    return tuple(crawl(content()))


@pytest.fixture(scope="session", params=["frozen", "real"])
def crawled(request: pytest.FixtureRequest) -> CrawledGuide:
    """The frozen guide, then the real one: rules hold on both."""
    whole, folder = (content(), CONTENT) if request.param == "frozen" else (real_content(), REAL_CONTENT)
    return CrawledGuide(whole, folder, tuple(crawl(whole)))
