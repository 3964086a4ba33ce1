"""Telegram's limits: lengths, counts, lifetimes, and how fast a bot may send.

They are repeated here instead of shared with the bot, where one wrong constant would agree with itself. Lengths of
texts are in UTF-16 code units, times in seconds.
Sources: core.telegram.org/bots/api and the source code of Telegram's own Bot API server.
"""

import math
import string
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.simulator.errors import too_many_requests

MESSAGE_TEXT = 4096
CAPTION = 1024
CALLBACK_DATA_BYTES = 64
COPY_TEXT = 256
BUTTONS = 100
BUTTON_STYLES = ("danger", "success", "primary")
CALLBACK_ANSWER = 200
DELETED_MESSAGES = 100
START_PARAMETER = 64
START_PARAMETER_CHARACTERS = frozenset(string.ascii_letters + string.digits + "_-")

INLINE_QUERY = 256
INLINE_RESULTS = 50
INLINE_RESULT_ID_BYTES = 64
INLINE_OFFSET_BYTES = 64
INLINE_CACHE_SECONDS = 86_400
INLINE_CACHE_SECONDS_DEFAULT = 300

COMMANDS = 100
COMMAND_DESCRIPTION = 256
PROFILE_TEXTS = {"name": 64, "description": 512, "short_description": 120}
SECRET_TOKEN = 256

UPDATES_PER_CALL = 100
LONG_POLL_SECONDS = 50
REPEATED_OFFSET_SECONDS = 0.5  # a call that repeats the last offset within this time gets one update
FUTURE_OFFSET = 10  # an offset further than this beyond the newest update confirms nothing
WEBHOOK_CONNECTIONS = 40


@dataclass(frozen=True, slots=True)
class Times:
    """How long Telegram keeps and allows things, in seconds; tests shorten them."""

    deletion_window: float = 48 * 3600
    message_lifetime: float = 24 * 3600
    press_lifetime: float = 150
    press_answer: float = 15
    inline_query_lifetime: float = 30
    webhook_timeout: float = 60
    webhook_retry: float = 2  # the first retry is immediate, the second waits this long, each later one twice as long
    webhook_longest_retry: float = 120


@dataclass(frozen=True, slots=True)
class Rate:
    """A token bucket: `per_second` on average, `burst` at once."""

    per_second: float
    burst: int


# Telegram documents one message a second to a chat and 30 a second in all, and tolerates short bursts.
# The default is lenient, so that tests run at full speed.
LENIENT = Rate(per_second=20, burst=200)


@dataclass(slots=True)
class RateLimit:
    """Counts what the bot sends to each chat and in all; None means no limit."""

    per_chat: Rate | None = LENIENT
    overall: Rate | None = None
    now: Callable[[], float] = time.monotonic
    _buckets: dict[int, tuple[float, float]] = field(default_factory=dict)  # tokens, and when there were so many

    def spend(self, chat_id: int) -> None:
        """Takes one token for a message to the chat. Raises ApiError 429 with the seconds to wait."""
        for key, rate in ((0, self.overall), (chat_id, self.per_chat)):  # no chat has the id 0
            if rate is not None:
                self._take(key, rate)

    def _take(self, key: int, rate: Rate) -> None:
        now = self.now()
        tokens, since = self._buckets.get(key, (rate.burst, now))
        tokens = min(rate.burst, tokens + (now - since) * rate.per_second)
        if tokens < 1:
            raise too_many_requests(math.ceil((1 - tokens) / rate.per_second))
        self._buckets[key] = tokens - 1, now
