"""The real guide's index, built once for all tests of the search."""

import pytest

from bot.search.index import Index
from tests.kit.world import real_catalog


@pytest.fixture(scope="session")
def index() -> Index:
    """From the cache, or built by a process of its own, as a running bot gets it."""
    index = real_catalog().content.index
    assert isinstance(index, Index)
    return index
