"""Delivery to a webhook: each queue of updates in order, queues in parallel, with Telegram's retries."""

import asyncio
import re
from collections import deque
from dataclasses import dataclass

import aiohttp

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.limits import Times
from bot.simulator.parameters import Parameters
from bot.simulator.types import Clock, Json
from bot.simulator.updates import PendingUpdate, UpdateQueue

_SUCCESS = range(200, 300)
_NOT_ALLOWED_AS_REPLY = re.compile(r"(?i)deletewebhook|setwebhook|close|logout|get.*")


@dataclass(frozen=True, slots=True)
class Target:
    """The webhook's URL, its secret token, and how many connections it allows at once."""

    url: str
    secret: str = ""
    connections: int = limits.WEBHOOK_CONNECTIONS


def read_target(parameters: Parameters) -> Target:
    """The parameters of setWebhook. Raises ApiError.

    Plain http is accepted, as by a Bot API server in its --local mode.
    """
    url, secret = parameters.text("url"), parameters.text("secret_token")
    if not re.match(r"https?://[^/\s]+", url):
        raise bad_request("bad webhook: an HTTPS URL must be provided for webhook")
    if len(secret) > limits.SECRET_TOKEN:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return Target(
        url, secret, parameters.integer("max_connections", default=limits.WEBHOOK_CONNECTIONS, low=1, high=100)
    )


class Webhook:
    """The current webhook, if any. `replies` holds the method calls that the bot sent in answers to updates."""

    def __init__(self, updates: UpdateQueue, clock: Clock, times: Times) -> None:
        self._updates, self._clock, self._times = updates, clock, times
        self.target: Target | None = None
        self.replies: asyncio.Queue[Json] = asyncio.Queue()
        self.last_error: tuple[int, str] | None = None
        self._queues: dict[tuple[str, int], deque[PendingUpdate]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._connections = asyncio.Semaphore()

    async def set(self, target: Target) -> None:
        """Delivers pending and later updates to `target`; changes nothing where that is the target already."""
        if target == self.target:
            return
        await self.remove()
        self.target = target
        timeout = aiohttp.ClientTimeout(total=self._times.webhook_timeout)
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout)
        self._connections = asyncio.Semaphore(target.connections)
        for update in self._updates.pending():
            self.push(update)

    async def remove(self) -> None:
        """Stops delivery; updates that were not delivered stay pending."""
        self.target = None
        tasks, session = list(self._tasks), self._session
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._queues.clear()
        if session is not None:
            await session.close()
            self._session = None

    def push(self, update: PendingUpdate) -> None:
        """Adds an update to the end of its queue."""
        if self.target is None or self._session is None:
            return
        if update.queue in self._queues:
            self._queues[update.queue].append(update)
            return
        self._queues[update.queue] = deque([update])
        task = asyncio.create_task(self._deliver_all(update.queue, self.target, self._session))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def info(self) -> Json:
        """The Bot API's WebhookInfo."""
        info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self._updates)}
        if self.target is not None:
            info |= {"url": self.target.url, "max_connections": self.target.connections}
            if self.last_error is not None:
                info |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        if self._updates.allowed is not None:
            info["allowed_updates"] = sorted(self._updates.allowed)
        return info

    async def _deliver_all(self, name: tuple[str, int], target: Target, session: aiohttp.ClientSession) -> None:
        queue = self._queues[name]
        while queue:
            await self._deliver(queue[0], target, session)
            self._updates.drop(queue.popleft().id)
        del self._queues[name]

    async def _deliver(self, update: PendingUpdate, target: Target, session: aiohttp.ClientSession) -> None:
        """Tries until the bot accepts the update or it expires.

        The first retry is immediate and later ones wait ever longer, unless the bot sends Retry-After.
        """
        delay, failures = self._times.webhook_retry, 0
        while update.expires > self._clock():
            async with self._connections:
                retry_after = await self._try(update, target, session)
            if retry_after is None:
                return
            wait = retry_after or (delay if failures else 0)
            if failures and not retry_after:
                delay = min(2 * delay, self._times.webhook_longest_retry)
            failures += 1
            await asyncio.sleep(wait)

    async def _try(self, update: PendingUpdate, target: Target, session: aiohttp.ClientSession) -> float | None:
        """One delivery; returns None on success, else the seconds of Retry-After, 0 without that header."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": target.secret} if target.secret else {}
        try:
            call = session.post(target.url, json=update.json, headers=headers, allow_redirects=False)
            async with call as response:
                if response.status in _SUCCESS:
                    await self._take_reply(response)
                    return None
                self._note_error(f"Wrong response from the webhook: {response.status} {response.reason}")
                retry_after = response.headers.get("Retry-After", "")
                return float(retry_after) if retry_after.isdigit() else 0.0
        except TimeoutError:
            self._note_error("Read timeout expired")
        except aiohttp.ClientError as error:
            self._note_error(f"Webhook connection failed: {type(error).__name__}")
        return 0.0

    async def _take_reply(self, response: aiohttp.ClientResponse) -> None:
        if response.content_type != "application/json" or not await response.read():
            return
        try:
            reply = await response.json()
        except ValueError:
            return
        method = reply.get("method") if isinstance(reply, dict) else None
        if isinstance(method, str) and not _NOT_ALLOWED_AS_REPLY.fullmatch(method):
            self.replies.put_nowait(reply)

    def _note_error(self, text: str) -> None:
        self.last_error = (int(self._clock()), text)
