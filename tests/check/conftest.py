"""Small files to check, and a guide to break."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml
from tests.kit.content import CONTENT, LOCALES

Write = Callable[[str], Field]


@pytest.fixture
def page(tmp_path: Path) -> Write:
    """Writes a content file and reads it."""

    def write(text: str) -> Field:
        file = tmp_path / "page.yaml"
        file.write_text(text, encoding="utf-8")
        return read_yaml(file)

    return write


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the frozen guide, to break."""
    copytree(CONTENT, tmp_path / "content")
    copytree(LOCALES, tmp_path / "locales")
    return tmp_path
