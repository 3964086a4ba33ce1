"""The Dockerfile's instructions, and what they make: a folder that holds what the image would."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from bot.catalog import DEFAULT_CACHE_DIR
from bot.search import index_cache
from tests.kit.content import CONTENT
from tests.kit.world import real_catalog
from tests.repository import tracked

OPT = {"/opt/magnolia": "opt", "/opt/index": "opt-index"}
"""Where packages are in the image, and in the folder that stands for it."""

INSTRUCTION = re.compile(r"^([A-Z]+) +(.+)$", re.MULTILINE)

Instructions = list[tuple[str, str]]


def stages() -> list[Instructions]:
    """The instructions of each stage: ('RUN', 'python -m venv ...')."""
    text = re.sub(r"\\\n\s*", "", (tracked.ROOT / "Dockerfile").read_text(encoding="utf-8"))
    instructions = INSTRUCTION.findall(text)
    starts = [number for number, (word, _) in enumerate(instructions) if word == "FROM"]
    return [instructions[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]


INSTALLING, INDEXING, KEPT = stages()


def values(instructions: Instructions, word: str) -> list[str]:
    return [value for found, value in instructions if found == word]


def build(folder: Path) -> None:
    """Make in `folder` what the kept stage would hold: its packages in opt, its files in srv.

    What trains the search index is in opt-index beside it.
    """
    work, indexing, kept = folder / "build", folder / "indexing", folder / "srv"
    for stage, target in ((INSTALLING, work), (INDEXING, indexing), (KEPT, kept)):
        target.mkdir()
        _copy(values(stage, "COPY"), to=target)
    _run_all(INSTALLING, folder, work)
    _run_all(INDEXING, folder, indexing, CACHE_DIR=str(folder / "trained"), CONTENT_DIR=str(CONTENT))
    assert len(list((folder / "trained").iterdir())) == 1
    _take_over_index(indexing)
    _run_all(INDEXING, folder, indexing, CACHE_DIR=str(indexing / "index"))
    shutil.copytree(indexing / "index", kept / "index")


def _take_over_index(indexing: Path) -> None:
    """What is trained there is the small guide of the tests; training the real one again would take a minute."""
    real_catalog()
    key = index_cache.cache_key(indexing / "content")
    (indexing / "index").mkdir()
    shutil.copy(next(DEFAULT_CACHE_DIR.glob(f"{key[:32]}*")), indexing / "index")


def _run_all(stage: Instructions, folder: Path, work: Path, **settings: str) -> None:
    for line in values(stage, "RUN"):
        command = shlex.split(re.sub("|".join(OPT), lambda inside: str(folder / OPT[inside[0]]), line))
        program = sys.executable if command[0] == "python" else command[0]
        subprocess.run([program, *command[1:]], cwd=work, env=os.environ | settings, check=True)


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
