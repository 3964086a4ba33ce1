"""The bot's processes: killed at will, and started anew at once as a service manager would."""

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
class Processes:
    """One program for each of `settings`, in `clone`."""

    clone: Path
    settings: list[dict[str, str]]
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    running: dict[int, Program] = field(default_factory=dict)

    async def start(self, index: int) -> None:
        """Returns when the bot is at work."""
        self.running[index] = await self.stack.enter_async_context(program(self.clone, "run", **self.settings[index]))
        await self.running[index].prints("started")
        self._read_on(index)

    async def kill(self, index: int) -> None:
        """As kill -9 does; then start the next one."""
        self.running[index].process.kill()
        await self.running[index].process.wait()
        await self.start(index)

    async def terminate(self) -> list[int]:
        """The exit codes after SIGTERM."""
        for each in self.running.values():
            each.process.terminate()
        return [await each.process.wait() for each in self.running.values()]

    def _read_on(self, index: int) -> None:
        task = asyncio.create_task(self.running[index].read_to_end())
        self.stack.callback(task.cancel)


async def processes(mode: str, clone: Path, *, telegram_url: str, redis_url: str, stack: AsyncExitStack) -> Processes:
    """`mode` is polling, webhook or replicas; all of them with Redis. They end with `stack`."""
    shared = {
        "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram_url, "STORE_URL": redis_url, "STORE_KEY": str(clone),
        "CACHE_DIR": str(DEFAULT_CACHE_DIR),
    }  # fmt: skip
    ports = [free_port() for _ in range({"polling": 0, "webhook": 1, "replicas": 2}[mode])]
    if not ports:
        return Processes(clone, [shared], stack)
    url = f"http://127.0.0.1:{ports[0]}"
    if len(ports) > 1:
        _, url = await stack.enter_async_context(proxy(ports))
    webhook = {**shared, "WEBHOOK_URL": f"{url}/hook", "WEBHOOK_SECRET": SECRET}
    return Processes(clone, [{**webhook, "PORT": str(port)} for port in ports], stack)
