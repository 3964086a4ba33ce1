"""The real guide's index and content, loaded once for all tests of the evaluation."""

import pytest

from bot.guide.loader import load
from bot.guide.model import Guide
from bot.screens.content import Content
from bot.search.index import Index
from bot.settings import ROOT
from tests.kit.world import real_catalog


@pytest.fixture(scope="session")
def real() -> Content:
    return real_catalog().content


@pytest.fixture(scope="session")
def index(real: Content) -> Index:
    assert isinstance(real.index, Index)
    return real.index


@pytest.fixture(scope="session")
def guide() -> Guide:
    """With its phrases."""
    return load(ROOT / "content")
