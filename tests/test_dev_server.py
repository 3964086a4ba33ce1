"""`python -m bot simulate`, with a bot of its own or waiting for one."""

import json
import re
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.kit.program import program, scratch_copy

pytestmark = pytest.mark.slow


async def test_a_bot_joins_with_the_settings_that_the_simulator_prints(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--port", "0", "--token", "4711:another") as simulator:
        printed = await simulator.prints(r"For a bot: BOT_TOKEN=(\S+) TELEGRAM_API_URL=(\S+)$")
        token, url = printed.groups()
        async with program(clone, "run", BOT_TOKEN=token, TELEGRAM_API_URL=url) as guide:
            await guide.prints("started .*server=other")
    assert token == "4711:another"


async def test_with_the_guide_in_it_no_settings_for_another_bot_are_printed(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--bot", "--port", "0") as simulator:
        await simulator.prints("started .*server=simulator")
    assert "For a bot" not in simulator.text


@pytest.mark.parametrize(
    ("phone", "name", "description", "command"),
    [
        ("en", "Tidewell", "A free guide", "Begin"),
        ("ar", "Tidewell", "دليل", "ابدأ"),
        ("fr", "Tidewell", "A free guide", "Begin"),
    ],
)
async def test_the_guides_profile_is_in_sight_before_the_first_message(
    tmp_path: Path, phone: str, name: str, description: str, command: str
) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--bot", "--port", "0") as simulator:
        url = (await simulator.prints(r"Open (http://127\.0\.0\.1:[0-9]+)"))[1]
        async with aiohttp.ClientSession(url) as session:
            response = await session.get("/person/5/state", params={"language_code": phone})
            bot = (await response.json())["bot"]
    assert bot["first_name"] == name
    assert bot["description"].startswith(description) and bot["short_description"].startswith(description)
    assert command in [one["description"] for one in bot["commands"]]


async def test_faults_do_not_keep_the_profile_from_the_page(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--bot", "--port", "0", "--faults", "5xx=1,seed=3") as simulator:
        url = (await simulator.prints(r"Open (http://127\.0\.0\.1:[0-9]+)"))[1]
        async with aiohttp.ClientSession(url) as session:
            state = await (await session.get("/person/5/state")).json()
            refused = await session.get("/bot1000000001:simulator/getMe")
    assert state["bot"]["description"]
    assert refused.status >= 500


async def test_a_saved_file_shows_within_a_second_and_the_page_hears_of_it(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--bot", "--port", "0") as simulator:
        url = (await simulator.prints(r"Open (http://127\.0\.0\.1:[0-9]+)"))[1]
        await simulator.prints("started")
        async with events(url) as heard:
            locale = clone / "locales" / "en.ftl"
            text = locale.read_text(encoding="utf-8")
            saved = time.monotonic()
            locale.write_text(re.sub(r"(?m)^(profile-description =).*", r"\1 Another text", text), encoding="utf-8")
            assert "texts_changed" in [event["type"] async for event in heard]
            took = time.monotonic() - saved
            async with aiohttp.ClientSession(url) as session:
                state = await (await session.get("/person/5/state")).json()
    assert state["bot"]["description"].startswith("Another text")
    assert took < 1 + PATIENCE


PATIENCE = 4.0
"""Seconds more than a machine with nothing else to do needs."""


@asynccontextmanager
async def events(url: str) -> AsyncIterator[AsyncIterator[dict[str, str]]]:
    """What an open page hears from now on, up to the first news of changed texts."""
    timeout = aiohttp.ClientTimeout(total=30)
    async with aiohttp.ClientSession(url, timeout=timeout) as session, session.get("/person/5/events") as response:
        await response.content.readline()

        async def heard() -> AsyncIterator[dict[str, str]]:
            async for line in response.content:
                if line.startswith(b"data: "):
                    event: dict[str, str] = json.loads(line.removeprefix(b"data: "))
                    yield event
                    if event["type"] == "texts_changed":
                        return

        yield heard()


async def test_a_port_in_use_names_an_option_that_the_command_has(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in ("run", "simulate"):
            async with program(clone, command, "--port", port) as refused:
                said = await refused.prints(
                    r"Port (\d+) on 127.0.0.1 is in use; choose another with (--port) or PORT\.$"
                )
            assert said[1] == port
            assert said[2] in CliRunner().invoke(main, [command, "--help"]).output


async def test_the_option_counts_more_than_the_setting(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with program(clone, "run", "--port", "0", PORT=port) as guide:
            await guide.prints("started .*server=simulator")
