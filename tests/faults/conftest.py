"""How long the faults last: a short form among all other tests, the long one by `make faults`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="10,000 updates from 2,000 chats instead of the short form")
