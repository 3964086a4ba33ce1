"""What the tests of the messenger share."""

from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.screens.library import Library
from tests.kit.world import real_shelf


@pytest.fixture
def log() -> Iterator[list[dict[str, Any]]]:
    """What was logged, as dictionaries."""
    with structlog.testing.capture_logs() as entries:
        yield entries  # type: ignore[misc]


@pytest.fixture
def library() -> Library:
    """The guide's own content and words."""
    return real_shelf().library
