"""python-telegram-bot's calls over an aiohttp session, and what must not appear in errors and logs."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.messenger.transport import request as request_module
from bot.messenger.transport.bot import GuideBot, make_bot
from bot.messenger.transport.request import CONNECTIONS, AiohttpRequest, ApiResponse
from tests.messenger.fakes import Json, Refused, ScriptedRequest, http_server

TOKEN = "42:canary-token"


@pytest.fixture
async def request_class() -> AsyncIterator[AiohttpRequest]:
    """Initialized and shut down twice, as python-telegram-bot does with a request that has both of its roles."""
    request = AiohttpRequest()
    await request.initialize()
    await request.initialize()
    yield request
    await request.shutdown()
    await request.shutdown()


def bot_at(url: str, request: AiohttpRequest) -> GuideBot:
    return make_bot(TOKEN, url, request)


def respond_always(response: Callable[[], web.Response]) -> Callable[[str, Json], web.Response]:
    return lambda _method, _body: response()


async def test_parameters_go_as_json_that_is_encoded_once(request_class: AiohttpRequest) -> None:
    received: list[object] = []

    def respond(_method: str, body: Json) -> web.Response:
        received.append(body)
        return web.json_response({"ok": True, "result": True})

    async with http_server(respond) as url:
        await bot_at(url, request_class).set_my_commands([("start", "Start")], language_code="ar")
    assert received == [{"commands": [{"command": "start", "description": "Start"}], "language_code": "ar"}]


async def test_files_go_as_multipart(request_class: AiohttpRequest) -> None:
    kinds: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        kinds.append(request.content_type)
        form = await request.post()
        photo = form["photo"]
        assert isinstance(photo, web.FileField) and photo.file.read() == b"picture"
        sent = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
        return web.json_response({"ok": True, "result": sent})

    async with served(handle) as url:
        await bot_at(url, request_class).send_photo(7, b"picture")
    assert kinds == ["multipart/form-data"]


async def test_a_sent_messages_text_is_not_kept(request_class: AiohttpRequest) -> None:
    chat = {"id": 7, "type": "private", "first_name": "Ana"}
    sent = {"message_id": 3, "date": 1, "chat": chat, "text": "they took my passport", "reply_markup": {}}
    response = respond_always(lambda: web.json_response({"ok": True, "result": sent}))
    async with http_server(response) as url:
        message = await bot_at(url, request_class).send_message(7, "x")
    assert (message.message_id, message.text, message.reply_markup) == (3, None, None)


@pytest.mark.parametrize("body", ["<html>502</html>", "[1]", "{}", "null", '"canary"', "[" * 100_000, '{"ok": true}'])
async def test_a_200_that_is_no_bot_api_object_is_a_network_error(request_class: AiohttpRequest, body: str) -> None:
    async with http_server(respond_always(lambda: web.Response(text=body))) as url:
        with pytest.raises(NetworkError, match="no 'result'"):
            await bot_at(url, request_class).delete_webhook()


@pytest.mark.parametrize("wait", [0, 7])
async def test_a_wait_of_any_length_is_a_wait(request_class: AiohttpRequest, wait: int) -> None:
    refusal = Refused(429, "Too Many Requests", wait)
    async with http_server(respond_always(lambda: web.Response(status=429, body=refusal.body()))) as url:
        with pytest.raises(RetryAfter):
            await bot_at(url, request_class).delete_webhook()


async def test_a_refused_token_is_told_apart(request_class: AiohttpRequest) -> None:
    refusal = Refused(401, "Unauthorized")
    async with http_server(respond_always(lambda: web.Response(status=401, body=refusal.body()))) as url:
        with pytest.raises(InvalidToken):
            await bot_at(url, request_class).delete_webhook()


@pytest.mark.parametrize("status", [302, 405, 413, 418, 429, 500, 502, 503])
async def test_the_words_of_a_failing_server_become_no_exceptions_text(
    request_class: AiohttpRequest, status: int
) -> None:
    refusal = Refused(status, "they took my passport")
    async with http_server(respond_always(lambda: web.Response(status=status, body=refusal.body()))) as url:
        with pytest.raises(NetworkError) as caught:
            await bot_at(url, request_class).delete_webhook()
    assert "passport" not in str(caught.value)


async def test_nobody_listening_is_a_network_error_without_address_or_token(request_class: AiohttpRequest) -> None:
    with pytest.raises(NetworkError) as caught:
        await bot_at("http://127.0.0.1:1", request_class).delete_webhook()
    assert caught.value.message == "127.0.0.1:1 refused the connection: nothing listens there"
    assert caught.value.__cause__ is None


async def test_no_answer_in_time_is_timed_out(request_class: AiohttpRequest) -> None:
    async with http_server(respond_always(web.Response)) as url:
        with pytest.raises(TimedOut):
            await request_class.do_request(f"{url}/bot1:a/getMe", "POST", read_timeout=1e-9)


async def test_an_answer_that_trickles_in_without_end_is_timed_out(request_class: AiohttpRequest) -> None:
    """As behind a proxy that keeps a connection alive with a space now and then."""

    async def trickle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            while True:
                await response.write(b" ")
                await asyncio.sleep(0.005)
        return response

    async with served(trickle) as url, asyncio.timeout(5):
        with pytest.raises(TimedOut):
            await request_class.do_request(
                f"{url}/bot1:a/getMe", "POST", read_timeout=0.02, write_timeout=0.02, connect_timeout=0.02
            )


async def test_more_calls_than_connections_wait_for_their_turn(
    request_class: AiohttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_calls, most = 0, 0

    async def handle(request: web.Request) -> web.Response:
        nonlocal open_calls, most
        open_calls += 1
        most = max(most, open_calls)
        await asyncio.sleep(0)
        open_calls -= 1
        return web.json_response({"ok": True, "result": await request.json()})

    await request_class.shutdown()
    monkeypatch.setattr(request_module, "CONNECTIONS", 4)
    await request_class.initialize()
    assert CONNECTIONS > 100
    async with served(handle) as url:
        bot = bot_at(url, request_class)
        found = await asyncio.gather(*(bot.do_api_request("echo", {"number": number}) for number in range(50)))
    assert [result["number"] for result in found] == list(range(50))
    assert most <= 4


async def test_after_shutdown_a_call_is_a_network_error(request_class: AiohttpRequest) -> None:
    await request_class.shutdown()
    with pytest.raises(NetworkError, match="shut down"):
        await bot_at("http://127.0.0.1:1", request_class).delete_webhook()


async def test_shutdown_ends_the_calls_under_way(request_class: AiohttpRequest) -> None:
    asked, over = asyncio.Event(), asyncio.Event()

    async def silent(_request: web.Request) -> web.Response:
        asked.set()
        await over.wait()
        return web.Response()

    async with served(silent) as url:
        call = asyncio.create_task(bot_at(url, request_class).delete_webhook())
        await asked.wait()
        await request_class.shutdown()
        with pytest.raises(NetworkError):
            await call
        over.set()


async def test_the_date_of_every_response_is_handed_on() -> None:
    dates: list[str] = []
    request = AiohttpRequest(on_date=dates.append)
    await request.initialize()
    said = ["Wed, 25 Nov 2026 12:00:00 GMT", "Wed, 25 Nov 2026 12:00:07 GMT"]
    waiting = list(said)
    refusal = Refused(400, "Bad Request")
    response = respond_always(lambda: web.Response(status=400, body=refusal.body(), headers={"Date": waiting.pop(0)}))
    async with http_server(response) as url:
        for _ in said:
            with pytest.raises(TelegramError):
                await bot_at(url, request).delete_webhook()
    await request.shutdown()
    assert dates == said


async def test_a_body_that_cannot_be_read_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert AiohttpRequest.parse_json_payload(b"canary") == ApiResponse()
    assert "canary" not in caplog.text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
responses = json_values | st.fixed_dictionaries(
    {},
    optional={
        "ok": json_values,
        "result": json_values,
        "description": json_values,
        "parameters": json_values | st.fixed_dictionaries({"retry_after": json_values}),
    },
)


@given(st.sampled_from([200, 204, 302, 400, 401, 403, 404, 409, 429, 500, 502, 599]), responses)
def test_whatever_a_server_answers_is_a_result_or_a_telegram_error(status: int, response: object) -> None:
    async def ask() -> None:
        bot = make_bot(TOKEN, "http://127.0.0.1", FixedRequest(status, json.dumps(response).encode()))
        try:
            await bot.get_raw_updates({}, seconds=1.0)
        except TelegramError:
            return

    asyncio.run(ask())


class FixedRequest(ScriptedRequest):
    """Answers every call with the same bytes."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__()
        self.answer = status, body

    async def do_request(self, *arguments: object, **more: object) -> tuple[int, bytes]:
        return self.answer


@contextlib.asynccontextmanager
async def served(handle: Callable[[web.Request], object]) -> AsyncIterator[str]:
    """Any handler at all as a server. Gives its address."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)  # type: ignore[arg-type]
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
