"""`python -m bot` as a process of its own, with only the settings that a test gives it."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.catalog import DEFAULT_CACHE_DIR
from bot.settings import ROOT
from tests.kit.content import CONTENT, LOCALES

DEADLINE = 60.0
"""Seconds for anything that is waited for: starting reads all content, on a machine that has other work."""

PARTS = {"bot": ROOT / "bot", "content": CONTENT, "locales": LOCALES}
"""What the program needs, and where the tests take it from."""


@dataclass(slots=True)
class Program:
    """A running program. `lines` are those read so far of its standard output and error."""

    process: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)

    async def prints(self, pattern: str) -> re.Match[str]:
        """Wait for a further line that matches the pattern. Raises AssertionError when the program ends without one."""
        async with asyncio.timeout(DEADLINE):
            while line := await self._line():
                if found := re.search(pattern, line):
                    return found
        raise AssertionError(f"never printed {pattern!r}:\n{self.text}")

    async def exit_code(self) -> int:
        """Wait until it ends by itself; gives the exit code."""
        async with asyncio.timeout(DEADLINE):
            while await self._line():
                pass
            return await self.process.wait()

    async def read_to_end(self) -> None:
        """Read on until it ends, without a deadline: a program stops when its output is not read."""
        while await self._line():
            pass

    @property
    def text(self) -> str:
        return "".join(self.lines)

    async def _line(self) -> str:
        assert self.process.stdout is not None
        line = (await self.process.stdout.readline()).decode()
        if line:
            self.lines.append(line)
        return line


@asynccontextmanager
async def program(folder: Path, *words: str, **settings: str) -> AsyncIterator[Program]:
    """Run `python -m bot <words>` in `folder`; it is killed at the end if it still runs.

    Without CACHE_DIR in `settings` it shares the search indexes of the tests: to train one takes most of a test's time.
    """
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env={**kept, "PYTHONUNBUFFERED": "1", "CACHE_DIR": str(DEFAULT_CACHE_DIR), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Program(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def scratch_copy(folder: Path) -> Path:
    """A copy of the program with the frozen guide and without an .env, which a test may change."""
    for part, original in PARTS.items():
        shutil.copytree(original, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder
