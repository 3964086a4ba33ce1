"""What this bot is held to beside its peers, and whether it is met.

Figures of one round are compared with each other before the median is taken: a busy minute hits both sides alike.
"""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.rounds import Figures
from benchmarks.subjects import AIOGRAM_ECHO, AIOGRAM_MENU, OURS, OWN_ECHO, PTB_ECHO, Load, Subject, Way

Field = Callable[[Figures], float]


@dataclass(frozen=True, slots=True)
class Target:
    """Our `load` beside what a peer does under `beside`: the ratio of a figure, at least or at most `wanted`."""

    says: str
    load: Load
    peer: Subject
    beside: Load
    wanted: float
    figure: Field = lambda figures: figures.rate
    at_most: bool = False

    def met(self, ratio: float) -> bool:
        return ratio <= self.wanted if self.at_most else ratio >= self.wanted

    @property
    def limit(self) -> str:
        return f"{'at most' if self.at_most else 'at least'} {self.wanted:g}"


def _p99(peer: Subject, beside: Load) -> Target:
    return Target("99 % answered within", Load.MIXED, peer, beside, 1.0, lambda figures: figures.p99, at_most=True)


TARGETS = (
    Target("updates a second", Load.MIXED, PTB_ECHO, Load.TYPED, 6.0),
    Target("updates a second", Load.MIXED, AIOGRAM_ECHO, Load.TYPED, 1.2),
    Target("updates a second", Load.MIXED, AIOGRAM_MENU, Load.MIXED, 1.6),
    Target("updates a second", Load.TYPED, OWN_ECHO, Load.TYPED, 0.75),
    Target("updates a second", Load.PRESSES, OWN_ECHO, Load.PRESSES, 0.75),
    _p99(PTB_ECHO, Load.TYPED),
    _p99(AIOGRAM_ECHO, Load.TYPED),
    _p99(AIOGRAM_MENU, Load.MIXED),
    Target("ready after", Load.MIXED, PTB_ECHO, Load.TYPED, 1.5, lambda figures: figures.ready, at_most=True),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target, for one way in which updates come, and the ratio that was measured."""

    target: Target
    way: Way
    ratio: float

    @property
    def met(self) -> bool:
        return self.target.met(self.ratio)


def verdicts(figures: Sequence[Figures]) -> Iterator[Verdict]:
    """Every target for which both sides were measured."""
    for way in Way:
        for target in TARGETS:
            ours = _figures(figures, OURS, way, target.load)
            theirs = _figures(figures, target.peer, way, target.beside)
            ratios = [target.figure(our) / target.figure(their) for our, their in zip(ours, theirs, strict=False)]
            if ratios:
                yield Verdict(target, way, statistics.median(ratios))


def _figures(figures: Sequence[Figures], subject: Subject, way: Way, load: Load) -> list[Figures]:
    return [one for one in figures if (one.subject, one.way, one.load) == (subject.name, way, load)]
