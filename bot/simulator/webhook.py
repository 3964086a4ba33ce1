"""Delivery to a webhook: messages of a chat in order, chats side by side, and Telegram's patience with failures."""

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
from bot.simulator.updates import Updates, Waiting

_TAKEN = range(200, 300)
_FORBIDDEN_IN_ANSWER = re.compile(r"(?i)deletewebhook|setwebhook|close|logout|get.*")


@dataclass(frozen=True, slots=True)
class Target:
    """Where updates go."""

    url: str
    secret: str = ""
    connections: int = limits.WEBHOOK_CONNECTIONS


def target(parameters: Parameters) -> Target:
    """What setWebhook asks for. Plain http is taken, as by a Bot API server in its --local mode."""
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
    """The current webhook, if any. `answers` holds the method calls that came back as answers to updates."""

    def __init__(self, updates: Updates, clock: Clock, times: Times) -> None:
        self._updates, self._clock, self._times = updates, clock, times
        self.target: Target | None = None
        self.answers: asyncio.Queue[Json] = asyncio.Queue()
        self.last_error: tuple[int, str] | None = None
        self._queues: dict[tuple[str, int], deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._connections = asyncio.Semaphore()

    async def set(self, target: Target) -> None:
        """Delivers everything that waits, and all that comes, to `target`; where it does so already, goes on."""
        if target == self.target:
            return
        await self.remove()
        self.target = target
        timeout = aiohttp.ClientTimeout(total=self._times.webhook_answer)
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout)
        self._connections = asyncio.Semaphore(target.connections)
        for update in self._updates.pending():
            self.push(update)

    async def remove(self) -> None:
        """Ends delivery; what was not delivered goes on waiting."""
        self.target = None
        tasks, session = list(self._tasks), self._session
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._queues.clear()
        if session is not None:
            await session.close()
            self._session = None

    def push(self, update: Waiting) -> None:
        """Puts an update at the end of its queue."""
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

    async def _deliver(self, update: Waiting, target: Target, session: aiohttp.ClientSession) -> None:
        """Tries until it is taken or too old: again at once, then later and later, or when the bot says."""
        delay, failures = self._times.webhook_delay, 0
        while update.expires > self._clock():
            async with self._connections:
                come_back = await self._try(update, target, session)
            if come_back is None:
                return
            wait = come_back or (delay if failures else 0)
            if failures and not come_back:
                delay = min(2 * delay, self._times.webhook_longest_delay)
            failures += 1
            await asyncio.sleep(wait)

    async def _try(self, update: Waiting, target: Target, session: aiohttp.ClientSession) -> float | None:
        """One delivery: None when it was taken, else the seconds of Retry-After (0 without)."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": target.secret} if target.secret else {}
        try:
            call = session.post(target.url, json=update.json, headers=headers, allow_redirects=False)
            async with call as response:
                if response.status in _TAKEN:
                    await self._note_answer(response)
                    return None
                self._note_error(f"Wrong response from the webhook: {response.status} {response.reason}")
                after = response.headers.get("Retry-After", "")
                return float(after) if after.isdigit() else 0.0
        except TimeoutError:
            self._note_error("Read timeout expired")
        except aiohttp.ClientError as error:
            self._note_error(f"Webhook connection failed: {type(error).__name__}")
        return 0.0

    async def _note_answer(self, response: aiohttp.ClientResponse) -> None:
        if response.content_type != "application/json" or not await response.read():
            return
        try:
            answer = await response.json()
        except ValueError:
            return
        method = answer.get("method") if isinstance(answer, dict) else None
        if isinstance(method, str) and not _FORBIDDEN_IN_ANSWER.fullmatch(method):
            self.answers.put_nowait(answer)

    def _note_error(self, text: str) -> None:
        self.last_error = (int(self._clock()), text)
