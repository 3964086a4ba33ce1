"""The locks hold what pyproject.toml asks for, all that this needs in turn, and nothing else."""

import importlib.metadata
from collections.abc import Callable, Iterator

import pytest
from packaging.requirements import Requirement

from tests.repository.locks import name, pins, project

RUN, INDEX = "requirements.lock", "requirements-index.lock"
DEV, BENCH = "requirements-dev.lock", "requirements-bench.lock"
WANTED = {
    RUN: (("redis",), ()),
    INDEX: (("redis", "index"), ()),
    DEV: (("redis", "index", "evaluation", "check"), ("test", "lint", "lock")),
    BENCH: (("redis", "index", "evaluation", "check"), ("test", "lint", "lock", "bench")),
}
"""Extras and dependency groups that each lock is compiled from."""


def asked_for(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for directly."""
    extras, groups = WANTED[lock]
    settings = project()
    texts = [
        *settings["project"]["dependencies"],
        *(text for extra in extras for text in settings["project"]["optional-dependencies"][extra]),
        *(text for group in groups for text in settings["dependency-groups"][group]),
    ]
    return [Requirement(text) for text in texts]


def needed_here(requirements: list[Requirement]) -> Iterator[Requirement]:
    """These and what they need in turn, as the installed packages say; each requirement that holds on this machine."""
    seen, left = set[tuple[str, str]](), [(requirement, "") for requirement in requirements]
    while left:
        requirement, extra = left.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        yield requirement
        for part in ("", *requirement.extras):
            if (name(requirement), part) not in seen:
                seen.add((name(requirement), part))
                needs = importlib.metadata.requires(requirement.name) or ()
                left += [(Requirement(text), part) for text in needs]


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_pins_and_hashes_all_that_the_project_asks_for(lock: str) -> None:
    pinned = {name(pin): pin for pin in pins(lock)}
    asked = asked_for(lock)
    assert len(asked) > 10
    assert [str(want) for want in asked if not satisfied(want, pinned)] == []


def satisfied(wanted: Requirement, pinned: dict[str, Requirement]) -> bool:
    pin = pinned.get(name(wanted))
    return pin is not None and all(wanted.specifier.contains(each.version, prereleases=True) for each in pin.specifier)


@pytest.mark.parametrize("lock", [RUN, INDEX, DEV])
def test_a_lock_holds_what_its_packages_need_and_nothing_else(
    lock: str, record_property: Callable[[str, object], None]
) -> None:
    pinned = {name(pin): pin for pin in pins(lock) if pin.marker is None or pin.marker.evaluate()}
    needed = list(needed_here(asked_for(lock)))
    record_property("met", f"{len(needed)} requirements of {len(pinned)} packages")
    assert [str(need) for need in needed if not satisfied(need, pinned)] == []
    assert pinned.keys() - {name(need) for need in needed} == set()


@pytest.mark.parametrize(("smaller", "larger"), [(RUN, INDEX), (INDEX, DEV), (DEV, BENCH)])
def test_a_larger_lock_holds_the_smaller_one_version_by_version(smaller: str, larger: str) -> None:
    assert {name(pin): pin.specifier for pin in pins(smaller)}.items() <= {
        name(pin): pin.specifier for pin in pins(larger)
    }.items()


def test_what_only_training_needs_is_not_installed_where_the_bot_runs() -> None:
    run, index = ({name(pin) for pin in pins(lock)} for lock in (RUN, INDEX))
    assert index - run >= {"scikit-learn", "scipy", "numpy"}


def test_every_extra_and_every_group_is_in_a_lock() -> None:
    settings = project()
    extras, groups = WANTED[BENCH]
    assert set(settings["project"]["optional-dependencies"]) == set(extras)
    assert set(settings["dependency-groups"]) == set(groups)
