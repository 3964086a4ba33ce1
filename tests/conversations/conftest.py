"""The option that accepts what has changed."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what conversations give now into their files; then read them"
    )
