"""What the tests of the messenger share."""

from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.screens.content import Content
from tests.kit.world import region_catalog


@pytest.fixture
def log() -> Iterator[list[dict[str, Any]]]:
    """What was logged, as dictionaries."""
    with structlog.testing.capture_logs() as entries:
        yield entries  # type: ignore[misc]


@pytest.fixture
def content() -> Content:
    """The guide's own content and words."""
    return region_catalog().content
