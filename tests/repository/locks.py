"""The locks, read: which packages each pins."""

import re
import tomllib
from functools import cache
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import tracked

HASHES = re.compile(r"(?P<pin>.+?)(?:\s+--hash=sha256:[0-9a-f]{64})+")


@cache
def pins(lock: str) -> tuple[Requirement, ...]:
    """Every entry of a lock: one version, as `Requirement("anyio==4.16.0; sys_platform == 'win32'")`.

    Raises ValueError for a line that is anything else, and for an entry without a hash.
    """
    text = re.sub(r"^\s*#.*\n", "", (tracked.ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return tuple(map(_pin, filter(None, re.sub(r"\s*\\\n\s*", " ", text).splitlines())))


def _pin(entry: str) -> Requirement:
    found = HASHES.fullmatch(entry.strip())
    if found is None:
        raise ValueError(f"no hash: {entry}")
    pin = Requirement(found["pin"])
    if [specifier.operator for specifier in pin.specifier] != ["=="]:
        raise ValueError(f"not one version: {entry}")
    return pin


def project() -> dict[str, Any]:
    """All of pyproject.toml."""
    return tomllib.loads((tracked.ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name(requirement: Requirement) -> str:
    return canonicalize_name(requirement.name)
