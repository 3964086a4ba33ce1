"""What became of many updates, as numbers that can be added up."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tally:
    """`doubled`: answers beyond the first; `strange`: screens that nobody asked for."""

    texts: int = 0
    presses: int = 0
    unanswered: int = 0
    doubled: int = 0
    strange: int = 0
    unacknowledged: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))
