"""How fast a bot may send: one bucket of tokens for each chat and one for all, both settable."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.simulator.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second on average, and so many at once."""

    a_second: float
    burst: int


# Telegram speaks of one message a second to a chat and thirty in all, and bears short bursts.
# Lenient here unless told otherwise, so that tests run at speed.
LENIENT = Rate(a_second=20, burst=200)
STRICT_CHAT = Rate(a_second=1, burst=5)
STRICT_OVERALL = Rate(a_second=30, burst=60)


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled: float


@dataclass(slots=True)
class Flood:
    """Counts what is sent; `overall` None means no bound over all chats."""

    per_chat: Rate | None = LENIENT
    overall: Rate | None = None
    now: Callable[[], float] = time.monotonic
    _buckets: dict[int, _Bucket] = field(default_factory=dict)

    def spend(self, chat: int) -> None:
        """Takes one token for a message to `chat` (never 0); raises 429 with the seconds to wait."""
        for key, rate in ((0, self.overall), (chat, self.per_chat)):
            if rate is not None:
                self._take(key, rate)

    def _take(self, key: int, rate: Rate) -> None:
        now = self.now()
        bucket = self._buckets.setdefault(key, _Bucket(rate.burst, now))
        bucket.tokens = min(rate.burst, bucket.tokens + (now - bucket.filled) * rate.a_second)
        bucket.filled = now
        if bucket.tokens < 1:
            raise too_many_requests(math.ceil((1 - bucket.tokens) / rate.a_second))
        bucket.tokens -= 1
