"""The image, as far as it can be tried without a container engine: read, and what installs in it run."""

import asyncio
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.operations.health import Health, serving
from bot.operations.metrics import Metrics
from bot.operations.readiness import Readiness
from tests.repository import tracked

OPT = "/opt/magnolia"
LIST = "import importlib.metadata as m; print(*(package.name for package in m.distributions()))"
INSTRUCTION = re.compile(r"^([A-Z]+) +(.+)$", re.MULTILINE)


def stages() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Instructions of the stage that installs and of the one that is kept: ('RUN', 'python -m venv ...')."""
    text = re.sub(r"\\\n\s*", "", (tracked.ROOT / "Dockerfile").read_text(encoding="utf-8"))
    instructions = INSTRUCTION.findall(text)
    second = [place for place, (word, _) in enumerate(instructions) if word == "FROM"][1]
    return instructions[:second], instructions[second:]


INSTALLING, KEPT = stages()


def values(instructions: list[tuple[str, str]], word: str) -> list[str]:
    return [value for found, value in instructions if found == word]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that holds what the kept stage would: its packages in opt, its files in srv."""
    folder = tmp_path_factory.mktemp("image")
    build, kept = folder / "build", folder / "srv"
    for stage, place in ((INSTALLING, build), (KEPT, kept)):
        place.mkdir()
        copy(values(stage, "COPY"), to=place)
    for line in values(INSTALLING, "RUN"):
        command = shlex.split(line.replace(OPT, str(folder / "opt")))
        subprocess.run([sys.executable if command[0] == "python" else command[0], *command[1:]], cwd=build, check=True)
    yield folder
    shutil.rmtree(folder)


def copy(lines: list[str], *, to: Path) -> None:
    """As COPY does from the folder that is built; what comes from another stage is passed over."""
    for line in lines:
        *names, target = line.split()
        for name in (name for name in names if not line.startswith("--from")):
            if (tracked.ROOT / name).is_dir():
                shutil.copytree(tracked.ROOT / name, to / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(tracked.ROOT / name, to / target)


def in_image(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{folder}/opt/bin:{os.environ['PATH']}", "LANG": "C.UTF-8", **settings}
    return subprocess.run(
        ["python", *words], cwd=folder / "srv", env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.xdist_group("image")
def test_the_image_starts_with_its_own_files_and_packages_alone(image: Path) -> None:
    said = in_image(image, "-m", "bot", "--help")
    assert said.returncode == 0, said.stderr
    assert "run" in said.stdout


@pytest.mark.xdist_group("image")
def test_the_image_holds_what_the_lock_names_and_no_tools(image: Path) -> None:
    listed = in_image(image, "-c", LIST)
    names = {re.sub(r"[._-]+", "-", name).lower() for name in listed.stdout.split()}
    lock = (tracked.ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert names == set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))


@pytest.mark.xdist_group("image")
def test_the_image_brings_its_search_index_readable_for_whoever_runs_it(image: Path) -> None:
    [cache] = re.findall(r"CACHE_DIR=(\S+)", " ".join(values(KEPT, "ENV")))
    assert "python -m bot index" in values(KEPT, "RUN")
    folder = image / "srv" / Path(cache).relative_to(values(KEPT, "WORKDIR")[0])
    said = in_image(image, "-m", "bot", "index", CACHE_DIR=str(folder))
    assert said.returncode == 0, said.stderr
    [index] = folder.iterdir()
    assert oct(index.stat().st_mode & 0o777) == "0o644"


def test_the_image_runs_as_nobody_in_particular() -> None:
    user = values(KEPT, "USER")[-1]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)


def is_well(port: int) -> bool:
    """What the image's own look at its health says."""
    command = json.loads(values(KEPT, "HEALTHCHECK")[0].split("CMD ", 1)[1])
    done = subprocess.run(
        [sys.executable, *command[1:]], env={"METRICS_PORT": str(port)}, capture_output=True, text=True, check=False
    )
    return done.returncode == 0


async def unasked() -> None:
    """Telegram's word is for /readyz."""


async def test_the_image_is_well_as_long_as_healthz_answers() -> None:
    health = Health(Metrics(), Readiness(unasked, lambda: True))
    async with serving(health, "127.0.0.1", 0) as port:
        assert await asyncio.to_thread(is_well, port)
    assert not await asyncio.to_thread(is_well, port)


def test_an_empty_port_in_the_environment_means_the_image_s_own_one() -> None:
    assert "METRICS_PORT=9090" in " ".join(values(KEPT, "ENV"))
    assert 'get(\\"METRICS_PORT\\") or \\"9090\\"' in values(KEPT, "HEALTHCHECK")[0]


def test_the_image_listens_to_the_outside_and_runs_the_guide() -> None:
    assert "HOST=0.0.0.0" in " ".join(values(KEPT, "ENV"))
    assert values(KEPT, "ENTRYPOINT") == ['["python", "-m", "bot"]']
    assert values(KEPT, "CMD") == ['["run"]']


def test_all_that_is_copied_passes_the_list_of_ignored_files() -> None:
    ignored = (tracked.ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    passed = tuple(line[1:].rstrip("*") for line in ignored if line.startswith("!"))
    copied = {name for line in values(INSTALLING + KEPT, "COPY") if "--from" not in line for name in line.split()[:-1]}
    assert {name for name in copied if not name.startswith(passed)} == set()
