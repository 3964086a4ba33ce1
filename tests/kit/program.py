"""The real program as a process of its own, with only the settings that a test gives it."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.settings import ROOT

DEADLINE = 60.0  # seconds for whatever is waited for: starting reads all content, on a machine that has other work

PARTS = ("bot", "content", "locales")


@dataclass(slots=True)
class Program:
    """A running program. `told` holds what it printed so far, of both streams."""

    process: asyncio.subprocess.Process
    told: list[str] = field(default_factory=list)

    async def says(self, pattern: str) -> re.Match[str]:
        """The first line, from here on, in which the pattern is found; fails when the program ends without it."""
        async with asyncio.timeout(DEADLINE):
            while line := await self._line():
                if found := re.search(pattern, line):
                    return found
        raise AssertionError(f"it never said {pattern!r}:\n{self.text}")

    async def ends(self) -> int:
        """Its exit code, once it has ended by itself."""
        async with asyncio.timeout(DEADLINE):
            while await self._line():
                pass
            return await self.process.wait()

    async def listens(self) -> None:
        """Read on until it ends, however long that is: where nobody reads, it would have to wait one day."""
        while await self._line():
            pass

    @property
    def text(self) -> str:
        return "".join(self.told)

    async def _line(self) -> str:
        assert self.process.stdout is not None
        line = (await self.process.stdout.readline()).decode()
        if line:
            self.told.append(line)
        return line


@asynccontextmanager
async def program(folder: Path, *words: str, **settings: str) -> AsyncIterator[Program]:
    """`python -m bot <words>` in `folder`; killed at the end if it still runs."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env={**kept, "PYTHONUNBUFFERED": "1", **settings},
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
    """The program and its content, to be changed at will."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder
