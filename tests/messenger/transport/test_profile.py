"""What Telegram shows of the bot after `publish`."""

from collections import deque
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.profile import PublishError, publish
from bot.messenger.transport.request import AiohttpRequest
from bot.screens.content import Content
from bot.simulator import server
from tests.messenger.fakes import ME, Refused, ScriptedRequest, http_server

TOKEN = "42:canary"


@pytest.fixture
async def telegram() -> AsyncIterator[server.Simulator]:
    running = await server.start(token=TOKEN, bot_name="Somebody else")
    yield running
    await running.stop()


async def published(url: str, content: Content) -> list[str]:
    request = AiohttpRequest()
    try:
        return [line async for line in publish(make_bot(TOKEN, url, request), content.guide, content.wording)]
    finally:
        await request.shutdown()


async def test_everybody_and_each_language_is_shown_name_descriptions_and_commands(
    telegram: server.Simulator, content: Content
) -> None:
    lines = await published(telegram.url, content)
    shown = {language: telegram.telegram.profile.for_page(language) for language in ("vi", *content.guide.languages)}
    assert sum("short description" in line for line in lines) == 1 + len(content.guide.languages)
    assert shown["vi"] == shown["en"] and shown["en"]["first_name"] == content.guide.name
    assert "برنامج" in shown["ar"]["description"] and "برنامج" in shown["ar"]["short_description"]
    assert [entry["command"] for entry in shown["ar"]["commands"]][:2] == ["start", "hotline"]


async def test_a_name_that_is_right_is_left_alone(telegram: server.Simulator, content: Content) -> None:
    calls = telegram.telegram.calls = deque()
    await published(telegram.url, content)
    await published(telegram.url, content)
    assert [method for method, _ in calls].count("setMyName") == 1


@pytest.mark.parametrize("inline_mode", [False, True])
async def test_only_inline_mode_that_is_off_is_told_with_what_to_do(content: Content, *, inline_mode: bool) -> None:
    name = {"name": content.guide.name}
    request = ScriptedRequest(
        script={"getMe": [ME | {"supports_inline_queries": inline_mode}], "getMyName": [name for _ in range(9)]}
    )
    bot = make_bot(TOKEN, "http://127.0.0.1", request)
    lines = [line async for line in publish(bot, content.guide, content.wording)]
    told = [line for line in lines if "@BotFather" in line]
    assert [content.wording.of("en")("inline-placeholder") in line for line in told] == [True] * (not inline_mode)


async def test_what_telegram_does_not_take_is_one_sentence(telegram: server.Simulator, content: Content) -> None:
    longer = replace(content, guide=replace(content.guide, name="x" * 65))
    with pytest.raises(PublishError, match=r"Telegram does not take the name for everybody else .*too long"):
        await published(telegram.url, longer)


def refusal(status: int, description: str, retry_after: int | None = None) -> web.Response:
    return web.Response(status=status, body=Refused(status, description, retry_after).body())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda: refusal(401, "Unauthorized"), "BOT_TOKEN"),
        (lambda: refusal(429, "Too Many Requests", 60), "asks to wait"),
        (lambda: web.Response(text="<html>", status=502), "TELEGRAM_API_URL"),
        (lambda: web.json_response({"ok": True, "result": []}), "TELEGRAM_API_URL"),
    ],
)
async def test_a_server_that_gives_no_bot_is_one_sentence(content: Content, answer: Any, said: str) -> None:
    async with http_server(lambda _method, _body: answer()) as url:
        with pytest.raises(PublishError, match=said) as caught:
            await published(url, content)
    assert "canary" not in str(caught.value) and "\n" not in str(caught.value)
