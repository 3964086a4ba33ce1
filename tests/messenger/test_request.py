"""python-telegram-bot's Bot over an aiohttp session, and what it may not tell."""

import logging
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.messenger.publish import make_bot
from bot.messenger.request import Answer, Request
from tests.messenger.fakes import http_server

TOKEN = "42:canary-token"


@pytest.fixture
async def request_class() -> AsyncIterator[Request]:
    request = Request()
    await request.initialize()
    await request.initialize()
    yield request
    await request.shutdown()
    await request.shutdown()


def bot_at(url: str, request: Request) -> Bot:
    return make_bot(TOKEN, url, request)


async def test_a_bot_sends_json_that_is_encoded_once(request_class: Request) -> None:
    got: list[object] = []

    def respond(_method: str, body: dict[str, object]) -> web.Response:
        got.append(body)
        return web.json_response({"ok": True, "result": True})

    async with http_server(respond) as url:
        await bot_at(url, request_class).set_my_commands([("start", "Start")], language_code="es")
    assert got == [{"commands": [{"command": "start", "description": "Start"}], "language_code": "es"}]


async def test_files_go_as_multipart(request_class: Request) -> None:
    kinds: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        kinds.append(request.content_type)
        form = await request.post()
        photo = form["photo"]
        assert isinstance(photo, web.FileField) and photo.file.read() == b"picture"
        sent = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
        return web.json_response({"ok": True, "result": sent})

    app = web.Application()
    app.add_routes([web.post("/{rest:.*}", handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot = bot_at(f"http://127.0.0.1:{runner.addresses[0][1]}", request_class)
    await bot.send_photo(7, b"picture")
    await runner.cleanup()
    assert kinds == ["multipart/form-data"]


@pytest.mark.parametrize("body", ["<html>502</html>", "[1]", "{}", "null", '"canary"', "[" * 100_000])
async def test_a_200_that_is_no_bot_api_object_is_the_networks_fault(request_class: Request, body: str) -> None:
    async with http_server(lambda _method, _body: web.Response(text=body)) as url:
        with pytest.raises(NetworkError):
            await bot_at(url, request_class).delete_webhook()


@pytest.mark.parametrize("wait", [0, 7])
async def test_a_wait_of_any_length_is_a_wait(request_class: Request, wait: int) -> None:
    body = {"ok": False, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": wait}}
    async with http_server(lambda _method, _body: web.json_response(body, status=429)) as url:
        with pytest.raises(RetryAfter):
            await bot_at(url, request_class).delete_webhook()


async def test_a_refused_token_is_told_apart(request_class: Request) -> None:
    body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    async with http_server(lambda _method, _body: web.json_response(body, status=401)) as url:
        with pytest.raises(InvalidToken):
            await bot_at(url, request_class).delete_webhook()


async def test_nobody_there_is_a_network_error_without_address_or_token(request_class: Request) -> None:
    with pytest.raises(NetworkError) as caught:
        await bot_at("http://127.0.0.1:1", request_class).delete_webhook()
    assert caught.value.message == "ClientConnectorError"
    assert caught.value.__cause__ is None


async def test_no_answer_in_time_is_timed_out(request_class: Request) -> None:
    async with http_server(lambda _method, _body: web.Response()) as url:
        with pytest.raises(TimedOut):
            await request_class.do_request(f"{url}/bot1:a/getMe", "POST", read_timeout=1e-9)


async def test_after_shutdown_it_says_so(request_class: Request) -> None:
    await request_class.shutdown()
    with pytest.raises(TelegramError):
        await bot_at("http://127.0.0.1:1", request_class).delete_webhook()


async def test_a_body_that_cannot_be_read_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert Request.parse_json_payload(b"canary") == Answer()
    assert "canary" not in caplog.text
