"""A program that is measured: started as a process of its own, its CPU time and memory read from /proc."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings import ROOT

LOGS = ROOT / ".cache" / "benchmarks"

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_UTIME, _STIME = 11, 12
"""Indexes in /proc/<pid>/stat of the fields after the program's name."""


@dataclass(frozen=True, slots=True)
class Process:
    """A running program. `ended` is done when it has ended by itself."""

    pid: int
    log: Path
    ended: asyncio.Task[int]

    def cpu_seconds(self) -> float:
        """CPU time so far, in the program and in the kernel for it; a whole number of ticks, mostly of 10 ms."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[_UTIME]) + int(fields[_STIME])) / _TICKS_PER_SECOND

    def resident_megabytes(self) -> float:
        pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * _PAGE_BYTES / 2**20

    def output(self) -> str:
        """The end of what it printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]


@asynccontextmanager
async def run_process(name: str, arguments: Sequence[str], settings: Mapping[str, str]) -> AsyncIterator[Process]:
    """`python <arguments>` in the repository's root, with no environment but these settings; killed after the block."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    inherited = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *arguments), cwd=ROOT, env=inherited | dict(settings), stdout=output, stderr=output
        )
    ended = asyncio.create_task(process.wait())
    try:
        yield Process(process.pid, log, ended)
    finally:
        if process.returncode is None:
            process.kill()
        await ended
