"""A short form of these tests runs among all others; `make faults` runs the long one."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.operations import logs
from tests.kit.world import region_catalog


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="10,000 updates in each mode, and 116,000 hostile ones")


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """The option is known only where this folder's tests are asked for by name."""
    return bool(request.config.getoption("long", default=False))


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Everything that is logged, at the level DEBUG."""
    region_catalog()  # in a fresh clone that builds the search index, and says so
    made = io.StringIO()
    logs.configure("DEBUG", "json", made)
    yield made
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()
