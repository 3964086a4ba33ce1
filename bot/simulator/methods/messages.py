"""Methods that send, edit, pin and delete messages."""

import hashlib

from bot.simulator import entities, keyboard, limits
from bot.simulator.chat import Chat, Message
from bot.simulator.errors import bad_request
from bot.simulator.parameters import Parameters, Upload
from bot.simulator.sending import edit, editable_message, send
from bot.simulator.telegram import Method, Telegram
from bot.simulator.types import Json

_TEXT = frozenset({"text", "entities", "link_preview_options", "reply_markup"})
_CAPTION = frozenset({"caption", "caption_entities", "reply_markup"})
_MARKUP = frozenset({"reply_markup"})
_CHAT_ACTIONS = frozenset(
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
    return send(telegram, parameters, _text_fields(parameters))


async def send_contact(telegram: Telegram, parameters: Parameters) -> Json:
    number, name = parameters.text("phone_number"), parameters.text("first_name")
    if not number:
        raise bad_request("phone number is empty")
    if not name:
        raise bad_request("first name is empty")
    optional = {field: parameters.text(field) for field in ("last_name", "vcard") if parameters.text(field)}
    return send(telegram, parameters, {"contact": {"phone_number": number, "first_name": name} | optional})


async def send_photo(telegram: Telegram, parameters: Parameters) -> Json:
    photo = _file_fields(_upload(parameters, "photo")) | {"width": 800, "height": 800}
    return _send_file(telegram, parameters, {"photo": [photo]})


async def send_document(telegram: Telegram, parameters: Parameters) -> Json:
    upload = _upload(parameters, "document")
    document = _file_fields(upload) | {"file_name": upload.name, "mime_type": upload.media_type}
    return _send_file(telegram, parameters, {"document": document})


async def edit_message_text(telegram: Telegram, parameters: Parameters) -> Json | bool:
    content = _text_fields(parameters) | _markup_fields(parameters)
    chat, message = editable_message(telegram, parameters)
    if "text" not in message.json:
        raise bad_request("there is no text in the message to edit")
    return edit(chat, message, content, replaces=_TEXT, now=int(telegram.clock()))


async def edit_message_caption(telegram: Telegram, parameters: Parameters) -> Json | bool:
    chat, message = editable_message(telegram, parameters)
    if not {"photo", "document"} & message.json.keys():
        raise bad_request("there is no caption in the message to edit")
    content = entities.caption(parameters).fields("caption") | _markup_fields(parameters)
    return edit(chat, message, content, replaces=_CAPTION, now=int(telegram.clock()))


async def edit_message_reply_markup(telegram: Telegram, parameters: Parameters) -> Json | bool:
    chat, message = editable_message(telegram, parameters)
    return edit(chat, message, _markup_fields(parameters), replaces=_MARKUP, now=int(telegram.clock()))


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
    if action not in _CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.notify({"type": "chat_action", "action": action})
    return True


async def delete_message(telegram: Telegram, parameters: Parameters) -> bool:
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(telegram, chat, message)
    chat.remove([message.id])
    return True


async def delete_messages(telegram: Telegram, parameters: Parameters) -> bool:
    """Deletes all messages or none: one that may not be deleted protects the others. Unknown ids are skipped."""
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    ids = parameters.structure("message_ids", what="message identifiers")
    if not isinstance(ids, list) or not all(isinstance(one, int) for one in ids):
        raise bad_request("can't parse message identifiers JSON object")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > limits.DELETED_MESSAGES:
        raise bad_request("too many message identifiers specified")
    known = [one for one in ids if one in chat.messages]
    for one in known:
        _check_deletable(telegram, chat, chat.messages[one])
    chat.remove(known)
    return True


def _text_fields(parameters: Parameters) -> Json:
    return entities.message_text(parameters).fields() | entities.link_preview(parameters)


def _markup_fields(parameters: Parameters) -> Json:
    markup = keyboard.inline(parameters, only_inline=True)
    return {"reply_markup": markup} if markup else {}


def _send_file(telegram: Telegram, parameters: Parameters, content: Json) -> Json:
    return send(telegram, parameters, content | entities.caption(parameters).fields("caption"))


def _upload(parameters: Parameters, field: str) -> Upload:
    """The uploaded file, also by `attach://<name>`; a URL or an earlier file_id stands for a file of one byte."""
    name = parameters.text(field)
    upload = parameters.uploads.get(name.removeprefix("attach://") if name.startswith("attach://") else field)
    if upload is None and name and not name.startswith("attach://"):
        return Upload(name.rpartition("/")[2] or "file", "application/octet-stream", 1)
    if upload is None:
        raise bad_request(f"there is no {field} in the request")
    if not upload.size:
        raise bad_request("file must be non-empty")
    return upload


def _file_fields(upload: Upload) -> Json:
    unique = hashlib.sha256(f"{upload.name}/{upload.size}".encode()).hexdigest()[:16]
    return {"file_id": f"AgAD{unique}", "file_unique_id": unique, "file_size": upload.size}


def _check_deletable(telegram: Telegram, chat: Chat, message: Message) -> None:
    if not chat.private and message.by_person:
        raise bad_request("message can't be deleted")
    if telegram.clock() - message.json["date"] > telegram.times.deletion_window:
        raise bad_request("message can't be deleted for everyone")


METHODS: tuple[Method, ...] = (
    send_message,
    send_contact,
    send_photo,
    send_document,
    edit_message_text,
    edit_message_caption,
    edit_message_reply_markup,
    pin_chat_message,
    send_chat_action,
    delete_message,
    delete_messages,
)
