"""Memory over a long run: 100,000 updates from 20,000 chats, with content of the size of twelve languages."""

import tempfile
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from benchmarks import workload
from benchmarks.bots import MAGNOLIA, RunningBot, UpdateSource, run_bot
from benchmarks.languages import write_twelve_languages
from benchmarks.targets import Verdict
from benchmarks.workload import Action
from bot.guide.loader import load

UPDATES, CHATS = 100_000, 20_000
SAMPLES = 100

MAX_MEGABYTES = 105
MAX_GROWTH = 0.02
"""How much the second half may add to the memory at half time and still count as flat."""

PLOT_COLUMNS, PLOT_ROWS = 60, 12


@dataclass(frozen=True, slots=True)
class MemoryProfile:
    """Resident megabytes in equal steps, from before the first update to after the last."""

    updates: int
    samples: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """Share that the second half added. Means of tenths: single samples jump by what Python frees late."""
        tenth = max(len(self.samples) // 10, 1)
        half = len(self.samples) // 2
        middle, end = self.samples[half : half + tenth], self.samples[-tenth:]
        return sum(end) / len(end) / (sum(middle) / len(middle)) - 1

    def verdicts(self) -> list[Verdict]:
        most = max(self.samples)
        return [
            Verdict(
                f"memory in {self.updates} updates",
                f"{most:.1f} MB",
                f"at most {MAX_MEGABYTES} MB",
                most <= MAX_MEGABYTES,
            ),
            Verdict(
                "added by the second half",
                f"{self.growth:+.1%}",
                f"at most {MAX_GROWTH:.0%}",
                self.growth <= MAX_GROWTH,
            ),
        ]

    def plot(self) -> str:
        """Megabytes upwards, updates to the right; the axis begins at zero."""
        top = max(self.samples) * 1.05
        heights = [round(self._at(column) / top * PLOT_ROWS * 2) for column in range(PLOT_COLUMNS)]
        lines = [f"{top * row / PLOT_ROWS:6.0f} |{_plot_row(heights, row)}" for row in range(PLOT_ROWS, 0, -1)]
        axis = ["     0 +" + "-" * PLOT_COLUMNS, f"        0{self.updates:>{PLOT_COLUMNS - 1}} updates"]
        return "\n".join(["    MB", *lines, *axis])

    def _at(self, column: int) -> float:
        return self.samples[round(column * (len(self.samples) - 1) / (PLOT_COLUMNS - 1))]


def _plot_row(heights: list[int], row: int) -> str:
    """A full block, a half one or none, for each column."""
    return "".join(" ▄█"[min(max(height - (row - 1) * 2, 0), 2)] for height in heights)


async def profile_memory(source: UpdateSource, *, updates: int = UPDATES, chats: int = CHATS) -> MemoryProfile:
    """Send all updates, with a look at the memory a hundred times on the way."""
    with tempfile.TemporaryDirectory() as folder:
        made = write_twelve_languages(Path(folder))
        settings = {"CONTENT_DIR": str(made.content), "LOCALES_DIR": str(made.locales)}
        actions = workload.mixed(load(made.content))
        async with run_bot(MAGNOLIA, source, settings) as bot:
            return await _profile(bot, actions, MemoryProfile(updates), chats=chats)


async def _profile(bot: RunningBot, actions: list[Action], profile: MemoryProfile, *, chats: int) -> MemoryProfile:
    """Chats write in turn, so none of them too fast."""
    profile.samples.append(bot.process.resident_megabytes())
    step = max(profile.updates // SAMPLES, 1)
    endless = cycle(actions)
    senders = cycle(range(workload.FIRST_CHAT * 2, workload.FIRST_CHAT * 2 + chats))
    for _ in range(profile.updates // step):
        await bot.driver.run(
            [bot.factory.update(action, chat=next(senders)) for action in islice(endless, step)],
        )
        profile.samples.append(bot.process.resident_megabytes())
    return profile
