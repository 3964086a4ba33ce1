"""Who the bot is, and what a poor server may lack."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from bot.http.client import Client
from bot.messenger.api import Api
from bot.messenger.startup import CannotStart, introduce, show_commands
from bot.screens.content import Content
from tests.messenger.fakes import http_server

TOKEN = "42:canary"
ME = {"id": 42, "is_bot": True, "first_name": "Magnolia", "username": "magnolia_bot"}


@asynccontextmanager
async def api_at(url: str) -> AsyncIterator[Api]:
    client = Client(f"{url}/bot{TOKEN}")
    yield Api(client)
    await client.close()


@asynccontextmanager
async def answering(respond: Callable[[str, dict[str, Any]], web.StreamResponse]) -> AsyncIterator[tuple[Api, str]]:
    async with http_server(respond) as url, api_at(url) as api:
        yield api, url


def ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def no(status: int, said: str, **parameters: int) -> web.Response:
    body = {"ok": False, "error_code": status, "description": said, "parameters": parameters}
    return web.json_response(body, status=status)


async def introduced(answer: Callable[[], web.StreamResponse], waits: tuple[float, ...] = ()) -> str:
    async with answering(lambda _method, _body: answer()) as (api, url):
        return await introduce(api, url, waits=waits)


async def test_the_bot_learns_its_name() -> None:
    assert await introduced(lambda: ok(ME)) == "magnolia_bot"


@pytest.mark.parametrize(
    ("answer", "setting"),
    [
        (lambda: no(401, "Unauthorized"), "BOT_TOKEN"),
        (lambda: no(404, "Not Found"), "BOT_TOKEN"),
        (lambda: no(502, "Bad Gateway"), "TELEGRAM_API_URL"),
        (lambda: web.Response(text="<html>"), "TELEGRAM_API_URL"),
        (lambda: ok(True), "TELEGRAM_API_URL"),
        (lambda: ok({"id": 1}), "TELEGRAM_API_URL"),
        (lambda: ok([]), "TELEGRAM_API_URL"),
    ],
)
async def test_what_keeps_it_from_starting_is_one_sentence_with_the_setting(
    answer: Callable[[], web.StreamResponse], setting: str
) -> None:
    with pytest.raises(CannotStart) as caught:
        await introduced(answer)
    assert str(caught.value).startswith(setting) and "canary" not in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_nobody_at_the_address_names_the_setting_and_the_address() -> None:
    url = "http://127.0.0.1:1"
    async with api_at(url) as api:
        with pytest.raises(CannotStart, match=f"TELEGRAM_API_URL.*{url}") as caught:
            await introduce(api, url, waits=())
    assert "canary" not in str(caught.value)


async def test_a_call_that_is_lost_at_start_is_tried_again() -> None:
    answers = [no(502, "Bad Gateway"), no(429, "Too Many Requests", retry_after=1), web.Response(text="<html>"), ok(ME)]
    name = await introduced(lambda: answers.pop(0), waits=(0.0, 0.0, 0.0))
    assert (name, answers) == ("magnolia_bot", [])


async def test_commands_are_set_in_every_language(content: Content) -> None:
    got: list[dict[str, Any]] = []

    def respond(method: str, body: dict[str, Any]) -> web.Response:
        got.append(body)
        return ok(ME if method == "getMe" else True)

    async with answering(respond) as (api, _):
        await show_commands(api, content.wording, content.guide.languages)
    assert [body.get("language_code") for body in got] == [None, *content.guide.languages]
    assert [entry["command"] for entry in got[0]["commands"]][:2] == ["start", "hotline"]


async def test_a_poor_server_without_commands_is_one_warning(content: Content, log: list[dict[str, Any]]) -> None:
    async with answering(lambda _method, _body: no(404, "Not Found: method not found")) as (api, _):
        await show_commands(api, content.wording, content.guide.languages)
    assert [entry["log_level"] for entry in log] == ["warning"]
