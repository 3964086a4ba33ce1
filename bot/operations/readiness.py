"""Whether the bot hears from Telegram and remembers: what `/readyz` tells an operator or a load balancer."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping

KEPT = 5.0
"""Seconds that an answer is given again, so that many who ask are one who asks Telegram."""

Ask = Callable[[], Awaitable[Mapping[str, object] | None]]


class Readiness:
    """`webhook_info` asks Telegram for its WebhookInfo, None when it is out of reach."""

    def __init__(
        self, webhook_info: Ask, store_up: Callable[[], bool], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._webhook_info, self._store_up, self._clock = webhook_info, store_up, clock
        self._asking = asyncio.Lock()
        self._info: Mapping[str, object] | None = None
        self._asked = -KEPT

    async def state(self) -> dict[str, object]:
        """What is known now. Without memory the bot still answers, so only Telegram decides whether it is ready."""
        async with self._asking:
            if self._clock() - self._asked >= KEPT:
                self._info = await self._webhook_info()
                self._asked = self._clock()
        info = self._info or {}
        return {
            "ready": self._info is not None,
            "pending_updates": info.get("pending_update_count"),
            "last_error": info.get("last_error_message"),
            "last_error_at": info.get("last_error_date"),
            "store": "up" if self._store_up() else "down",
        }
