"""Who the bot is, and what a Bot API server may lack."""

from typing import Any

import pytest
from aiohttp import web

from bot.messenger.transport.bot import make_bot
from bot.messenger.transport.profile import COMMANDS
from bot.messenger.transport.request import AiohttpRequest
from bot.messenger.transport.startup import ATTEMPTS, StartError, identify_bot, set_commands
from bot.screens.content import Content
from tests.kit import fast_forward
from tests.messenger.fakes import ME, Outcome, Refused, ScriptedRequest, http_server, scripted_bot, unreachable

TOKEN = "42:canary"
URL = "https://telegram.example"


def introduced(*answers: Outcome) -> tuple[str, ScriptedRequest]:
    """The name that `getMe` tells, in no time, and what was asked."""
    request = ScriptedRequest(script={"getMe": [*answers]})

    async def main() -> str:
        return await identify_bot(make_bot(TOKEN, URL, request), URL)

    return fast_forward.run(main()), request


def test_the_bot_learns_its_name() -> None:
    assert introduced(ME)[0] == "magnolia_bot"


@pytest.mark.parametrize(
    ("answer", "setting"),
    [
        (Refused(401, "Unauthorized"), "BOT_TOKEN"),
        (Refused(404, "Not Found"), "BOT_TOKEN"),
        (Refused(400, "Bad Request"), "TELEGRAM_API_URL"),
        (Refused(403, "Forbidden"), "TELEGRAM_API_URL"),
        (True, "TELEGRAM_API_URL"),
        (None, "TELEGRAM_API_URL"),
        ([], "TELEGRAM_API_URL"),
        ("x", "TELEGRAM_API_URL"),
        ({"id": 1}, "TELEGRAM_API_URL"),
        ({"id": 1, "is_bot": True, "first_name": "x"}, "TELEGRAM_API_URL"),
        ({"id": 1, "is_bot": True, "first_name": "x", "username": 5}, "TELEGRAM_API_URL"),
    ],
)
def test_what_no_further_attempt_mends_is_one_sentence_with_the_setting(answer: Outcome, setting: str) -> None:
    with pytest.raises(StartError) as caught:
        introduced(answer)
    assert str(caught.value).startswith(setting) and "canary" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("answer", [unreachable(), Refused(502, "Bad Gateway"), Refused(429, "Too Many Requests", 1)])
def test_a_server_out_of_reach_is_one_sentence_after_a_few_attempts(answer: Outcome) -> None:
    with pytest.raises(StartError, match=r"^TELEGRAM_API_URL"):
        introduced(*[answer] * ATTEMPTS)


def test_calls_that_are_lost_at_start_are_made_again() -> None:
    lost = [unreachable(), Refused(429, "Too Many Requests", 1), Refused(502, "Bad Gateway")]
    name, request = introduced(*lost, ME)
    assert name == "magnolia_bot" and len(request.calls) == 4


async def test_nobody_at_the_address_names_the_setting_and_the_address() -> None:
    url, request = "http://127.0.0.1:1", AiohttpRequest()
    with pytest.raises(StartError, match=f"TELEGRAM_API_URL.*{url}") as caught:
        await identify_bot(make_bot(TOKEN, url, request), url, first_delay=0.0)
    await request.shutdown()
    assert "canary" not in str(caught.value)


async def test_a_web_page_in_place_of_a_bot_api_is_one_sentence() -> None:
    request = AiohttpRequest()
    async with http_server(lambda _method, _body: web.Response(text="<html>")) as url:
        with pytest.raises(StartError, match=r"^TELEGRAM_API_URL: no Bot API answers"):
            await identify_bot(make_bot(TOKEN, url, request), url, first_delay=0.0)
    await request.shutdown()


async def test_commands_are_set_for_everybody_and_in_every_language(content: Content) -> None:
    request = ScriptedRequest()
    await set_commands(await scripted_bot(request), content.wording, content.guide.languages)
    told = request.sent("setMyCommands")
    assert [parameters.get("language_code") for parameters in told] == [None, *content.guide.languages]
    assert [entry["command"] for entry in told[0]["commands"]] == list(COMMANDS)
    assert COMMANDS[1] == "hotline"


@pytest.mark.parametrize("refusal", [Refused(404, "Not Found: method not found"), Refused(429, "Too Many Requests", 9)])
async def test_a_server_without_commands_is_one_warning(
    refusal: Refused, content: Content, log: list[dict[str, Any]]
) -> None:
    request = ScriptedRequest(script={"setMyCommands": [refusal]})
    await set_commands(await scripted_bot(request), content.wording, content.guide.languages)
    assert [entry["log_level"] for entry in log] == ["warning"]
