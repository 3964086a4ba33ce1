"""How long the faults last: a short form among all other tests, the long one by `make faults`."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.operations import logs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="10,000 updates in each way, and 116,000 that mean no good")


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """The option is known only where the tests of this folder were asked for."""
    return bool(request.config.getoption("long", default=False))


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """All that is logged, at the level that says most."""
    made = io.StringIO()
    logs.configure("DEBUG", "json", made)
    yield made
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()
