"""Note in every translation which words of the original it was made from, once a person has compared the two."""

from collections.abc import Iterator
from pathlib import Path

from bot.check.translation import fingerprint
from bot.guide.loader import read_structure
from bot.guide.yaml_field import Field
from bot.guide.yaml_file import read_yaml


def stamp(content_dir: Path) -> list[Path]:
    """Write the present fingerprint into `translation.of` of every translated topic; all else stays byte for byte.

    Returns the files that changed. Raises ContentError where a file cannot be read or has no `translation`.
    """
    return list(_stamped(content_dir))


def _stamped(content_dir: Path) -> Iterator[Path]:
    plan = read_structure(content_dir)
    origin, *translations = plan.languages
    for topic in plan.codes:
        present = fingerprint(read_yaml(content_dir / origin / f"{topic}.yaml"))
        for language in translations:
            noted = read_yaml(content_dir / language / f"{topic}.yaml")["translation"]["of"]
            if noted.text() != present:
                _write_over(noted, present)
                yield noted.file


def _write_over(field: Field, value: str) -> None:
    """Put `value`, quoted, where the scalar `field` stands. Written without newline changes."""
    with field.file.open(encoding="utf-8", newline="") as opened:
        lines = opened.read().splitlines(keepends=True)
    start, end = field.node.start_mark, field.node.end_mark
    line = lines[start.line]
    lines[start.line] = f'{line[: start.column]}"{value}"{line[end.column :]}'
    with field.file.open("w", encoding="utf-8", newline="") as opened:
        opened.write("".join(lines))
