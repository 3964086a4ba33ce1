"""A finding: one problem and its location."""

from dataclasses import dataclass
from pathlib import Path

from bot.guide.text_file import TextFileError
from bot.guide.yaml_field import Field


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Sorts by file and line. `str()` gives "file:line: message", which editors and terminals turn into a link."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def finding_at(field: Field, message: str) -> Finding:
    return Finding(field.file, field.line, message)


def from_error(error: TextFileError) -> Finding:
    return Finding(error.file, error.line, error.problem)
