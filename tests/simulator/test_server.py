"""The port, the token, the four bodies, and what is said of methods that are not there."""

import logging
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import pytest

from bot.simulator.flood import Flood, Rate
from bot.simulator.methods import TABLE
from bot.simulator.server import PortTaken, start
from tests.simulator.conftest import TOKEN, Line

pytestmark = pytest.mark.asyncio


async def test_a_taken_port_is_named_in_one_sentence(line: Line) -> None:
    port = int(line.running.url.rpartition(":")[2])
    with pytest.raises(PortTaken, match=f"Port {port} on 127.0.0.1 is in use"):
        await start(port=port, token=TOKEN)


async def test_a_port_that_nobody_can_have_is_named_in_one_sentence() -> None:
    with pytest.raises(PortTaken, match=r"Port 0 on 203\.0\.113\.1 cannot be had \(OSError\)"):
        await start(host="203.0.113.1", token=TOKEN)


async def test_a_wrong_token_is_unauthorized(line: Line) -> None:
    async with line.session.get(f"{line.running.url}/bot1:wrong/getMe") as response:
        assert response.status == 401
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_named_in_the_log_and_on_the_page(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert await line.refusal("sendSmell") == "Not Found: method not found"
    assert "sendSmell" in caplog.text and TOKEN not in caplog.text
    assert (await line.person("state"))["methods_unknown"] == ["sendSmell"]


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
async def test_every_kind_of_body_is_read(line: Line, sent: dict[str, Any]) -> None:
    await line.started()
    async with line.session.post(f"{line.running.url}/bot{TOKEN}/SENDmessage", **sent) as response:
        assert (await response.json())["result"]["text"] == "hello"


async def test_a_body_that_is_no_json_is_refused(line: Line) -> None:
    headers = {"Content-Type": "application/json"}
    async with line.session.post(f"{line.running.url}/bot{TOKEN}/getMe", data=b"{", headers=headers) as response:
        assert response.status == 400


async def test_sending_too_fast_is_refused_with_the_seconds_to_wait(line: Line) -> None:
    chat = await line.started()
    line.running.telegram.flood = Flood(per_chat=Rate(a_second=0.5, burst=2))
    answers = [await line.answer("sendMessage", chat_id=chat, text="x") for _ in range(3)]
    assert [answer["ok"] for answer in answers] == [True, True, False]
    assert answers[2]["description"] == "Too Many Requests: retry after 2"
    assert answers[2]["parameters"] == {"retry_after": 2}


async def test_a_test_scripts_the_next_refusals_of_a_method(line: Line) -> None:
    chat = await line.started()
    telegram = line.running.telegram
    telegram.refuse_next("sendMessage", status=429, description="Too Many Requests: retry after 3", retry_after=3)
    telegram.refuse_next("sendMessage", status=500, description="Internal Server Error", times=2)
    answers = [await line.answer("sendMessage", chat_id=chat, text=str(number)) for number in range(4)]
    assert [answer.get("error_code") for answer in answers] == [429, 500, 500, None]
    assert answers[0]["parameters"] == {"retry_after": 3}
    assert [message["text"] for message in await line.seen()] == ["/start", "3"]


async def test_a_scripted_refusal_leaves_other_methods_alone(line: Line) -> None:
    line.running.telegram.refuse_next("sendMessage", status=400, description="Bad Request: no")
    assert await line.bot("getMe")


@pytest.mark.parametrize("path", [f"bot{TOKEN}/getMe", f"bot{TOKEN}/sendSmell", "bot1:wrong/getMe"])
async def test_the_date_of_an_answer_is_the_simulators_own(line: Line, path: str) -> None:
    async with line.session.get(f"{line.running.url}/{path}") as response:
        assert parsedate_to_datetime(response.headers["Date"]).timestamp() == line.clock.now
    line.clock.move(3600)
    async with line.session.get(f"{line.running.url}/{path}") as response:
        assert parsedate_to_datetime(response.headers["Date"]).timestamp() == line.clock.now


async def test_calls_are_recorded_when_a_test_asks(line: Line) -> None:
    line.running.telegram.record_calls()
    await line.refusal("sendMessage", chat_id=77, text="x")
    assert list(line.running.telegram.calls or ()) == [("sendMessage", {"chat_id": 77, "text": "x"})]
    assert line.running.telegram.refused["Bad Request: chat not found"] == 1


async def test_the_page_is_served_and_nothing_beside_it(line: Line) -> None:
    async with line.session.get(f"{line.running.url}/") as response:
        assert response.content_type == "text/html" and response.headers["Cache-Control"] == "no-cache"
    async with line.session.get(f"{line.running.url}/page/..%2fserver.py") as response:
        assert response.status == 404


async def test_every_method_bears_being_called_with_nothing(line: Line) -> None:
    answers = {name: await line.answer(name) for name in TABLE}
    assert len(answers) >= 30
    assert not [name for name, answer in answers.items() if answer.get("error_code", 400) not in (400, 409)]
