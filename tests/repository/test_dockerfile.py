"""The image, as far as it can be tried without a container engine: read, and what installs in it run."""

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import web

from bot.operations.health import HealthEndpoints, Readiness, serve_health
from bot.operations.metrics import Metrics
from bot.operations.web_server import WebServer
from tests.repository import locks, tracked
from tests.repository.image import INDEXING, INSTALLING, KEPT, Instructions, left_out, run, values

LIST = "import importlib.metadata as m; print(*(package.name for package in m.distributions()))"


@pytest.mark.slow
@pytest.mark.xdist_group("image")
def test_the_image_starts_with_its_own_files_and_packages_alone(image: Path) -> None:
    said = run(image, "-m", "bot", "--help")
    assert said.returncode == 0, said.stderr
    assert "run" in said.stdout


@pytest.mark.slow
@pytest.mark.xdist_group("image")
def test_the_image_holds_what_the_lock_names_and_no_tools(image: Path) -> None:
    listed = run(image, "-c", LIST)
    names = {re.sub(r"[._-]+", "-", name).lower() for name in listed.stdout.split()}
    assert names == {pin.name for pin in locks.pins("requirements.lock") if pin.marker is None or pin.marker.evaluate()}


@pytest.mark.slow
@pytest.mark.xdist_group("image")
@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("run", "this image leaves out the simulator: set BOT_TOKEN, or use a clone\n"),
        ("check", "this image leaves out the check of content and wording: use a clone\n"),
    ],
)
def test_the_image_leaves_out_what_a_bot_on_telegram_does_without(image: Path, command: str, sentence: str) -> None:
    said = run(image, "-m", "bot", command)
    assert (said.returncode, said.stderr) == (2, sentence)


@pytest.mark.slow
@pytest.mark.xdist_group("image")
def test_the_image_finds_topics_with_its_own_index_which_whoever_runs_it_can_read(image: Path) -> None:
    folder = image / "srv" / Path(cache_dir(KEPT)).relative_to(values(KEPT, "WORKDIR")[0])
    said = run(image, "-m", "bot", "search", "no me pagan", CACHE_DIR=str(folder))
    assert said.returncode == 0 and "unpaid-wages" in said.stdout, said.stderr
    [index] = folder.iterdir()
    assert oct(index.stat().st_mode & 0o777) == "0o644"


def test_the_index_is_copied_from_the_stage_that_builds_it_to_where_the_image_looks_for_it() -> None:
    """It counts only for the same texts, code and version of Python."""
    cache, folder = cache_dir(KEPT), values(KEPT, "WORKDIR")[0]
    assert cache_dir(INDEXING) == cache
    assert f"--from=index {cache} {Path(cache).relative_to(folder)}" in values(KEPT, "COPY")
    assert values(INDEXING, "FROM") == [f"{values(KEPT, 'FROM')[0]} AS index"]
    assert {"bot bot", "content content"} <= set(values(INDEXING, "COPY")) & set(values(KEPT, "COPY"))


def cache_dir(stage: Instructions) -> str:
    [cache] = re.findall(r"CACHE_DIR=(\S+)", " ".join(values(stage, "ENV")))
    return str(cache)


def test_the_image_runs_as_nobody_in_particular() -> None:
    user = values(KEPT, "USER")[-1]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)


def is_well(port: int, **environment: str) -> bool:
    """What the image's own look at its health says."""
    command = json.loads(values(KEPT, "HEALTHCHECK")[0].split("CMD ", 1)[1])
    done = subprocess.run(
        [sys.executable, *command[1:]],
        env={"METRICS_PORT": str(port), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0


async def unasked() -> None:
    """Telegram's word is for /readyz."""


async def test_the_image_is_well_as_long_as_healthz_answers() -> None:
    health = HealthEndpoints(Metrics(), Readiness(unasked, lambda: True))
    async with serve_health(health, "127.0.0.1", 0) as port:
        assert await asyncio.to_thread(is_well, port)
    assert not await asyncio.to_thread(is_well, port)


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy"])
async def test_a_proxy_in_the_environment_is_not_asked_for_the_image_s_health(name: str) -> None:
    """Whether it is down or answers for somebody else: a restart would mend neither."""
    health = HealthEndpoints(Metrics(), Readiness(unasked, lambda: True))
    async with serve_health(health, "127.0.0.1", 0) as port:
        assert await asyncio.to_thread(is_well, port, **{name: "http://127.0.0.1:1"})


async def test_an_answer_that_is_no_200_is_no_health() -> None:
    app = web.Application()  # where /healthz is not found
    server = WebServer(app, max_body=0)
    port = await server.start("127.0.0.1", 0)
    assert not await asyncio.to_thread(is_well, port)
    await server.finish(1)


def test_an_empty_port_in_the_environment_means_the_image_s_own_one() -> None:
    assert "METRICS_PORT=9090" in " ".join(values(KEPT, "ENV"))
    assert "get('METRICS_PORT') or 9090)" in values(KEPT, "HEALTHCHECK")[0]


def test_the_image_listens_to_the_outside_and_runs_the_guide() -> None:
    assert "HOST=0.0.0.0" in " ".join(values(KEPT, "ENV"))
    assert values(KEPT, "ENTRYPOINT") == ['["python", "-m", "bot"]']
    assert values(KEPT, "CMD") == ['["run"]']


def test_all_that_is_copied_passes_the_list_of_ignored_files() -> None:
    ignored = (tracked.ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    passed = tuple(line[1:].rstrip("*") for line in ignored if line.startswith("!"))
    copied = {
        name
        for line in values(INSTALLING + INDEXING + KEPT, "COPY")
        if "--from" not in line
        for name in line.split()[:-1]
    }
    assert {name for name in copied if not name.startswith(passed)} == set()


def test_what_is_left_out_is_there_to_be_left_out() -> None:
    assert left_out() and [path for path in left_out() if not (tracked.ROOT / path).exists()] == []
