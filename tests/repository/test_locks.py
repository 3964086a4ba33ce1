"""The locks: every package pinned and hashed, and the same in all three."""

import re

import pytest

from tests.repository import tracked

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
PINNED = re.compile(r"(?P<name>[a-z0-9._-]+)==(?P<version>\S+)(?: ; .+)?(?P<hashes>(?:\s+--hash=sha256:[0-9a-f]{64})+)")
WANTED = re.compile(r"[A-Za-z0-9._-]+")


def packages(lock: str) -> dict[str, str]:
    """Name and version of every package in a lock; fails at a line that is anything else."""
    text = re.sub(r"^\s*#.*\n", "", (tracked.ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = [PINNED.fullmatch(entry.strip()) for entry in re.sub(r"\s*\\\n\s*", " ", text).splitlines() if entry]
    assert None not in entries
    return {entry["name"]: entry["version"] for entry in entries if entry}


def wanted(names: str) -> set[str]:
    """The packages that a .in file asks for by name, spelled as locks spell them."""
    lines = (tracked.ROOT / names).read_text(encoding="utf-8").splitlines()
    found = {match[0] for line in lines if (match := WANTED.match(line)) and not line.startswith("-")}
    return {re.sub(r"[._-]+", "-", name).lower() for name in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_and_hashes_all_that_its_list_asks_for(lock: str) -> None:
    names = wanted(lock.replace(".lock", ".in"))
    assert len(names) > 2
    assert names - packages(lock).keys() == set()


@pytest.mark.parametrize(("smaller", "larger"), [LOCKS[:2], LOCKS[1:]])
def test_a_larger_lock_holds_the_smaller_one_version_by_version(smaller: str, larger: str) -> None:
    assert packages(smaller).items() <= packages(larger).items()
