"""The bot's defaults, and the answers that python-telegram-bot would make too much of."""

import pytest
from telegram.error import NetworkError

from tests.messenger.fakes import CHAT, Outcome, Refused, ScriptedRequest, scripted_bot, unreachable


async def test_messages_are_silent_html_without_link_previews() -> None:
    request = ScriptedRequest()
    await (await scripted_bot(request)).send_message(CHAT, "x")
    [told] = request.sent("sendMessage")
    assert (told["parse_mode"], told["disable_notification"], told["link_preview_options"]) == (
        "HTML",
        True,
        {"is_disabled": True},
    )


async def test_updates_come_as_json_however_odd_one_of_them_is() -> None:
    odd = [{"update_id": 1, "message": 5}, None, {"update_id": 2}]
    request = ScriptedRequest(script={"getUpdates": [odd]})
    assert await (await scripted_bot(request)).get_raw_updates({"limit": 9}, seconds=1.0) == odd
    assert request.sent("getUpdates") == [{"limit": 9}]


@pytest.mark.parametrize("answer", [True, {}, None, "x"])
async def test_updates_that_are_no_list_are_a_network_error(answer: Outcome) -> None:
    request = ScriptedRequest(script={"getUpdates": [answer]})
    with pytest.raises(NetworkError):
        await (await scripted_bot(request)).get_raw_updates({}, seconds=1.0)


async def test_what_telegram_says_of_the_webhook_comes_as_json() -> None:
    info = {"url": "", "pending_update_count": 3}
    request = ScriptedRequest(script={"getWebhookInfo": [info]})
    assert await (await scripted_bot(request)).webhook_info() == info


@pytest.mark.parametrize("answer", [unreachable(), Refused(502, "Bad Gateway"), Refused(404, "Not Found"), True, []])
async def test_a_telegram_that_says_nothing_of_the_webhook_is_out_of_reach(answer: Outcome) -> None:
    request = ScriptedRequest(script={"getWebhookInfo": [answer] * 2})
    assert await (await scripted_bot(request)).webhook_info() is None
