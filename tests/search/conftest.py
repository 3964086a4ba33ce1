"""The real guide's index, built once for all tests of the search."""

import pytest

from bot.guide.loader import load
from bot.search.index import Index
from bot.search.training import build_index
from tests.kit.content import REAL_CONTENT


@pytest.fixture(scope="session")
def index() -> Index:
    return build_index(load(REAL_CONTENT))
