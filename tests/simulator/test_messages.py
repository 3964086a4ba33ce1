"""What sending and editing accept, and Telegram's words for what they do not."""

from typing import Any

import aiohttp
import pytest

from tests.simulator.conftest import Line, keyboard

pytestmark = pytest.mark.asyncio

BUTTON = {"text": "Go", "callback_data": "go"}
HTML_REFUSED = "Bad Request: can't parse entities: "


async def test_a_sent_message_comes_back_as_it_was_kept(line: Line) -> None:
    chat = await line.started()
    message = await line.bot(
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
        ({"text": "<b>x", "parse_mode": "HTML"}, HTML_REFUSED + 'Can\'t find end tag corresponding to start tag "b"'),
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
async def test_a_message_telegram_refuses(line: Line, parameters: dict[str, Any], description: str) -> None:
    chat = await line.started()
    assert await line.refusal("sendMessage", **({"chat_id": chat} | parameters)) == description


async def test_entities_do_not_count_towards_the_length(line: Line) -> None:
    chat = await line.started()
    message = await line.bot("sendMessage", chat_id=chat, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")
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
async def test_a_button_telegram_refuses(line: Line, button: dict[str, Any], description: str) -> None:
    chat = await line.started()
    assert (
        await line.refusal("sendMessage", chat_id=chat, text="x", reply_markup=keyboard([button]))
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
async def test_a_button_telegram_takes(line: Line, button: dict[str, Any], kept: dict[str, Any]) -> None:
    chat = await line.started()
    message = await line.bot("sendMessage", chat_id=chat, text="x", reply_markup=keyboard([button]))
    assert message["reply_markup"]["inline_keyboard"] == [[kept]]


async def test_a_hundred_buttons_and_no_more(line: Line) -> None:
    chat = await line.started()
    await line.bot("sendMessage", chat_id=chat, text="x", reply_markup=keyboard(*[[BUTTON]] * 100))
    refused = await line.refusal("sendMessage", chat_id=chat, text="x", reply_markup=keyboard(*[[BUTTON]] * 101))
    assert refused == "Bad Request: reply markup is too long"


async def test_an_edit_replaces_text_and_keyboard(line: Line) -> None:
    chat = await line.started()
    sent = await line.bot("sendMessage", chat_id=chat, text="one", reply_markup=keyboard([BUTTON]))
    edited = await line.bot("editMessageText", chat_id=chat, message_id=sent["message_id"], text="two")
    assert edited["text"] == "two" and "reply_markup" not in edited
    assert (await line.seen())[-1]["edited"]


async def test_an_edit_that_changes_nothing_is_refused(line: Line) -> None:
    chat = await line.started()
    sent = await line.bot("sendMessage", chat_id=chat, text="one", reply_markup=keyboard([BUTTON]))
    same = {"chat_id": chat, "message_id": sent["message_id"], "text": "one ", "reply_markup": keyboard([BUTTON])}
    assert (await line.refusal("editMessageText", **same)).startswith(
        "Bad Request: message is not modified: specified new message content"
    )


async def test_only_an_own_message_that_is_there_can_be_edited(line: Line) -> None:
    chat = await line.started()
    theirs = (await line.seen())[0]["message_id"]
    assert (
        await line.refusal("editMessageText", chat_id=chat, message_id=999, text="x")
        == "Bad Request: message to edit not found"
    )
    assert (
        await line.refusal("editMessageText", chat_id=chat, message_id=theirs, text="x")
        == "Bad Request: message can't be edited"
    )


async def test_an_edit_takes_only_inline_keyboards(line: Line) -> None:
    chat = await line.started()
    sent = await line.bot("sendMessage", chat_id=chat, text="one")
    other = {"chat_id": chat, "message_id": sent["message_id"], "text": "two", "reply_markup": {"force_reply": True}}
    assert await line.refusal("editMessageText", **other) == "Bad Request: inline keyboard expected"


async def test_a_contact_card_is_seen(line: Line) -> None:
    chat = await line.started()
    await line.bot("sendContact", chat_id=chat, phone_number="+18883737888", first_name="Hotline")
    assert (await line.seen())[-1]["contact"] == {"phone_number": "+18883737888", "first_name": "Hotline"}


async def test_a_file_comes_by_multipart(line: Line) -> None:
    chat = await line.started()
    form = {"chat_id": str(chat), "caption": "A <i>page</i>", "parse_mode": "HTML", "document": b"%PDF"}
    async with line.session.post(f"{line.running.url}/bot123456:test-token/sendDocument", data=_form(form)) as response:
        message = (await response.json())["result"]
    assert message["document"]["file_name"] == "page.pdf" and message["caption"] == "A page"


def _form(fields: dict[str, Any]) -> Any:
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value, filename="page.pdf" if isinstance(value, bytes) else None)
    return form
