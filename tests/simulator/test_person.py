"""The person's side: what each act shows, and what the bot hears of it."""

from typing import Any

import aiogram
import pytest
from telegram import Update

from bot.simulator.attachments import KINDS
from bot.simulator.service_messages import SERVICE_KINDS
from tests.simulator.conftest import Line

pytestmark = pytest.mark.asyncio


async def heard(line: Line) -> dict[str, Any]:
    update: dict[str, Any] = (await line.bot("getUpdates", offset=-1))[-1]
    return update


async def test_a_link_starts_with_its_payload(line: Line) -> None:
    await line.person("start", payload="es_topic_x", language_code="es")
    message = (await heard(line))["message"]
    assert message["text"] == "/start es_topic_x"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "es"


@pytest.mark.parametrize("payload", ["a b", "x" * 65, "é"])
async def test_a_link_that_telegram_would_not_open_is_refused(line: Line, payload: str) -> None:
    assert "error" in await line.person("start", payload=payload)


async def test_a_client_may_tell_no_language(line: Line) -> None:
    await line.person("say", text="hello", language_code=None)
    assert "language_code" not in (await heard(line))["message"]["from"]


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_no_text_is_an_update_that_libraries_understand(line: Line, kind: str) -> None:
    await line.person("attach", kind=kind, caption="look")
    update = Update.de_json(await heard(line))
    assert update.message is not None
    assert getattr(update.message, kind)


@pytest.mark.parametrize("kind", sorted(SERVICE_KINDS))
async def test_a_service_message_is_an_update_that_libraries_understand(
    line: Line, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns of the number of seconds that it gives
    await line.started()
    await line.person("receive", kind=kind)
    update = await heard(line)
    by_python_telegram_bot = Update.de_json(update).message
    by_aiogram = aiogram.types.Update.model_validate(update).message
    assert getattr(by_python_telegram_bot, kind) is not None
    assert getattr(by_aiogram, kind) is not None


async def test_an_edit_is_heard_and_marked(line: Line) -> None:
    said = await line.person("say", text="one")
    await line.person("edit", message_id=said["message_id"], text="two")
    edited = (await heard(line))["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("two", said["message_id"])
    assert (await line.seen())[0]["edited"]


async def test_a_message_may_have_waited(line: Line) -> None:
    await line.person("say", text="late", date=1_700_000_000)
    assert (await heard(line))["message"]["date"] == 1_700_000_000


async def test_a_blocked_bot_is_told_and_cannot_write(line: Line) -> None:
    chat = await line.started()
    await line.person("block")
    assert (await heard(line))["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert await line.refusal("sendMessage", chat_id=chat, text="x") == "Forbidden: bot was blocked by the user"
    assert (await line.person("state"))["blocked"]
    await line.person("unblock")
    assert await line.bot("sendMessage", chat_id=chat, text="x")


@pytest.mark.parametrize(
    ("url", "result"),
    [
        ("https://t.me/magnolia_sim_bot?start=es_k7q", {"payload": "es_k7q"}),
        ("tg://resolve?domain=magnolia_sim_bot&start=x", {"payload": "x"}),
        ("https://t.me/magnolia_sim_bot", {"payload": ""}),
        ("https://t.me/another_bot?start=x", {"error": "not a link to this bot"}),
    ],
)
async def test_links_to_the_bot_are_understood(line: Line, url: str, result: dict[str, str]) -> None:
    async with line.session.get(f"{line.running.url}/person/5/open", params={"url": url}) as response:
        assert await response.json() == result


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("say", {}),
        ("say", {"text": " "}),
        ("say", {"text": "x", "date": "today"}),
        ("attach", {"kind": "smell"}),
        ("receive", {"kind": "smell"}),
        ("say", {"text": "x", "chat_type": "supergroup", "message_thread_id": 999}),
        ("edit", {"message_id": 999, "text": "x"}),
        ("press", {"message_id": "1"}),
        ("delete", {"message_ids": "all"}),
        ("dance", {}),
    ],
)
async def test_what_cannot_be_done_is_said_in_one_line(line: Line, act: str, body: dict[str, Any]) -> None:
    assert list(await line.person(act, **body)) == ["error"]


async def test_the_bots_face_is_shown_in_the_persons_language(line: Line) -> None:
    await line.bot("setMyName", name="Storm guide")
    await line.bot("setMyName", name="Guía", language_code="es")
    await line.bot("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    state = await line.person("state", language_code="es")
    assert state["bot"]["first_name"] == "Guía"
    assert state["bot"]["commands"] == [{"command": "start", "description": "Begin"}]
    assert (await line.person("state", language_code="fr"))["bot"]["first_name"] == "Storm guide"
