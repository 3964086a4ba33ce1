"""Words that stand in no file of this repository."""

import re
from collections.abc import Callable

import pytest

from tests.repository import tracked

Say = Callable[[str, object], None]

# Written in halves, so that this file holds none of them.
REGISTRIES = ("py" + "pi", "python" + "hosted", "npm" + "js", "debian" + ".org", "ubuntu" + ".com", "ghcr" + ".io")
PROMISES = ("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")


@pytest.mark.parametrize(
    ("words", "patterns"),
    [
        pytest.param(re.compile("|".join(map(re.escape, REGISTRIES)), re.IGNORECASE), (), id="a registry's host name"),
        pytest.param(
            re.compile(rf"\b({'|'.join(PROMISES)})\b"),
            ("*.py", "*.js", "*.css", "*.html", "Makefile", "Dockerfile", "*.toml", "*.md"),
            id="work left for later",
        ),
    ],
)
def test_no_file_holds(words: re.Pattern[str], patterns: tuple[str, ...], record_property: Say) -> None:
    paths = tracked.files(*patterns)
    record_property("met", f"{len(paths)} files")
    assert len(paths) > 20
    assert [f"{place}: {line.strip()[:80]}" for place, line in tracked.lines(paths) if words.search(line)] == []
