"""The benchmark itself still runs, and says what it measured. No figure is judged here."""

import asyncio
from importlib.util import find_spec
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks import report
from benchmarks.languages import SIZE, twelve_languages
from benchmarks.memory import Course
from benchmarks.rounds import Figures, rounds
from benchmarks.subjects import (
    AIOGRAM_ECHO,
    AIOGRAM_MENU,
    OURS,
    OWN_ECHO,
    PTB_ECHO,
    Load,
    Subject,
    Way,
    started,
)
from benchmarks.targets import TARGETS, verdicts
from benchmarks.traffic import pressed
from bot.guide.loader import load
from bot.settings import ROOT

RUNS = [
    (OURS, Way.WEBHOOK),
    (OWN_ECHO, Way.POLLING),
    (PTB_ECHO, Way.POLLING),
    (AIOGRAM_ECHO, Way.WEBHOOK),
]
ALSO = [(AIOGRAM_MENU, Way.WEBHOOK)] if find_spec("aiogram_dialog") else []
"""What is not in the tests' own lock is looked at where `make bench` has installed it."""


@pytest.mark.parametrize(("subject", "way"), RUNS + ALSO, ids=lambda part: getattr(part, "name", part).lower())
async def test_a_subject_answers_everybody_in_every_load(subject: Subject, way: Way) -> None:
    figures = [one async for one in rounds(load(ROOT / "content"), [subject], [way], times=1, updates=20)]
    assert [one.load for one in figures] == list(subject.loads)
    assert all(one.rate > 0 and one.p99 >= one.median > 0 for one in figures)


@pytest.mark.parametrize("way", Way)
async def test_every_press_is_acknowledged_as_well(way: Way) -> None:
    async with started(OURS, way) as bot:
        await bot.player.play(bot.crowd.plays(pressed(load(ROOT / "content")), 20))
        async with asyncio.timeout(10):
            while bot.telegram.acknowledged < 20:  # noqa: ASYNC110 - another process says it
                await asyncio.sleep(0.01)


def figures(subject: Subject, load: Load, *, rate: float) -> Figures:
    return Figures(
        subject=subject.name,
        way=Way.WEBHOOK,
        load=load,
        rate=rate,
        cpu=1,
        median=1,
        p99=1,
        driver=0.1,
        ready=1,
    )


def test_a_target_is_the_median_of_each_rounds_ratio() -> None:
    measured = [
        one
        for ours, theirs in ((600, 100), (700, 100), (100, 50))
        for one in (figures(OURS, Load.MIXED, rate=ours), figures(PTB_ECHO, Load.TYPED, rate=theirs))
    ]
    found = {one.target: one for one in verdicts(measured)}
    assert found[TARGETS[0]].ratio == 6.0 and found[TARGETS[0]].met


def test_what_is_piped_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    measured = [figures(OURS, Load.MIXED, rate=500), figures(PTB_ECHO, Load.TYPED, rate=100)]
    console = Console(width=160)
    report.show_figures(console, measured)
    report.show_verdicts(console, verdicts(measured))
    report.show_memory(console, Course(200, [80.0, 81.0, 82.0, 82.0]))
    told = capsys.readouterr().out
    assert "this bot" in told and "at least 6" in told and "updates" in told and "\x1b" not in told


def test_memory_that_goes_on_growing_is_not_flat() -> None:
    assert Course(100, [80.0 + step for step in range(100)]).growth > 0.02
    assert abs(Course(100, [80.0] * 100).growth) < 0.001


def test_made_languages_weigh_as_much_as_real_ones(tmp_path: Path) -> None:
    made = load(twelve_languages(tmp_path).content)
    asks = [{ask for topic in edition.topics.values() for ask in topic.asks} for edition in made.localizations.values()]
    assert len(asks) == SIZE
    assert len(set().union(*asks)) > 0.99 * sum(map(len, asks))
