"""The person's actions: what each shows, and which update the bot gets."""

from typing import Any

import aiogram
import pytest
from telegram import Update

from bot.simulator.chat import CHAT_TYPES, chat_id
from bot.simulator.message_contents import ATTACHMENT_KINDS, SERVICE_KINDS
from tests.simulator.conftest import SimulatorClient

pytestmark = pytest.mark.asyncio


async def heard(simulator: SimulatorClient) -> dict[str, Any]:
    update: dict[str, Any] = (await simulator.bot("getUpdates", offset=-1))[-1]
    return update


async def test_a_link_starts_with_its_payload(simulator: SimulatorClient) -> None:
    await simulator.person("start", payload="es_topic_x", language_code="es")
    message = (await heard(simulator))["message"]
    assert message["text"] == "/start es_topic_x"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "es"


async def test_the_id_of_a_person_may_have_fifteen_digits(simulator: SimulatorClient) -> None:
    chats = {chat_type: chat_id(999_999_999_999_999, chat_type) for chat_type in CHAT_TYPES}
    assert len({*chats.values()}) == len(chats)
    await simulator.person("say", 999_999_999_999_999, text="hello")
    assert (await heard(simulator))["message"]["chat"]["id"] == 999_999_999_999_999


@pytest.mark.parametrize("payload", ["a b", "x" * 65, "é"])
async def test_a_link_that_telegram_would_not_open_is_rejected(simulator: SimulatorClient, payload: str) -> None:
    assert "error" in await simulator.person("start", payload=payload)


async def test_a_client_may_send_no_language(simulator: SimulatorClient) -> None:
    await simulator.person("say", text="hello", language_code=None)
    assert "language_code" not in (await heard(simulator))["message"]["from"]


@pytest.mark.parametrize("kind", ATTACHMENT_KINDS)
async def test_an_attachment_is_an_update_that_libraries_understand(simulator: SimulatorClient, kind: str) -> None:
    await simulator.person("attach", kind=kind, caption="look")
    update = Update.de_json(await heard(simulator))
    assert update.message is not None
    assert getattr(update.message, kind)


@pytest.mark.parametrize("kind", sorted(SERVICE_KINDS))
async def test_a_service_message_is_an_update_that_libraries_understand(
    simulator: SimulatorClient, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns of the number of seconds that it gives
    await simulator.started()
    await simulator.person("receive", kind=kind)
    update = await heard(simulator)
    by_python_telegram_bot = Update.de_json(update).message
    by_aiogram = aiogram.types.Update.model_validate(update).message
    assert getattr(by_python_telegram_bot, kind) is not None
    assert getattr(by_aiogram, kind) is not None


async def test_an_edit_is_marked_and_reaches_the_bot(simulator: SimulatorClient) -> None:
    said = await simulator.person("say", text="one")
    await simulator.person("edit", message_id=said["message_id"], text="two")
    edited = (await heard(simulator))["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("two", said["message_id"])
    assert (await simulator.seen())[0]["edited"]


async def test_a_message_may_carry_an_earlier_date(simulator: SimulatorClient) -> None:
    await simulator.person("say", text="late", date=1_700_000_000)
    assert (await heard(simulator))["message"]["date"] == 1_700_000_000


async def test_a_blocked_bot_is_notified_and_cannot_write(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    await simulator.person("block")
    assert (await heard(simulator))["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert await simulator.error("sendMessage", chat_id=chat, text="x") == "Forbidden: bot was blocked by the user"
    assert (await simulator.person("state"))["blocked"]
    await simulator.person("unblock")
    assert await simulator.bot("sendMessage", chat_id=chat, text="x")


@pytest.mark.parametrize(
    ("url", "result"),
    [
        ("https://t.me/magnolia_sim_bot?start=es_k7q", {"payload": "es_k7q"}),
        ("tg://resolve?domain=magnolia_sim_bot&start=x", {"payload": "x"}),
        ("https://t.me/magnolia_sim_bot", {"payload": ""}),
        ("https://t.me/another_bot?start=x", {"error": "not a link to this bot"}),
    ],
)
async def test_links_to_the_bot_are_understood(simulator: SimulatorClient, url: str, result: dict[str, str]) -> None:
    async with simulator.session.get(f"{simulator.server.url}/person/5/open", params={"url": url}) as response:
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
async def test_an_invalid_action_returns_one_error(simulator: SimulatorClient, act: str, body: dict[str, Any]) -> None:
    assert list(await simulator.person(act, **body)) == ["error"]


async def test_the_bots_profile_is_shown_in_the_persons_language(simulator: SimulatorClient) -> None:
    await simulator.bot("setMyName", name="Storm guide")
    await simulator.bot("setMyName", name="Guía", language_code="es")
    await simulator.bot("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    state = await simulator.person("state", language_code="es")
    assert state["bot"]["first_name"] == "Guía"
    assert state["bot"]["commands"] == [{"command": "start", "description": "Begin"}]
    assert (await simulator.person("state", language_code="fr"))["bot"]["first_name"] == "Storm guide"
