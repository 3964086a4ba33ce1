"""A mapping of limited size that drops the least recently written entries."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class GenerationalDict(Generic[Value]):
    """Values with a total weight of at most `max_weight`; none is dropped before half of that was written after it.

    There are two generations. When the younger one is full, the older one is dropped as a whole. Keeping all entries in
    order, as an OrderedDict does, would take more time and twice the memory.
    """

    def __init__(self, *, max_weight: int, weight: Callable[[Value], int] = lambda _: 1) -> None:
        self._generation_limit, self._weight_of = max_weight // 2, weight
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
        previous, weight = self._young.get(key), self._weight_of(value)
        self._young_weight += weight - (0 if previous is None else self._weight_of(previous))
        if self._young_weight > self._generation_limit:
            self._old, self._young, self._young_weight = self._young, {}, weight
        if key not in self._young:
            self._old.pop(key, None)
        self._young[key] = value

    def pop(self, key: int) -> None:
        """Remove a value, if there is one."""
        previous = self._young.pop(key, None)
        if previous is not None:
            self._young_weight -= self._weight_of(previous)
        self._old.pop(key, None)

    def update_values(self, change: Callable[[Value], Value]) -> None:
        """Set each value to what `change` returns for it, or remove it if that is falsy. No value becomes newer."""
        self._old = _changed(self._old, change)
        self._young = _changed(self._young, change)
        self._young_weight = sum(map(self._weight_of, self._young.values()))


def _changed(values: dict[int, Value], change: Callable[[Value], Value]) -> dict[int, Value]:
    changed = ((key, change(value)) for key, value in values.items())
    return {key: value for key, value in changed if value}
