"""A mapping that stays small: what was written longest ago goes first."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class GenerationalDict(Generic[Value]):
    """Values that weigh at most `most` together; none goes before half as much was written after it.

    They stand in two halves. When the younger one is full, the elder is dropped as a whole: to keep all in one order
    would take more time, and twice the memory. `weigh` weighs a value.
    """

    def __init__(self, *, most: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        self._full, self._weigh = most // 2, weigh
        self._young: dict[int, Value] = {}
        self._old: dict[int, Value] = {}
        self._weight = 0

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, name: int) -> Value | None:
        value = self._young.get(name)
        return self._old.get(name) if value is None else value

    def set(self, name: int, value: Value) -> None:
        """Set a value, as the newest."""
        former, weight = self._young.get(name), self._weigh(value)
        self._weight += weight - (0 if former is None else self._weigh(former))
        if self._weight > self._full:
            self._old, self._young, self._weight = self._young, {}, weight
        if name not in self._young:
            self._old.pop(name, None)
        self._young[name] = value

    def pop(self, name: int) -> None:
        """Forget a value, if there is one."""
        former = self._young.pop(name, None)
        if former is not None:
            self._weight -= self._weigh(former)
        self._old.pop(name, None)

    def renew(self, change: Callable[[Value], Value]) -> None:
        """Set each value to what `change` makes of it, as old as it is; an empty one is forgotten."""
        self._old = _changed(self._old, change)
        self._young = _changed(self._young, change)
        self._weight = sum(map(self._weigh, self._young.values()))


def _changed(values: dict[int, Value], change: Callable[[Value], Value]) -> dict[int, Value]:
    changed = ((name, change(value)) for name, value in values.items())
    return {name: value for name, value in changed if value}
