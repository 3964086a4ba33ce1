"""Methods that send, edit and delete messages: what they accept, and Telegram's errors for the rest."""

from typing import Any

import aiohttp
import pytest

from tests.simulator.conftest import SimulatorClient, keyboard

pytestmark = pytest.mark.asyncio

HOUR = 3600
BUTTON = {"text": "Go", "callback_data": "go"}
HTML_ERROR = "Bad Request: can't parse entities: "


async def test_send_message_returns_the_message_as_telegram_keeps_it(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    message = await simulator.bot(
        "sendMessage", chat_id=chat, text=" <b>Hello</b> you \n", parse_mode="HTML", reply_markup=keyboard([BUTTON])
    )
    assert (message["text"], message["entities"]) == ("Hello you", [{"type": "bold", "offset": 0, "length": 5}])
    assert message["reply_markup"] == {"inline_keyboard": [[BUTTON]]}
    assert message["from"]["is_bot"] and message["chat"]["id"] == chat


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": "  \n "}, "Bad Request: text must be non-empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "x", "chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"text": "x", "chat_id": 77}, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "Bad Request: chat not found"),
        ({"text": "x", "parse_mode": "odd"}, "Bad Request: unsupported parse_mode"),
        ({"text": "<b>x", "parse_mode": "HTML"}, HTML_ERROR + 'Can\'t find end tag corresponding to start tag "b"'),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "Bad Request: message to be replied not found"),
        (
            {"text": "hello", "entities": [{"type": "bold", "offset": 0, "length": 100}]},
            "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100",
        ),
        (
            {"text": "hello", "entities": [{"type": "odd", "offset": 0, "length": 1}]},
            "Bad Request: can't parse MessageEntity: Unsupported type specified",
        ),
        ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
    ],
)
async def test_a_message_telegram_rejects(
    simulator: SimulatorClient, parameters: dict[str, Any], description: str
) -> None:
    chat = await simulator.started()
    assert await simulator.error("sendMessage", **({"chat_id": chat} | parameters)) == description


async def test_entities_do_not_count_towards_the_length(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    message = await simulator.bot("sendMessage", chat_id=chat, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")
    assert message["text"] == "&" * 4096


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"text": "x"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            {"text": "x", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": " ", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "url": "tel:+18883737888"},
            "inline keyboard button URL 'tel:+18883737888' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "x", "url": "sms:233733"},
            "inline keyboard button URL 'sms:233733' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "x", "url": "mailto:a@b.org"},
            "inline keyboard button URL 'mailto:a@b.org' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "x", "url": "ftp://example.com"},
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        ({"text": "x", "url": "not-a-url"}, "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"),
        (
            {"text": "x", "url": "http://localhost/a"},
            "inline keyboard button URL 'http://localhost/a' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "copy_text": {"text": "1" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": "x", "callback_data": "x", "style": "red"},
            "can't parse inline keyboard button: Invalid style specified",
        ),
        (
            {"text": "x", "callback_data": "x", "url": "https://a.org"},
            "can't parse inline keyboard button: exactly one action is allowed",
        ),
        ({"text": "x", "pay": True}, "BUTTON_TYPE_INVALID"),
        ({"text": "x", "switch_inline_query_chosen_chat": {"query": "y"}}, "at least one chat type must be allowed"),
    ],
)
async def test_a_button_telegram_rejects(simulator: SimulatorClient, button: dict[str, Any], description: str) -> None:
    chat = await simulator.started()
    assert (
        await simulator.error("sendMessage", chat_id=chat, text="x", reply_markup=keyboard([button]))
        == f"Bad Request: {description}"
    )


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ({"text": "x", "callback_data": "é" * 32}, {"text": "x", "callback_data": "é" * 32}),
        ({"text": "x", "url": "https://Example.org"}, {"text": "x", "url": "https://example.org/"}),
        ({"text": "x", "url": "tg://resolve?domain=a"}, {"text": "x", "url": "tg://resolve?domain=a"}),
        ({"text": "x", "copy_text": {"text": "1" * 256}}, {"text": "x", "copy_text": {"text": "1" * 256}}),
        ({"text": "x", "switch_inline_query": ""}, {"text": "x", "switch_inline_query": ""}),
        (
            {"text": "x", "switch_inline_query_chosen_chat": {"allow_user_chats": True, "allow_bot_chats": False}},
            {"text": "x", "switch_inline_query_chosen_chat": {"query": "", "allow_user_chats": True}},
        ),
        (
            {"text": "x", "callback_data": "x", "style": "danger"},
            {"text": "x", "callback_data": "x", "style": "danger"},
        ),
    ],
)
async def test_a_button_telegram_accepts(
    simulator: SimulatorClient, button: dict[str, Any], kept: dict[str, Any]
) -> None:
    chat = await simulator.started()
    message = await simulator.bot("sendMessage", chat_id=chat, text="x", reply_markup=keyboard([button]))
    assert message["reply_markup"]["inline_keyboard"] == [[kept]]


async def test_a_message_takes_a_hundred_buttons_and_no_more(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    await simulator.bot("sendMessage", chat_id=chat, text="x", reply_markup=keyboard(*[[BUTTON]] * 100))
    rejected = await simulator.error("sendMessage", chat_id=chat, text="x", reply_markup=keyboard(*[[BUTTON]] * 101))
    assert rejected == "Bad Request: reply markup is too long"


async def test_an_edit_replaces_text_and_keyboard(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    sent = await simulator.bot("sendMessage", chat_id=chat, text="one", reply_markup=keyboard([BUTTON]))
    edited = await simulator.bot("editMessageText", chat_id=chat, message_id=sent["message_id"], text="two")
    assert edited["text"] == "two" and "reply_markup" not in edited
    assert (await simulator.seen())[-1]["edited"]


async def test_an_edit_that_changes_nothing_is_rejected(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    sent = await simulator.bot("sendMessage", chat_id=chat, text="one", reply_markup=keyboard([BUTTON]))
    same = {"chat_id": chat, "message_id": sent["message_id"], "text": "one ", "reply_markup": keyboard([BUTTON])}
    assert (await simulator.error("editMessageText", **same)).startswith(
        "Bad Request: message is not modified: specified new message content"
    )


async def test_only_an_existing_message_of_the_bot_can_be_edited(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    theirs = (await simulator.seen())[0]["message_id"]
    assert (
        await simulator.error("editMessageText", chat_id=chat, message_id=999, text="x")
        == "Bad Request: message to edit not found"
    )
    assert (
        await simulator.error("editMessageText", chat_id=chat, message_id=theirs, text="x")
        == "Bad Request: message can't be edited"
    )


async def test_an_edit_takes_only_inline_keyboards(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    sent = await simulator.bot("sendMessage", chat_id=chat, text="one")
    other = {"chat_id": chat, "message_id": sent["message_id"], "text": "two", "reply_markup": {"force_reply": True}}
    assert await simulator.error("editMessageText", **other) == "Bad Request: inline keyboard expected"


async def test_a_contact_card_is_seen(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    await simulator.bot("sendContact", chat_id=chat, phone_number="+18883737888", first_name="Hotline")
    assert (await simulator.seen())[-1]["contact"] == {"phone_number": "+18883737888", "first_name": "Hotline"}


async def test_a_file_is_uploaded_by_multipart(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    form = {"chat_id": str(chat), "caption": "A <i>page</i>", "parse_mode": "HTML", "document": b"%PDF"}
    async with simulator.session.post(
        f"{simulator.server.url}/bot123456:test-token/sendDocument", data=_form(form)
    ) as response:
        message = (await response.json())["result"]
    assert message["document"]["file_name"] == "page.pdf" and message["caption"] == "A page"


def _form(fields: dict[str, Any]) -> Any:
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value, filename="page.pdf" if isinstance(value, bytes) else None)
    return form


async def test_messages_of_both_sides_disappear_from_the_screen(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    sent = await simulator.bot("sendMessage", chat_id=chat, text="x")
    ids = [message["message_id"] for message in await simulator.seen()]
    assert sent["message_id"] in ids and len(ids) == 2
    await simulator.bot("deleteMessages", chat_id=chat, message_ids=ids)
    assert await simulator.seen() == []


@pytest.mark.parametrize(("hours", "allowed"), [(47, True), (49, False)])
async def test_a_message_can_be_deleted_for_two_days(simulator: SimulatorClient, hours: int, allowed: bool) -> None:
    chat = await simulator.started()
    sent = await simulator.bot("sendMessage", chat_id=chat, text="x")
    simulator.clock.move(hours * HOUR)
    answer = await simulator.answer("deleteMessage", chat_id=chat, message_id=sent["message_id"])
    assert answer.get("description") == (None if allowed else "Bad Request: message can't be deleted for everyone")


async def test_one_old_message_keeps_the_whole_batch(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    simulator.clock.move(49 * HOUR)
    await simulator.bot("sendMessage", chat_id=chat, text="x")
    ids = [message["message_id"] for message in await simulator.seen()]
    assert (
        await simulator.error("deleteMessages", chat_id=chat, message_ids=ids)
        == "Bad Request: message can't be deleted for everyone"
    )
    assert len(await simulator.seen()) == 2


async def test_an_unknown_id_is_skipped_in_a_batch_but_an_error_alone(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    assert await simulator.bot("deleteMessages", chat_id=chat, message_ids=[998, 999]) is True
    assert (
        await simulator.error("deleteMessage", chat_id=chat, message_id=999)
        == "Bad Request: message to delete not found"
    )


@pytest.mark.parametrize(
    ("count", "reason"), [(0, "message identifiers are not specified"), (101, "too many message identifiers specified")]
)
async def test_a_batch_holds_one_to_a_hundred(simulator: SimulatorClient, count: int, reason: str) -> None:
    chat = await simulator.started()
    assert (
        await simulator.error("deleteMessages", chat_id=chat, message_ids=list(range(1, count + 1)))
        == f"Bad Request: {reason}"
    )


async def test_what_the_person_deletes_disappears_for_them_alone(simulator: SimulatorClient) -> None:
    chat = await simulator.started()
    sent = await simulator.bot("sendMessage", chat_id=chat, text="x")
    await simulator.person("delete", message_ids=[sent["message_id"]])
    assert len(await simulator.seen()) == 1
    await simulator.bot("editMessageText", chat_id=chat, message_id=sent["message_id"], text="unseen")
    assert len(await simulator.seen()) == 1


async def test_messages_of_others_in_a_group_cannot_be_deleted(simulator: SimulatorClient) -> None:
    said = await simulator.person("say", text="/start", chat_type="group")
    rejected = await simulator.error("deleteMessage", chat_id=-5, message_id=said["message_id"])
    assert rejected == "Bad Request: message can't be deleted"
