"""One crawl over all screens, for the tests that look at each of them."""

from collections.abc import Sequence

import pytest

from bot.screens.crawl import Step, crawl
from tests.kit.content import content


@pytest.fixture(scope="session")
def steps() -> Sequence[Step]:
    """Every screen once, in every language."""
    return tuple(crawl(content()))
