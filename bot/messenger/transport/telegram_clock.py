"""What time it is at Telegram. A server's own clock may be wrong, and lateness must not depend on it."""

from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

import structlog

TOLERANCE = 60.0
"""Seconds by which the two clocks may differ before the operator is told."""

log = structlog.get_logger()


class TelegramClock:
    """The machine's clock, corrected by the `Date` header of Telegram's latest answer.

    `clock` tells seconds since 1970. `on_offset` is told by how many seconds the machine is ahead of Telegram.
    Before the first answer the machine's clock stands in.
    """

    def __init__(self, clock: Callable[[], float], *, on_offset: Callable[[float], object] = lambda _: None) -> None:
        self._clock, self._on_offset = clock, on_offset
        self._ahead = 0.0
        self._header = ""
        self._reported = False

    def now(self) -> float:
        """Seconds since 1970, by Telegram."""
        return self._clock() - self._ahead

    def observe(self, header: str) -> None:
        """Take over a `Date` header. The same one twice is the same second, so it tells nothing new."""
        if not header or header == self._header:
            return
        self._header = header
        date = _seconds(header)
        if date is None:
            return
        self._ahead = self._clock() - date
        self._on_offset(self._ahead)
        self._report()

    def _report(self) -> None:
        """Once while the clock is wrong, and once when it is right again."""
        wrong = abs(self._ahead) > TOLERANCE
        if wrong and not self._reported:
            log.warning("this machine's clock is wrong; Telegram's is used", seconds_ahead=round(self._ahead))
        elif self._reported and not wrong:
            log.info("this machine's clock is right again")
        self._reported = wrong


def _seconds(header: str) -> float | None:
    """Since 1970; None for what is no date. The oldest form of HTTP's dates names no zone, and means UTC."""
    try:
        date = parsedate_to_datetime(header)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
