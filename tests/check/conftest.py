"""Small files to check."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml

Write = Callable[[str], Field]


@pytest.fixture
def page(tmp_path: Path) -> Write:
    """Writes a content file and reads it."""

    def write(text: str) -> Field:
        file = tmp_path / "page.yaml"
        file.write_text(text, encoding="utf-8")
        return read_yaml(file)

    return write
