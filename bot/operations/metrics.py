"""What is counted: how many and how long, never who or what."""

from prometheus_client import CollectorRegistry, Counter, generate_latest


class Metrics:
    """The counters of one running bot, with a registry of their own so that tests can have several."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
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

    def exposition(self) -> bytes:
        """The text that Prometheus reads."""
        return generate_latest(self.registry)
