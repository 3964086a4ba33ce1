"""The Dockerfile's instructions, and what they make: a folder that holds what the image would."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from tests.repository import tracked

OPT = "/opt/magnolia"
INSTRUCTION = re.compile(r"^([A-Z]+) +(.+)$", re.MULTILINE)

Instructions = list[tuple[str, str]]


def stages() -> tuple[Instructions, Instructions]:
    """Instructions of the stage that installs and of the one that is kept: ('RUN', 'python -m venv ...')."""
    text = re.sub(r"\\\n\s*", "", (tracked.ROOT / "Dockerfile").read_text(encoding="utf-8"))
    instructions = INSTRUCTION.findall(text)
    second = [number for number, (word, _) in enumerate(instructions) if word == "FROM"][1]
    return instructions[:second], instructions[second:]


INSTALLING, KEPT = stages()


def values(instructions: Instructions, word: str) -> list[str]:
    return [value for found, value in instructions if found == word]


def build(folder: Path) -> None:
    """Make in `folder` what the kept stage would hold: its packages in opt, its files in srv."""
    work, kept = folder / "build", folder / "srv"
    for stage, target in ((INSTALLING, work), (KEPT, kept)):
        target.mkdir()
        _copy(values(stage, "COPY"), to=target)
    for line in values(INSTALLING, "RUN"):
        command = shlex.split(line.replace(OPT, str(folder / "opt")))
        subprocess.run([sys.executable if command[0] == "python" else command[0], *command[1:]], cwd=work, check=True)


def left_out() -> set[str]:
    """Paths that .dockerignore keeps out although they lie in a folder that is copied: 'bot/simulator'."""
    lines = (tracked.ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and line[0] not in "!#*"}


def _copy(lines: list[str], *, to: Path) -> None:
    """As COPY does from the build context; what comes from another stage is passed over."""
    for line in lines:
        *names, target = line.split()
        for name in (name for name in names if not line.startswith("--from")):
            if (tracked.ROOT / name).is_dir():
                shutil.copytree(tracked.ROOT / name, to / target, ignore=_ignored)
            else:
                shutil.copy(tracked.ROOT / name, to / target)


def _ignored(folder: str, names: list[str]) -> set[str]:
    relative = Path(folder).relative_to(tracked.ROOT)
    return {name for name in names if name == "__pycache__" or (relative / name).as_posix() in left_out()}


def run(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python <words>` as in the image that was built in `folder`."""
    environment = {"PATH": f"{folder}/opt/bin:{os.environ['PATH']}", "LANG": "C.UTF-8", **settings}
    return subprocess.run(
        ["python", *words], cwd=folder / "srv", env=environment, capture_output=True, text=True, check=False
    )
