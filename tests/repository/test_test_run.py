"""What a test run says at its end: that it went well, or what failed, and nothing that a newcomer must puzzle over."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.repository import tracked


def last_lines(cache: Path, *options: str, **settings: str) -> list[str]:
    """The end of a run of one test that walks over many files, with a cache of its own beside that of the run here."""
    test = "tests/repository/test_size.py::test_no_file_is_longer_than_300_lines"
    words = (sys.executable, "-m", "pytest", "-o", f"cache_dir={cache}", *options, test)
    environment = {name: value for name, value in os.environ.items() if name != "CI" and "PYTEST" not in name}
    done = subprocess.run(
        words, cwd=tracked.ROOT, env=environment | settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    return done.stdout.strip().splitlines()[-3:]


def test_a_good_run_ends_with_how_many_passed_and_no_other_figures(tmp_path: Path) -> None:
    *before, last = last_lines(tmp_path)
    assert re.fullmatch(r"=+ 1 passed in [\d.]+s =+", last)
    assert not any("looked at" in line for line in before)


def test_whoever_asks_for_more_and_ci_get_what_was_looked_at(tmp_path: Path) -> None:
    for lines in (last_lines(tmp_path, "-v"), last_lines(tmp_path, CI="true")):
        assert any(re.search(r"looked at \d+ files", line) for line in lines)
