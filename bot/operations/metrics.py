"""What is counted: how many and how long, never who or what."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0)
"""The steps of latency: from a few milliseconds to the longest that an update may take."""


class Metrics:
    """The counters of one running bot, with a registry of their own so that tests can have several."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = self._counter("updates", "Updates taken from Telegram.")
        self.refused = self._counter("refused", "Updates there was no room for; Telegram keeps them.")
        self.seconds = Histogram(
            "magnolia_update_seconds",
            "From the moment an update was taken to the moment it was done.",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.answered = self._counter("answered", "Updates that were answered.")
        self.set_aside = self._counter("set_aside", "Updates given up after their time or by a fault.")
        self.fallbacks = self._counter("fallbacks", "Answers that were only the hotline as plain text.")
        self.retries = self._counter("retries", "Calls to Telegram that had to be tried again.")
        self.gone = self._counter("gone", "Answers nobody could get: the bot was blocked, or the chat is gone.")
        self.dropped = self._counter("dropped", "Updates that were noted and not answered: floods, closed chats.")
        self.unacknowledged = self._counter("unacknowledged", "Presses whose button turned until it stopped by itself.")
        self.undeleted = self._counter("undeleted", "Messages that Telegram would not delete.")
        self.store_failures = self._counter(
            "store_failures", "Calls to the store that failed; the bot goes on without."
        )
        self.polls_lost = self._counter("polls_lost", "Times that Telegram could not be asked for updates.")

    def _counter(self, name: str, help_text: str) -> Counter:
        return Counter(f"magnolia_{name}", help_text, registry=self.registry)

    def watch_store(self, up: Callable[[], bool]) -> None:
        """Show whether the store remembers at the moment."""
        Gauge("magnolia_store_up", "1 while the store remembers, else 0.", registry=self.registry).set_function(
            lambda: float(up())
        )

    def exposition(self) -> bytes:
        """The text that Prometheus reads."""
        return generate_latest(self.registry)
