"""What is counted: how many and how long, never who or what.

Plain numbers, since some are counted several times an update and nothing but this one loop counts: a client content's
counters take a lock each time. What Prometheus reads is written in exposition.py.
"""

from bisect import bisect_left
from collections.abc import Callable

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0)
"""The steps of latency: from a few milliseconds to the longest that an update may take."""


class Count:
    """How often something happened."""

    __slots__ = ("meaning", "value")

    def __init__(self, meaning: str) -> None:
        self.meaning = meaning
        self.value = 0

    def inc(self, times: int = 1) -> None:
        self.value += times


class Durations:
    """How long something took: `steps[n]` times at most SECONDS[n] and longer than the step before, the last longer."""

    __slots__ = ("meaning", "steps", "total")

    def __init__(self, meaning: str) -> None:
        self.meaning = meaning
        self.steps = [0] * (len(SECONDS) + 1)
        self.total = 0.0

    def observe(self, seconds: float) -> None:
        self.steps[bisect_left(SECONDS, seconds)] += 1
        self.total += seconds


class Gauge:
    """A number that goes up and down; None as long as it is not known."""

    __slots__ = ("meaning", "value")

    def __init__(self, meaning: str) -> None:
        self.meaning = meaning
        self.value: float | None = None

    def set(self, value: float) -> None:
        self.value = value


class Metrics:
    """The counts of one running bot."""

    def __init__(self) -> None:
        self.updates = Count("Updates taken from Telegram.")
        self.refused = Count("Updates there was no room for; Telegram keeps them.")
        self.answered = Count("Updates that were answered.")
        self.set_aside = Count("Updates given up after their time or by a fault.")
        self.fallbacks = Count("Answers that were only the hotline as plain text.")
        self.retries = Count("Calls to Telegram that had to be tried again.")
        self.gone = Count("Answers nobody could get: the bot was blocked, or the chat is gone.")
        self.dropped = Count("Updates that were noted and not answered: floods, closed chats.")
        self.unacknowledged = Count("Presses whose button turned until it stopped by itself.")
        self.undeleted = Count("Messages that Telegram would not delete.")
        self.store_failures = Count("Calls to the store that failed; the bot goes on without.")
        self.polls_lost = Count("Times that Telegram could not be asked for updates.")
        self.seconds = Durations("From the moment an update was taken to the moment it was done.")
        self.clock_offset = Gauge("Seconds by which this machine's clock is ahead of Telegram's; negative when behind.")
        self.store_up: Callable[[], bool] | None = None

    def watch_store(self, up: Callable[[], bool]) -> None:
        """Show whether the store remembers at the moment."""
        self.store_up = up

    def counts(self) -> dict[str, Count]:
        """Every count by its name."""
        return {name: count for name, count in vars(self).items() if isinstance(count, Count)}
