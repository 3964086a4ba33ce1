"""The package as somebody installs it with pip: built as a wheel, and run from a folder where nothing else lies."""

import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.repository import tracked

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("image")]

WITHOUT = "import sys; sys.modules['{}'] = None; from bot.__main__ import main; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by way of the source distribution, as an index would hold both."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=tracked.ROOT, check=True)
    [source] = folder.glob("*.tar.gz")
    shutil.unpack_archive(source, folder, filter="data")
    unpacked = folder / source.name.removesuffix(".tar.gz")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=unpacked, check=True)
    [made] = (unpacked / "dist").glob("*.whl")
    return made


class Installed:
    """An environment with the wheel, beside the packages of requirements-index.lock, and an empty folder to work in.

    It takes over the image's search index, which is trained on the same texts: training takes a minute and a half.
    """

    def __init__(self, folder: Path, wheel: Path, packages: Path, index: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        self._bin = folder / "venv" / "bin"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
        site = Path(sysconfig.get_path("purelib", vars={"base": str(folder / "venv")}))
        (site / "packages.pth").write_text(f"{packages}\n", encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--python", str(self._bin / "python"), "install", "--quiet"]
        subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
        self._environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(folder / "cache")}
        (folder / "cache" / "magnolia").mkdir(parents=True)
        (folder / "cache" / "magnolia" / "index").symlink_to(index)

    def run(self, program: str, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._bin / program, *words],
            cwd=self.folder,
            env=self._environment | settings,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )

    def start(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self._bin / "magnolia", *words],
            cwd=self.folder,
            env=self._environment | {"PYTHONUNBUFFERED": "1"} | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path, image: Path) -> Installed:
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(image / "opt-index")}))
    return Installed(tmp_path_factory.mktemp("installed"), wheel, packages, image / "srv" / "index")


@pytest.fixture
def simulator(installed: Installed) -> Iterator[str]:
    """The address of the page of a running `magnolia run`, which ends well when it is told to."""
    process = installed.start("run", PORT="0")
    told = next((line for line in process.stdout or () if "http://" in line), "")
    found = re.search(r"http://127\.0\.0\.1:\d+", told)
    yield found[0] if found else "it did not start"
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=30)
    assert process.returncode == 0, output


def test_the_wheel_carries_every_file_of_the_program_its_texts_and_its_words(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    program = {path.relative_to(tracked.ROOT).as_posix() for path in tracked.files("bot")}
    texts = {f"bot/{path.relative_to(tracked.ROOT).as_posix()}" for path in tracked.files("content", "locales")}
    assert len(program) > 100 and len(texts) > 50
    assert (program | texts) - names == set()
    assert {name for name in names if not name.startswith(("bot/", "magnolia-"))} == set()


def test_the_command_lists_what_it_can_do(installed: Installed) -> None:
    said = installed.run("magnolia", "--help")
    assert said.returncode == 0 and said.stdout.startswith("Usage: magnolia ")


def test_a_search_finds_topics_in_the_texts_of_the_package(installed: Installed) -> None:
    said = installed.run("magnolia", "search", "no me pagan")
    assert said.returncode == 0 and "unpaid-wages" in said.stdout, said.stderr
    assert list(installed.folder.iterdir()) == []


def test_folders_that_are_given_take_the_place_of_those_in_the_package(installed: Installed, tmp_path: Path) -> None:
    said = installed.run("magnolia", "search", "no me pagan", CONTENT_DIR=str(tmp_path))
    assert said.returncode == 2 and str(tmp_path) in said.stderr


async def test_run_from_an_empty_folder_answers_in_the_simulator(simulator: str) -> None:
    async with aiohttp.ClientSession(simulator, raise_for_status=True) as http, http.get("/person/7/events") as events:
        for path in ("/", "/page/chat.js"):
            await http.get(path)
        await http.post("/person/7/say", json={"text": "no me pagan", "language_code": "es"})
        async with asyncio.timeout(30):
            answer = await anext(shown async for shown in messages(events) if not shown["outgoing"])
    assert "'es/hotline" in str(answer)


async def messages(events: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    """The messages of a chat as the simulator's page is told of them."""
    async for line in events.content:
        if line.startswith(b"data: "):
            event = json.loads(line.removeprefix(b"data: "))
            if event["type"] in {"message", "edited"}:
                yield event["message"]


def test_what_the_check_needs_is_named_where_it_is_not_installed(installed: Installed) -> None:
    said = installed.run("magnolia", "check")
    assert said.returncode == 2
    assert said.stderr == "check needs packages that are not installed: pip install 'magnolia[check]'\n"


def test_what_redis_needs_is_named_where_it_is_not_installed(installed: Installed) -> None:
    settings = {"BOT_TOKEN": "1:a", "STORE_URL": "redis://127.0.0.1/0", "STORE_KEY": "k" * 16}
    said = installed.run("python", "-c", WITHOUT.format("redis"), "run", **settings)
    assert said.returncode == 2
    assert said.stderr.endswith(
        "STORE_URL with redis:// needs packages that are not installed: pip install 'magnolia[redis]'\n"
    )


def test_what_the_search_index_needs_is_named_where_it_is_not_installed(installed: Installed, tmp_path: Path) -> None:
    said = installed.run("python", "-c", WITHOUT.format("sklearn"), "index", CACHE_DIR=str(tmp_path))
    assert said.returncode == 2
    assert said.stderr.endswith("packages that are not installed: pip install 'magnolia[index]'\n")
