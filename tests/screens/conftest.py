"""One walk over all screens, for the tests that look at each of them."""

from collections.abc import Sequence

import pytest

from bot.screens.reach import Step, walk
from tests.kit.library import library


@pytest.fixture(scope="session")
def steps() -> Sequence[Step]:
    """Every screen once, in every language."""
    return tuple(walk(library()))
