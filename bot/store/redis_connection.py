"""A connection to Redis that batches concurrent commands into one pipeline (one round trip).

While one batch is under way, the next one is collected. Under load a command costs less than half of what it costs on a
connection of its own, since most of that is the client's work and not Redis's.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any

from redis.asyncio import Redis

from bot.store.redis_commands import Command

MAX_BATCH = 100
"""Commands in one batch; bounds the latency of one round trip."""

Pending = tuple[Command, asyncio.Future[Any]]


class BatchingConnection:
    """`seconds` is the time limit of a batch."""

    def __init__(self, redis: Redis, *, seconds: float) -> None:
        self._redis, self._seconds = redis, seconds
        self._pending: list[Pending] = []
        self._sending: asyncio.Task[None] | None = None

    def execute(self, command: Command) -> Awaitable[Any]:
        """Redis's reply. Awaiting it raises RedisError, OSError or TimeoutError."""
        reply: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._pending.append((command, reply))
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send())
        return reply

    async def aclose(self) -> None:
        if self._sending:
            self._sending.cancel()
            await asyncio.wait([self._sending])
        await self._redis.aclose()

    async def _send(self) -> None:
        while batch := self._next_batch():
            replies = await self._execute_batch([command for command, _ in batch])
            for (_, waiting), reply in zip(batch, replies, strict=True):
                if waiting.done():
                    continue
                if isinstance(reply, Exception):
                    waiting.set_exception(reply)
                else:
                    waiting.set_result(reply)

    def _next_batch(self) -> list[Pending]:
        """The oldest commands that are still waited for: one that was given up must not be carried out later."""
        wanted = [(command, reply) for command, reply in self._pending if not reply.done()]
        self._pending = wanted[MAX_BATCH:]
        return wanted[:MAX_BATCH]

    async def _execute_batch(self, commands: Sequence[Command]) -> Sequence[Any]:
        """The reply to each, in order; an exception for a command that was refused, or for all."""
        pipeline = self._redis.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        try:
            async with asyncio.timeout(self._seconds):
                return await pipeline.execute(raise_on_error=False)
        except Exception as error:  # noqa: BLE001 - raised to those who wait; here it would end the sending
            return [error] * len(commands)
