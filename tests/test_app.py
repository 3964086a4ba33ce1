"""The program as an operator starts and stops it: real processes, real signals, real HTTP."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot import app
from bot.settings import ROOT
from tests.kit.content import CONTENT, LOCALES
from tests.kit.poor_api import PoorApi
from tests.kit.program import Program, program
from tests.kit.proxy import free_port
from tests.messenger.fakes import Refused, http_server

TOKEN = "4200000:made-for-tests"
PATIENCE = 30.0


@asynccontextmanager
async def started(folder: Path, **settings: str) -> AsyncIterator[Program]:
    """`python -m bot run` in `folder`, where no .env lies."""
    usual = {"PORT": "0", "PYTHONPATH": str(ROOT), "CONTENT_DIR": str(CONTENT), "LOCALES_DIR": str(LOCALES)}
    async with program(folder, "run", **usual | settings) as running:
        yield running


async def ends(running: Program, number: signal.Signals = signal.SIGTERM) -> int:
    """The exit code after a signal."""
    running.process.send_signal(number)
    return await running.exit_code()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_without_a_token_it_serves_the_simulator_and_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    async with started(tmp_path) as running:
        url = (await running.prints(r"Open (http://127\.0\.0\.1:[0-9]+)"))[1]
        await running.prints(r"started .*server=simulator.*store=memory.*updates=polling")
        async with aiohttp.ClientSession() as session, session.get(url) as page:
            assert page.status == 200
        assert await ends(running, number) == 0
    assert "Traceback" not in running.text


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://api.telegram.org", "live"),
        ("https://API.Telegram.org/", "live"),
        ("http://127.0.0.1:8081", "other"),
        ("https://api.telegram.org.example", "other"),
    ],
)
def test_the_log_calls_only_telegrams_own_server_live(url: str, name: str) -> None:
    assert app.server_name(url) == name


async def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    async with (
        http_server(lambda _method, _body: web.Response()) as url,
        started(tmp_path, PORT=url.rsplit(":", 1)[1]) as running,
    ):
        code = await running.exit_code()
    assert code == 2 and "PORT" in running.text and running.text.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"BOT_TOKEN": "nonsense"}, "BOT_TOKEN"),
        ({"CONTENT_DIR": "/no/such/folder"}, "CONTENT_DIR"),
        ({"STORE_URL": "redis://127.0.0.1:1/0"}, "STORE_KEY"),
        ({"STORE_URL": "redis://h/0?nonsense=1", "STORE_KEY": "k" * 16, "BOT_TOKEN": TOKEN}, "STORE_URL"),
        ({"BOT_TOKEN": TOKEN, "WEBHOOK_URL": "https://bot.example/hook"}, "WEBHOOK_SECRET"),
        ({"BOT_TOKEN": TOKEN, "ALL_PROXY": "socks5://127.0.0.1:1"}, "ALL_PROXY"),
    ],
)
async def test_what_cannot_be_used_ends_with_one_sentence(tmp_path: Path, settings: dict[str, str], told: str) -> None:
    async with started(tmp_path, **settings) as running:
        code = await running.exit_code()
    assert code == 2 and told in running.text and running.text.count("\n") == 1


async def test_a_server_that_does_not_answer_is_tried_again_which_is_said_at_once(tmp_path: Path) -> None:
    async with started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:1") as running:
        code = await running.exit_code()
    meanwhile, at_last = running.text.splitlines()
    assert code == 2
    assert "trying again" in meanwhile
    assert "TELEGRAM_API_URL" in at_last


async def test_a_refused_token_ends_with_one_sentence(tmp_path: Path) -> None:
    refusal = Refused(401, "Unauthorized").body()
    async with (
        http_server(lambda _method, _body: web.Response(status=401, body=refusal)) as url,
        started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as running,
    ):
        code = await running.exit_code()
    assert code == 2 and "BOT_TOKEN" in running.text and running.text.count("\n") == 1


async def test_a_webhook_that_telegram_never_takes_ends_with_one_sentence(tmp_path: Path) -> None:
    refusal = Refused(400, "Bad Request: bad webhook: IP address 127.0.0.1 is reserved")
    webhook = {"WEBHOOK_URL": "https://127.0.0.1/hook", "WEBHOOK_SECRET": "a-secret-of-the-tests"}
    api = PoorApi(refusals={"setWebhook": refusal})
    async with (
        http_server(api.respond) as url,
        started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, **webhook) as running,
    ):
        code = await running.exit_code()
    last = running.text.splitlines()[-1]
    assert code == 2 and "WEBHOOK_URL" in last and "is reserved" in last and "Traceback" not in running.text


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.02)


async def test_a_server_that_knows_five_methods_is_enough(tmp_path: Path) -> None:
    api = PoorApi()
    api.writes("/start")
    api.presses("ar/hotline")
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as running:
        await until(lambda: api.offset == 52)
        code = await ends(running)
    assert code == 0
    assert (len(api.sent), len(api.edited)) == (1, 1) and "+44 808 157 0123" in api.edited[0]["text"]
    assert len(re.findall("warning", running.text)) == 2


async def test_a_store_that_is_down_keeps_nobody_waiting(tmp_path: Path) -> None:
    api = PoorApi()
    api.writes("/start")
    store = {"STORE_URL": "redis://127.0.0.1:1/0", "STORE_KEY": "k" * 16}
    async with (
        http_server(api.respond) as url,
        started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, **store) as running,
    ):
        await running.prints("store=redis")
        await until(lambda: api.offset == 51)
        assert await ends(running) == 0
    assert len(api.sent) == 1


async def test_told_to_stop_while_telegram_does_not_answer_it_ends_at_once(tmp_path: Path) -> None:
    asked, over = asyncio.Event(), asyncio.Event()

    async def silent(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await over.wait()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as running:
            await asked.wait()
            async with asyncio.timeout(5):
                assert await ends(running) == 0
        over.set()


async def test_a_store_that_cannot_be_used_is_told_before_anybody_writes(tmp_path: Path) -> None:
    store = {"STORE_URL": "redis://127.0.0.1:1/0", "STORE_KEY": "a long random text"}
    async with (
        http_server(PoorApi().respond) as url,
        started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, **store) as running,
    ):
        await running.prints("started")
    assert re.search("store lost; going on without it.*ConnectionError.*STORE_URL", running.text)


async def test_a_server_that_answers_at_once_is_not_asked_without_end(tmp_path: Path) -> None:
    api = PoorApi()
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as running:
        await running.prints("started")
        await until(lambda: api.asked >= 3)
        before = api.asked
        await asyncio.sleep(0.5)  # what is measured is how often it asks in this time
        assert api.asked - before <= 3


async def test_a_lost_network_is_told_once_and_survived(tmp_path: Path) -> None:
    api = PoorApi()
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as running:
        await running.prints("started")
        api.broken = True
        await running.prints("no updates from Telegram")
        api.broken = False
        api.writes("/start")
        await running.prints("updates from Telegram again")
        await until(lambda: api.offset == 51)
    assert running.text.count("no updates from Telegram") == 1


@pytest.mark.parametrize("seconds_ahead", [-400, 400])
async def test_a_wrong_clock_changes_no_answer_and_is_told_once(tmp_path: Path, seconds_ahead: int) -> None:
    """`seconds_ahead` is by how much Telegram's clock is ahead of this machine's."""
    api = PoorApi(seconds_ahead=seconds_ahead)
    api.writes("/hotline", seconds_ago=0)
    api.writes("/hotline", seconds_ago=250)
    api.writes("/hotline", seconds_ago=350)
    async with http_server(api.respond) as url:
        port = free_port()
        async with started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, METRICS_PORT=str(port)) as running:
            await until(lambda: api.offset == 53)
            async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}/metrics") as response:
                metrics = await response.text()
            assert await ends(running) == 0
    on_time = [message["text"] for message in api.sent]
    assert on_time[0] == on_time[1] != on_time[2] and "+44 808 157 0123" in on_time[0]
    assert "works again" in on_time[2]
    offset = re.search(r"^magnolia_clock_offset_seconds (\S+)$", metrics, re.MULTILINE)
    assert offset and float(offset[1]) == pytest.approx(-seconds_ahead, abs=5)
    assert running.text.count("this machine's clock is wrong") == 1


async def test_health_and_metrics_have_a_port_of_their_own(tmp_path: Path) -> None:
    port = free_port()
    async with started(tmp_path, METRICS_PORT=str(port)) as running:
        await running.prints("started")
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert await answer.text() == "ok\n"


async def test_content_that_is_read_again_drops_no_update(tmp_path: Path) -> None:
    api = PoorApi()
    async with http_server(api.respond) as url, started(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url) as running:
        await running.prints("started")
        for number in range(12):
            api.writes("/start")
            if number % 4 == 0:
                running.process.send_signal(signal.SIGHUP)
        await running.prints("content reloaded")
        await until(lambda: api.offset == 62)
        assert await ends(running) == 0
    assert len(api.sent) == 12
