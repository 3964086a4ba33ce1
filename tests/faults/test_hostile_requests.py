"""5,000 requests that mean no good, over real HTTP, to the real guide; then an honest person writes."""

import asyncio
import io
import json
import logging
import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
import structlog

from bot import app
from bot.messenger.webhook import SECRET_HEADER
from bot.operations import logs
from bot.operations.metrics import Metrics
from bot.settings import read
from bot.simulator import server
from tests.kit.hostile import CANARY, requests
from tests.kit.proxy import free_port
from tests.kit.world import TOKEN, real_shelf

SECRET = "a-secret-of-the-tests"
REQUESTS = int(os.environ.get("HOSTILE_REQUESTS", "5000"))
AT_ONCE = 16
PATIENCE = 20.0

CUT_OFF = 0
"""In the place of a status: refused while it was still sending."""

Say = Callable[[str, object], None]


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    made = io.StringIO()
    logs.configure("DEBUG", "json", made)
    yield made
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()


@asynccontextmanager
async def guide_behind_a_webhook() -> AsyncIterator[tuple[server.Running, str]]:
    """Telegram as simulated, with the guide; and the guide's own address."""
    telegram, port = await server.start(token=TOKEN), free_port()
    url = f"http://127.0.0.1:{port}/hook"
    settings = read({
        "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url,
        "WEBHOOK_URL": url, "WEBHOOK_SECRET": SECRET, "PORT": str(port),
    })  # fmt: skip
    try:
        async with app.at_work(settings, app.Place("live", TOKEN, telegram.url), real_shelf(), Metrics()):
            yield telegram, url
    finally:
        await telegram.stop()


async def test_no_request_breaks_anything_or_reaches_a_log(stream: io.StringIO, record_property: Say) -> None:
    async with guide_behind_a_webhook() as (telegram, url), aiohttp.ClientSession() as http:
        answers = await sent(http, url)
        await http.post(f"{telegram.url}/person/7/say", json={"text": "/hotline"})
        chat = telegram.telegram.chat(7)
        async with asyncio.timeout(PATIENCE):
            while len(chat.visible()) < 2:  # noqa: ASYNC110 - what is waited for is in a server
                await asyncio.sleep(0.01)
    record_property("met", ", ".join(f"{status}: {count}" for status, count in sorted(answers.items())))
    assert set(answers) - {CUT_OFF} == {200, 400, 401, 404, 405, 413}
    assert "+1 888-373-7888" in str(chat.visible()[-1].shown())
    entries = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert {entry["event"] for entry in entries} <= {"started", "webhook set", "stopped"}
    assert CANARY not in stream.getvalue()


async def sent(http: aiohttp.ClientSession, url: str) -> Counter[int]:
    """How often each status came back."""
    answers, waiting = Counter[int](), requests(random.Random(7), REQUESTS)  # noqa: S311 - the same in each run

    async def sender() -> None:
        for hostile in waiting:
            headers = {SECRET_HEADER: SECRET if hostile.secret is None else hostile.secret}
            body = io.BytesIO(hostile.body)
            try:
                async with http.request(hostile.method, url + hostile.path, data=body, headers=headers) as response:
                    answers[response.status] += 1
            except aiohttp.ClientConnectionError:
                answers[CUT_OFF] += 1

    await asyncio.gather(*(sender() for _ in range(AT_ONCE)))
    assert answers.total() == REQUESTS
    return answers
