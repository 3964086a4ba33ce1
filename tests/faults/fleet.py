"""The processes that answer: killed at will, and started anew at once as a service manager would."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bot.catalog import DEFAULT_CACHE_DIR
from tests.kit.program import Program, program
from tests.kit.proxy import free_port, proxy
from tests.kit.world import TOKEN

SECRET = "a-secret-of-the-tests"


@dataclass
class Fleet:
    """One program for each of `settings`, in `clone`."""

    clone: Path
    settings: list[dict[str, str]]
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    running: dict[int, Program] = field(default_factory=dict)

    async def start(self, place: int) -> None:
        """Returns when it is at work."""
        self.running[place] = await self.stack.enter_async_context(program(self.clone, "run", **self.settings[place]))
        await self.running[place].says("started")
        self._drain(place)

    async def kill(self, place: int) -> None:
        """As kill -9 does, and starts the next one."""
        self.running[place].process.kill()
        await self.running[place].process.wait()
        await self.start(place)

    async def terminate(self) -> list[int]:
        """The exit codes after SIGTERM."""
        for each in self.running.values():
            each.process.terminate()
        return [await each.process.wait() for each in self.running.values()]

    def _drain(self, place: int) -> None:
        task = asyncio.create_task(self.running[place].listens())
        self.stack.callback(task.cancel)


async def fleet(way: str, clone: Path, *, telegram_url: str, redis_url: str, stack: AsyncExitStack) -> Fleet:
    """`way`: polling, webhook or replicas. All of them with Redis; stopped with `stack`."""
    shared = {
        "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram_url, "STORE_URL": redis_url, "STORE_KEY": str(clone),
        "CACHE_DIR": str(DEFAULT_CACHE_DIR),
    }  # fmt: skip
    ports = [free_port() for _ in range({"polling": 0, "webhook": 1, "replicas": 2}[way])]
    if not ports:
        return Fleet(clone, [shared], stack)
    url = f"http://127.0.0.1:{ports[0]}"
    if len(ports) > 1:
        _, url = await stack.enter_async_context(proxy(ports))
    hooked = {**shared, "WEBHOOK_URL": f"{url}/hook", "WEBHOOK_SECRET": SECRET}
    return Fleet(clone, [{**hooked, "PORT": str(port)} for port in ports], stack)
