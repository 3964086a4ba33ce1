"""Plain calls over real HTTP: what comes back, and which of two exceptions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.http.client import Client
from bot.messenger.api import Api, Refused, Unreachable, _result
from tests.messenger.fakes import http_server


@asynccontextmanager
async def api_at(url: str) -> AsyncIterator[Api]:
    client = Client(f"{url}/bot1:canary")
    yield Api(client)
    await client.close()


async def called(body: object, status: int) -> object:
    async with http_server(lambda _method, _body: web.json_response(body, status=status)) as url, api_at(url) as api:
        return await api.call("sendMessage", {"text": "x"})


async def test_the_result_comes_back() -> None:
    assert await called({"ok": True, "result": {"message_id": 4}}, 200) == {"message_id": 4}


@pytest.mark.parametrize("parameters", [{"chat_id": 1}, {}])
async def test_fields_that_were_written_before_go_into_the_same_call(parameters: dict[str, object]) -> None:
    got: list[object] = []

    def respond(_method: str, body: dict[str, object]) -> web.Response:
        got.append(body)
        return web.json_response({"ok": True, "result": True})

    async with http_server(respond) as url, api_at(url) as api:
        await api.call("sendMessage", parameters, ready='{"text":"señal"}'.encode())
    assert got == [{"text": "señal", **parameters}]


@pytest.mark.parametrize(("status", "wait"), [(400, None), (403, None), (404, None), (429, 1.0)])
async def test_a_no_is_refused(status: int, wait: float | None) -> None:
    with pytest.raises(Refused) as caught:
        await called({"ok": False, "description": "canary"}, status)
    assert (caught.value.status, caught.value.description, caught.value.retry_after) == (status, "canary", wait)
    assert str(caught.value) == str(status)


async def test_a_wait_is_told() -> None:
    body = {"ok": False, "description": "Too Many Requests", "parameters": {"retry_after": 0}}
    with pytest.raises(Refused) as caught:
        await called(body, 429)
    assert caught.value.retry_after == 0.0


@pytest.mark.parametrize("status", [500, 502, 302])
async def test_a_servers_fault_is_unreachable(status: int) -> None:
    with pytest.raises(Unreachable, match=f"status {status}"):
        await called({"ok": False, "description": "canary"}, status)


async def test_nobody_there_is_unreachable_without_address() -> None:
    async with api_at("http://127.0.0.1:1") as api:
        with pytest.raises(Unreachable) as caught:
            await api.call("getMe", {})
    assert str(caught.value) == "ConnectionRefusedError"
    assert caught.value.__cause__ is None


async def test_no_answer_in_time_is_unreachable() -> None:
    async with http_server(lambda _method, _body: web.Response()) as url, api_at(url) as api:
        with pytest.raises(Unreachable, match="no answer in time"):
            await api.call("getMe", {}, seconds=1e-9)


@given(
    st.integers(200, 599), st.binary(max_size=60) | st.just(b'{"ok":true}') | st.just(b'{"ok":false,"parameters":5}')
)
def test_any_answer_is_a_result_or_one_of_two_exceptions(status: int, body: bytes) -> None:
    with pytest.raises((Refused, Unreachable)):
        _result(status, body)
