"""A mapping of limited size that drops what was written longest ago."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class GenerationalDict(Generic[Value]):
    """Values that weigh at most `max_weight` together; none goes before half of that was written after it.

    They stand in two generations. When the younger one is full, the older one is dropped as a whole. An order of all
    entries, as in an OrderedDict, would take more time and twice the memory.
    """

    def __init__(self, *, max_weight: int, weight: Callable[[Value], int] = lambda _: 1) -> None:
        self._full, self._weigh = max_weight // 2, weight
        self._young: dict[int, Value] = {}
        self._old: dict[int, Value] = {}
        self._young_weight = 0

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, key: int) -> Value | None:
        value = self._young.get(key)
        return self._old.get(key) if value is None else value

    def set(self, key: int, value: Value) -> None:
        """Set a value, as the newest."""
        former, weight = self._young.get(key), self._weigh(value)
        self._young_weight += weight - (0 if former is None else self._weigh(former))
        if self._young_weight > self._full:
            self._old, self._young, self._young_weight = self._young, {}, weight
        if key not in self._young:
            self._old.pop(key, None)
        self._young[key] = value

    def pop(self, key: int) -> None:
        """Remove a value, if there is one."""
        former = self._young.pop(key, None)
        if former is not None:
            self._young_weight -= self._weigh(former)
        self._old.pop(key, None)

    def replace_values(self, change: Callable[[Value], Value]) -> None:
        """Set each value to what `change` makes of it, without making it newer. A falsy one is removed."""
        self._old = _changed(self._old, change)
        self._young = _changed(self._young, change)
        self._young_weight = sum(map(self._weigh, self._young.values()))


def _changed(values: dict[int, Value], change: Callable[[Value], Value]) -> dict[int, Value]:
    changed = ((key, change(value)) for key, value in values.items())
    return {key: value for key, value in changed if value}
