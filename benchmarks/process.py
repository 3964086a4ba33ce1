"""A program that is measured: started in a process of its own, its processor time and memory read from /proc."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT

LOGS = ROOT / ".cache" / "benchmarks"

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_USER, _SYSTEM = 11, 12
"""Places in /proc/<pid>/stat after the program's name."""


@dataclass(frozen=True, slots=True)
class Process:
    """A running program. `ended` is done when it has ended by itself."""

    pid: int
    log: Path
    ended: asyncio.Task[int]

    def seconds(self) -> float:
        """Processor time so far, in the program and in the kernel for it."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[_USER]) + int(fields[_SYSTEM])) / _TICKS

    def megabytes(self) -> float:
        """Resident memory."""
        return int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 2**20

    def said(self) -> str:
        """The end of what it printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]


@asynccontextmanager
async def running(name: str, command: Sequence[str], settings: Mapping[str, str]) -> AsyncIterator[Process]:
    """`python <command>` at the top of the repository, with nothing but these settings; ended with the block."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    kept = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    with log.open("wb") as printed:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *command), cwd=ROOT, env=kept | dict(settings), stdout=printed, stderr=printed
        )
    ended = asyncio.create_task(process.wait())
    try:
        yield Process(process.pid, log, ended)
    finally:
        if process.returncode is None:
            process.kill()
        await ended
