"""The port, the token, the four kinds of bodies, unknown methods, and what tests can record and script."""

import logging
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import pytest

from bot.simulator.limits import Rate, RateLimit
from bot.simulator.methods import METHODS
from bot.simulator.server import PortUnavailable, start
from tests.simulator.conftest import TOKEN, SimulatorClient

pytestmark = pytest.mark.asyncio


async def test_a_port_in_use_is_reported_in_one_sentence(simulator: SimulatorClient) -> None:
    port = int(simulator.server.url.rpartition(":")[2])
    with pytest.raises(PortUnavailable, match=f"Port {port} on 127.0.0.1 is in use"):
        await start(port=port, token=TOKEN)


async def test_an_unavailable_port_is_reported_in_one_sentence() -> None:
    with pytest.raises(PortUnavailable, match=r"Port 0 on 203\.0\.113\.1 cannot be opened \(OSError\)"):
        await start(host="203.0.113.1", token=TOKEN)


async def test_a_wrong_token_is_unauthorized(simulator: SimulatorClient) -> None:
    async with simulator.session.get(f"{simulator.server.url}/bot1:wrong/getMe") as response:
        assert response.status == 401
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_named_in_the_log_and_on_the_page(
    simulator: SimulatorClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert await simulator.error("sendSmell") == "Not Found: method not found"
    assert "sendSmell" in caplog.text and TOKEN not in caplog.text
    assert (await simulator.person("state"))["methods_unknown"] == ["sendSmell"]


@pytest.mark.parametrize(
    "sent",
    [
        {"params": {"chat_id": "5", "text": "hello"}},
        {"data": {"chat_id": "5", "text": "hello"}},
        {"json": {"chat_id": 5, "text": "hello"}},
        {"data": aiohttp.FormData({"chat_id": "5", "text": "hello"}, default_to_multipart=True)},
    ],
    ids=["query", "form", "json", "multipart"],
)
async def test_every_kind_of_body_is_read(simulator: SimulatorClient, sent: dict[str, Any]) -> None:
    await simulator.started()
    async with simulator.session.post(f"{simulator.server.url}/bot{TOKEN}/SENDmessage", **sent) as response:
        assert (await response.json())["result"]["text"] == "hello"


async def test_a_body_that_is_no_json_is_rejected(simulator: SimulatorClient) -> None:
    headers = {"Content-Type": "application/json"}
    async with simulator.session.post(
        f"{simulator.server.url}/bot{TOKEN}/getMe", data=b"{", headers=headers
    ) as response:
        assert response.status == 400


async def test_sending_too_fast_is_rejected_with_the_seconds_to_wait(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    simulator.server.telegram.rate_limit = RateLimit(per_chat=Rate(per_second=0.5, burst=2))
    answers = [await simulator.answer("sendMessage", chat_id=chat, text="x") for _ in range(3)]
    assert [answer["ok"] for answer in answers] == [True, True, False]
    assert answers[2]["description"] == "Too Many Requests: retry after 2"
    assert answers[2]["parameters"] == {"retry_after": 2}


async def test_a_test_scripts_the_next_errors_of_a_method(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    telegram = simulator.server.telegram
    telegram.refuse_next("sendMessage", status=429, description="Too Many Requests: retry after 3", retry_after=3)
    telegram.refuse_next("sendMessage", status=500, description="Internal Server Error", times=2)
    answers = [await simulator.answer("sendMessage", chat_id=chat, text=str(number)) for number in range(4)]
    assert [answer.get("error_code") for answer in answers] == [429, 500, 500, None]
    assert answers[0]["parameters"] == {"retry_after": 3}
    assert [message["text"] for message in await simulator.seen()] == ["/start", "3"]


async def test_a_scripted_error_leaves_other_methods_alone(simulator: SimulatorClient) -> None:
    simulator.server.telegram.refuse_next("sendMessage", status=400, description="Bad Request: no")
    assert await simulator.bot("getMe")


@pytest.mark.parametrize("path", [f"bot{TOKEN}/getMe", f"bot{TOKEN}/sendSmell", "bot1:wrong/getMe"])
async def test_the_date_of_an_answer_is_the_simulators_own(simulator: SimulatorClient, path: str) -> None:
    async with simulator.session.get(f"{simulator.server.url}/{path}") as response:
        assert parsedate_to_datetime(response.headers["Date"]).timestamp() == simulator.clock.now
    simulator.clock.move(3600)
    async with simulator.session.get(f"{simulator.server.url}/{path}") as response:
        assert parsedate_to_datetime(response.headers["Date"]).timestamp() == simulator.clock.now


async def test_calls_are_recorded_when_a_test_asks(simulator: SimulatorClient) -> None:
    simulator.server.telegram.record_calls()
    await simulator.error("sendMessage", chat_id=77, text="x")
    assert list(simulator.server.telegram.calls or ()) == [("sendMessage", {"chat_id": 77, "text": "x"})]
    assert simulator.server.telegram.rejected["Bad Request: chat not found"] == 1


async def test_the_page_is_served_and_no_other_files(simulator: SimulatorClient) -> None:
    async with simulator.session.get(f"{simulator.server.url}/") as response:
        assert response.content_type == "text/html" and response.headers["Cache-Control"] == "no-cache"
    async with simulator.session.get(f"{simulator.server.url}/page/..%2fserver.py") as response:
        assert response.status == 404


async def test_every_method_handles_missing_parameters(simulator: SimulatorClient) -> None:
    answers = {name: await simulator.answer(name) for name in METHODS}
    assert len(answers) >= 30
    assert not [name for name, answer in answers.items() if answer.get("error_code", 400) not in (400, 409)]
