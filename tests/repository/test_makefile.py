"""What a person sees who types make: on a fresh clone, on a machine that lacks something, and the second time."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.catalog import DEFAULT_CACHE_DIR
from tests.kit.world import real_catalog
from tests.repository import tracked

LOCK = "requirements-dev.lock"
FOR_PEOPLE = {
    "help",
    "run",
    "simulate",
    "check",
    "test",
    "quick",
    "lint",
    "format",
    "faults",
    "bench",
    "lock",
    "setup",
    "clean",
}

# Stands for a Python: writes down what it is asked, and says yes to every question but the one that holds {refused}.
PYTHON = """\
#!/bin/sh
echo "$* (keeps $PIP_CACHE_DIR, fetches to $TMPDIR)" >>"{log}"
case "$*" in
    *'{refused}'*) exit 1 ;;
    '-m bot'*) {does} ;;
    '-m pip install'*) {installing} ;;
esac
"""


def environment() -> dict[str, str]:
    """This process's own, without what a make above it hands down, such as ARGS of `make test ARGS=...`."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS"))}


class Clone:
    """A fresh clone, as far as make can tell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "asked"
        self.log.touch()
        for name in ("Makefile", LOCK):
            shutil.copy(tracked.ROOT / name, folder / name)

    def python(self, path: str, *, refused: str = "nothing", does: str = "exit 0", installing: str = ":") -> str:
        """Put a Python there; returns where it is."""
        program = self.folder / path
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(PYTHON.format(log=self.log, refused=refused, does=does, installing=installing))
        program.chmod(0o755)
        return str(program)

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["make", *words],
            cwd=self.folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def installs(self) -> int:
        return self.log.read_text().count("pip install")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_make_alone_lists_every_target_meant_for_people(clone: Clone) -> None:
    listed = re.findall(r"^  make (\S+) +\S", clone.make().stdout, flags=re.MULTILINE)
    assert set(listed) == FOR_PEOPLE
    assert len(listed) == len(FOR_PEOPLE)


def test_an_old_python_is_told_which_one_is_needed(clone: Clone) -> None:
    said = clone.make("setup", f"PYTHON={clone.python('old', refused='version_info')}")
    assert "Install Python 3.11 or newer, then run make again." in said.stderr
    assert said.returncode == 2


def test_a_python_without_venv_is_told_what_to_install(clone: Clone) -> None:
    said = clone.make("setup", f"PYTHON={clone.python('bare', refused='import ensurepip')}")
    assert "Install python3-venv, then run make again." in said.stderr
    assert said.returncode == 2


def test_a_clone_without_packages_gets_them_with_their_hashes_checked(clone: Clone) -> None:
    clone.python(".venv/bin/python")
    clone.make("setup")
    assert f"pip install --quiet --require-hashes --no-deps -r {LOCK}" in clone.log.read_text()


def test_somebody_who_waits_for_packages_sees_what_is_fetched_and_that_it_goes_on(clone: Clone) -> None:
    clone.python(".venv/bin/python", installing="sleep 0.5")
    said = clone.make("setup", "BEAT=0.1").stdout.splitlines()
    assert re.fullmatch(rf"Installing the packages of {LOCK} into .venv, \d+ MB to download; .+", said[0])
    assert len(said) > 2
    assert [line for line in said[1:] if not re.fullmatch(r"  \d+ MB in .venv and .cache", line)] == []


def test_packages_that_cannot_be_installed_end_it_and_are_tried_again(clone: Clone) -> None:
    clone.python(".venv/bin/python", installing="exit 7")
    assert [clone.make("setup").returncode for _ in range(2)] == [2, 2]
    assert clone.installs() == 2


def test_what_is_fetched_is_kept_inside_the_clone(clone: Clone) -> None:
    clone.python(".venv/bin/python")
    clone.make("setup")
    assert f"-r {LOCK} (keeps {clone.folder}/.cache/pip, fetches to {clone.folder}/.cache/tmp)" in clone.log.read_text()


def test_the_second_time_nothing_is_installed(clone: Clone) -> None:
    clone.python(".venv/bin/python")
    clone.make("setup")
    clone.make("setup")
    assert clone.installs() == 1


def test_a_changed_lock_is_installed(clone: Clone) -> None:
    clone.python(".venv/bin/python")
    clone.make("setup")
    with (clone.folder / LOCK).open("a") as lock:
        lock.write("# changed\n")
    clone.make("setup")
    assert clone.installs() == 2


def test_a_venv_whose_python_is_gone_is_made_anew(clone: Clone) -> None:
    clone.python(".venv/bin/python", refused="import pip")
    clone.make("setup", f"PYTHON={clone.python('new')}")
    assert "-m venv --clear .venv" in clone.log.read_text()


@pytest.mark.slow
def test_ctrl_c_ends_the_guide_without_an_error(clone: Clone) -> None:
    clone.python(".venv/bin/python", does=f'exec {sys.executable} "$@"')
    for name in ("requirements-index.lock", "bot", "content", "locales"):
        (clone.folder / name).symlink_to(tracked.ROOT / name)
    real_catalog()  # its index is saved: to build another takes a minute
    (clone.folder / ".cache").mkdir(exist_ok=True)
    (clone.folder / ".cache" / "index").symlink_to(DEFAULT_CACHE_DIR)
    running = subprocess.Popen(
        ["make", "run"],
        cwd=clone.folder,
        env=environment() | {"PORT": "0", "BOT_TOKEN": "", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    said = ""
    while "http://127.0.0.1:" not in said and (line := running.stdout.readline() if running.stdout else ""):
        said += line
    assert "http://127.0.0.1:" in said, said
    os.killpg(running.pid, signal.SIGINT)
    said += running.communicate(timeout=30)[0]
    assert re.search(r"Error|Traceback", said) is None
