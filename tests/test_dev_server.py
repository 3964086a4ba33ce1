"""`python -m bot simulate`, with a bot of its own or waiting for one."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.catalog import DEFAULT_CACHE_DIR
from bot.cli import main
from tests.kit.program import program, scratch_copy

CACHE = str(DEFAULT_CACHE_DIR)
"""Shared, for these programs have the texts of the tests: to train another index takes most of a test's time."""

pytestmark = pytest.mark.slow


async def test_a_bot_joins_with_the_settings_that_the_simulator_prints(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--port", "0", "--token", "4711:another") as simulator:
        printed = await simulator.prints(r"For a bot: BOT_TOKEN=(\S+) TELEGRAM_API_URL=(\S+)$")
        token, url = printed.groups()
        async with program(clone, "run", BOT_TOKEN=token, TELEGRAM_API_URL=url) as guide:
            await guide.prints("started .*server=custom")
    assert token == "4711:another"


async def test_with_the_guide_in_it_no_settings_for_another_bot_are_printed(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    async with program(clone, "simulate", "--bot", "--port", "0") as simulator:
        await simulator.prints("started .*server=simulator")
    assert "For a bot" not in simulator.text


async def test_a_port_in_use_names_an_option_that_the_command_has(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in ("run", "simulate"):
            async with program(clone, command, "--port", port, CACHE_DIR=CACHE) as refused:
                said = await refused.prints(
                    r"Port (\d+) on 127.0.0.1 is in use; choose another with (--port) or PORT\.$"
                )
            assert said[1] == port
            assert said[2] in CliRunner().invoke(main, [command, "--help"]).output


async def test_the_option_counts_more_than_the_setting(tmp_path: Path) -> None:
    clone = scratch_copy(tmp_path / "magnolia")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        async with program(clone, "run", "--port", "0", PORT=port, CACHE_DIR=CACHE) as guide:
            await guide.prints("started .*server=simulator")
