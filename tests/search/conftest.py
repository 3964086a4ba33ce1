"""The real guide's index, built once for all tests of the search."""

from pathlib import Path

import pytest

from bot.guide.loader import load
from bot.search.index import Index

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def index() -> Index:
    return Index.build(load(ROOT / "content"))
