"""Methods that send, edit and pin messages of text."""

from bot.simulator import formatting, keyboard
from bot.simulator.errors import bad_request
from bot.simulator.methods.method import Method
from bot.simulator.parameters import Parameters
from bot.simulator.sending import edit, own_message, send
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

_TEXT = frozenset({"text", "entities", "link_preview_options", "reply_markup"})
_CAPTION = frozenset({"caption", "caption_entities", "reply_markup"})
_MARKUP = frozenset({"reply_markup"})
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


async def send_message(telegram: Telegram, parameters: Parameters) -> Json:
    return send(telegram, parameters, formatting.message_text(parameters).fields() | formatting.preview(parameters))


async def edit_message_text(telegram: Telegram, parameters: Parameters) -> Json | bool:
    content = formatting.message_text(parameters).fields() | formatting.preview(parameters) | _markup(parameters)
    chat, message = own_message(telegram, parameters)
    if "text" not in message.json:
        raise bad_request("there is no text in the message to edit")
    return edit(chat, message, content, drop=_TEXT, now=int(telegram.clock()))


async def edit_message_caption(telegram: Telegram, parameters: Parameters) -> Json | bool:
    chat, message = own_message(telegram, parameters)
    if not {"photo", "document"} & message.json.keys():
        raise bad_request("there is no caption in the message to edit")
    content = formatting.caption(parameters).fields("caption") | _markup(parameters)
    return edit(chat, message, content, drop=_CAPTION, now=int(telegram.clock()))


async def edit_message_reply_markup(telegram: Telegram, parameters: Parameters) -> Json | bool:
    chat, message = own_message(telegram, parameters)
    return edit(chat, message, _markup(parameters), drop=_MARKUP, now=int(telegram.clock()))


async def pin_chat_message(telegram: Telegram, parameters: Parameters) -> bool:
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    if parameters.integer("message_id") not in chat.messages:
        raise bad_request("message to pin not found")
    if not chat.private:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return True


async def send_chat_action(telegram: Telegram, parameters: Parameters) -> bool:
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.tell({"type": "chat_action", "action": action})
    return True


def _markup(parameters: Parameters) -> Json:
    markup = keyboard.inline(parameters, only_inline=True)
    return {"reply_markup": markup} if markup else {}


METHODS: tuple[Method, ...] = (
    send_message,
    edit_message_text,
    edit_message_caption,
    edit_message_reply_markup,
    pin_chat_message,
    send_chat_action,
)
