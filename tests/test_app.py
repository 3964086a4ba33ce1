"""The program as an operator starts and stops it: real processes, real signals, real HTTP."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.settings import ROOT, SETTINGS
from tests.messenger.fakes import http_server

TOKEN = "4200000:made-for-tests"
ME = {"id": 4200000, "is_bot": True, "first_name": "Magnolia", "username": "magnolia_bot"}
PATIENCE = 30.0


class Program:
    """`python -m bot run` with an environment of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.seen = ""

    async def says(self, pattern: str) -> re.Match[str]:
        """Read on until the output matches."""
        async with asyncio.timeout(PATIENCE):
            while not (found := re.search(pattern, self.seen)):
                self.seen += await self._line()
        return found

    async def ends(self, number: signal.Signals | None = None) -> int:
        """The exit code, after a signal or by itself."""
        if number:
            self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE):
            while line := await self._read():
                self.seen += line
            return await self.process.wait()

    async def _line(self) -> str:
        line = await self._read()
        assert line, f"ended without it: {self.seen}"
        return line

    async def _read(self) -> str:
        assert self.process.stdout
        return (await self.process.stdout.readline()).decode()


@asynccontextmanager
async def started(folder: Path, **environment: str) -> AsyncIterator[Program]:
    """The program at work in `folder`, where no .env lies."""
    inherited = {name: value for name, value in os.environ.items() if name not in {known.name for known in SETTINGS}}
    paths = os.pathsep.join([str(ROOT), *filter(None, [inherited.get("PYTHONPATH")])])
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=folder, env=inherited | {"PORT": "0", "PYTHONPATH": paths} | environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    program = Program(process)
    try:
        yield program
    finally:
        if process.returncode is None:
            process.kill()
        await program.ends()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_without_a_token_it_serves_the_simulator_and_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    async with started(tmp_path) as program:
        url = (await program.says(r"Open (http://127\.0\.0\.1:[0-9]+)"))[1]
        await program.says(r"started .*place=simulator.*store=memory.*updates=polling")
        async with aiohttp.ClientSession() as session, session.get(url) as page:
            assert page.status == 200
        assert await program.ends(number) == 0
    assert "Traceback" not in program.seen


async def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    async with (
        http_server(lambda _method, _body: web.Response()) as url,
        started(tmp_path, PORT=url.rsplit(":", 1)[1]) as program,
    ):
        code = await program.ends()
    assert code == 2 and "PORT" in program.seen and program.seen.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"BOT_TOKEN": "nonsense"}, "BOT_TOKEN"),
        ({"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:1"}, "TELEGRAM_API_URL"),
        ({"CONTENT_DIR": "/no/such/folder"}, "CONTENT_DIR"),
        ({"STORE_URL": "redis://127.0.0.1:1/0"}, "STORE_KEY"),
        ({"STORE_URL": "redis://h/0?nonsense=1", "STORE_KEY": "k" * 16, "BOT_TOKEN": TOKEN}, "STORE_URL"),
        ({"BOT_TOKEN": TOKEN, "WEBHOOK_URL": "https://bot.example/hook"}, "WEBHOOK_SECRET"),
    ],
)
async def test_what_cannot_be_used_ends_with_one_sentence(
    tmp_path: Path, environment: dict[str, str], told: str
) -> None:
    async with started(tmp_path, **environment) as program:
        code = await program.ends()
    assert code == 2 and told in program.seen and program.seen.count("\n") == 1


async def test_a_refused_token_ends_with_one_sentence(tmp_path: Path) -> None:
    body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    async with (
        http_server(lambda _method, _body: web.json_response(body, status=401)) as url,
        started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as program,
    ):
        code = await program.ends()
    assert code == 2 and "BOT_TOKEN" in program.seen and program.seen.count("\n") == 1


class PoorApi:
    """Knows five methods, and its getUpdates returns at once."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.edited: list[dict[str, Any]] = []
        self.offset = 0
        self.asked = 0
        self.broken = False
        self.updates: list[dict[str, Any]] = []

    def respond(self, method: str, body: dict[str, Any]) -> web.Response:
        known: dict[str, Callable[[dict[str, Any]], object]] = {
            "getMe": lambda _body: ME,
            "getUpdates": self._updates,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "answerCallbackQuery": lambda _body: True,
        }
        if method not in known:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        if self.broken and method != "getMe":
            return web.Response(status=502, text="<html>")
        return web.json_response({"ok": True, "result": known[method](body)})

    def _updates(self, body: dict[str, Any]) -> object:
        self.asked += 1
        self.offset = max(self.offset, body.get("offset") or 0)
        return [update for update in self.updates if update["update_id"] >= self.offset]

    def _send(self, body: dict[str, Any]) -> object:
        self.sent.append(body)
        return {"message_id": 1000 + len(self.sent), "date": 1, "chat": {"id": body["chat_id"], "type": "private"}}

    def _edit(self, body: dict[str, Any]) -> object:
        self.edited.append(body)
        return True

    def writes(self, text: str) -> None:
        chat = {"id": 7, "type": "private", "first_name": "A"}
        message = {"message_id": 5, "date": 4_000_000_000, "chat": chat, "from": chat | {"is_bot": False}, "text": text}
        self.updates.append({"update_id": 50 + len(self.updates), "message": message})

    def presses(self, data: str) -> None:
        chat = {"id": 7, "type": "private", "first_name": "A"}
        query = {"id": "9", "from": chat, "message": {"message_id": 1001, "date": 1, "chat": chat}, "data": data}
        self.updates.append({"update_id": 50 + len(self.updates), "callback_query": query})


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.02)


async def test_a_server_that_knows_five_methods_is_enough(tmp_path: Path) -> None:
    api = PoorApi()
    api.writes("/start")
    api.presses("es/hotline")
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as program:
        await _until(lambda: api.offset == 52)
        code = await program.ends(signal.SIGTERM)
    assert code == 0
    assert (len(api.sent), len(api.edited)) == (1, 1) and "+1 888-373-7888" in api.edited[0]["text"]
    assert len(re.findall("warning", program.seen)) == 2


async def test_a_store_that_is_down_keeps_nobody_waiting(tmp_path: Path) -> None:
    api = PoorApi()
    api.writes("/start")
    async with (
        http_server(api.respond) as url,
        started(
            tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, STORE_URL="redis://127.0.0.1:1/0", STORE_KEY="k" * 16
        ) as program,
    ):
        await program.says("store=redis")
        await _until(lambda: api.offset == 51)
        assert await program.ends(signal.SIGTERM) == 0
    assert len(api.sent) == 1


async def test_told_to_stop_while_telegram_does_not_answer_it_ends_at_once(tmp_path: Path) -> None:
    asked, over = asyncio.Event(), asyncio.Event()

    async def silent(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await over.wait()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as program:
            await asked.wait()
            async with asyncio.timeout(5):
                assert await program.ends(signal.SIGTERM) == 0
        over.set()


async def test_a_store_that_cannot_be_used_is_told_before_anybody_writes(tmp_path: Path) -> None:
    store = {"STORE_URL": "redis://127.0.0.1:1/0", "STORE_KEY": "a long random text"}
    async with (
        http_server(PoorApi().respond) as url,
        started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, **store) as program,
    ):
        await program.says("started")
    assert re.search("store lost; going on without it.*ConnectionError.*STORE_URL", program.seen)


async def test_a_server_that_answers_at_once_is_not_asked_without_end(tmp_path: Path) -> None:
    api = PoorApi()
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as program:
        await program.says("started")
        await _until(lambda: api.asked >= 3)
        before = api.asked
        await asyncio.sleep(0.5)  # what is measured is how often it asks in this time
        assert api.asked - before <= 3


async def test_a_lost_network_is_told_once_and_survived(tmp_path: Path) -> None:
    api = PoorApi()
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as program:
        await program.says("started")
        api.broken = True
        await program.says("no updates from Telegram")
        api.broken = False
        api.writes("/start")
        await program.says("updates from Telegram again")
        await _until(lambda: api.offset == 51)
    assert program.seen.count("no updates from Telegram") == 1


async def test_health_and_counts_have_a_port_of_their_own(tmp_path: Path) -> None:
    async with http_server(lambda _method, _body: web.Response()) as url:
        port = url.rsplit(":", 1)[1]
    async with started(tmp_path, METRICS_PORT=port) as program:
        await program.says("started")
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert await answer.text() == "ok\n"


async def test_content_that_is_read_again_drops_no_update(tmp_path: Path) -> None:
    api = PoorApi()
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as program:
        await program.says("started")
        for number in range(12):
            api.writes("/start")
            if number % 4 == 0:
                program.process.send_signal(signal.SIGHUP)
        await program.says("content reloaded")
        await _until(lambda: api.offset == 62)
        assert await program.ends(signal.SIGTERM) == 0
    assert len(api.sent) == 12
