"""Memory over a long run: 100,000 updates from 20,000 chats, with content of twelve languages' size."""

import tempfile
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from benchmarks import traffic
from benchmarks.languages import twelve_languages
from benchmarks.subjects import OURS, Running, Way, started
from benchmarks.traffic import Act
from bot.guide.loader import load

UPDATES, CHATS = 100_000, 20_000
SAMPLES = 100

MOST = 96.0
FLAT = 0.02
"""How much of the memory at half time may be added in the second half and still be called flat."""

COLUMNS, ROWS = 60, 12


@dataclass(frozen=True, slots=True)
class Course:
    """Resident megabytes, from before the first update to after the last, at even distances."""

    updates: int
    samples: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """Share that the second half added. Means of tenths: single samples jump by what Python frees late."""
        tenth = max(len(self.samples) // 10, 1)
        half = len(self.samples) // 2
        middle, end = self.samples[half : half + tenth], self.samples[-tenth:]
        return sum(end) / len(end) / (sum(middle) / len(middle)) - 1

    def verdicts(self) -> list[tuple[str, str, str, bool]]:
        """What was looked at, what was measured, what is wanted, and whether it is met."""
        most = max(self.samples)
        return [
            (f"after {self.updates} updates, MB", f"{self.samples[-1]:.1f}", f"at most {MOST:g}", most <= MOST),
            ("added by the second half", f"{self.growth:+.1%}", f"at most {FLAT:.0%}", self.growth <= FLAT),
        ]

    def plot(self) -> str:
        """Megabytes upwards, updates to the right, the axis begins at zero."""
        top = max(self.samples) * 1.05
        heights = [round(self._at(column) / top * ROWS * 2) for column in range(COLUMNS)]
        lines = [f"{top * row / ROWS:6.0f} |{_row(heights, row)}" for row in range(ROWS, 0, -1)]
        return "\n".join(
            ["    MB", *lines, "     0 +" + "-" * COLUMNS, f"        0{self.updates:>{COLUMNS - 1}} updates"]
        )

    def _at(self, column: int) -> float:
        return self.samples[round(column * (len(self.samples) - 1) / (COLUMNS - 1))]


def _row(heights: list[int], row: int) -> str:
    """A full block, a half one or none, for each column."""
    return "".join(" ▄█"[min(max(height - (row - 1) * 2, 0), 2)] for height in heights)


async def course(way: Way, *, updates: int = UPDATES, chats: int = CHATS) -> Course:
    """Play it, and look at the memory a hundred times on the way."""
    with tempfile.TemporaryDirectory() as folder:
        made = twelve_languages(Path(folder))
        settings = {"CONTENT_DIR": str(made.content), "LOCALES_DIR": str(made.locales)}
        acts = traffic.mixed(load(made.content))
        async with started(OURS, way, settings) as bot:
            return await _played(bot, acts, Course(updates), chats=chats)


async def _played(bot: Running, acts: list[Act], course: Course, *, chats: int) -> Course:
    """Each chat writes as often as the others, in turn, so nobody writes too fast."""
    course.samples.append(bot.process.megabytes())
    step = max(course.updates // SAMPLES, 1)
    endless = cycle(acts)
    numbers = cycle(range(traffic.FIRST_CHAT * 2, traffic.FIRST_CHAT * 2 + chats))
    for _ in range(course.updates // step):
        await bot.player.play([bot.crowd.play(act, chat=next(numbers)) for act in islice(endless, step)])
        course.samples.append(bot.process.megabytes())
    return course
