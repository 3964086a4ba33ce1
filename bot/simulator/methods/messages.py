"""Methods that send, edit, pin and delete messages."""

import hashlib

from bot.simulator import entities, keyboard, limits
from bot.simulator.chat import Chat, Message, topic_fields
from bot.simulator.errors import bad_request
from bot.simulator.parameters import Parameters, Upload
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

_CHAT_ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip
_EDITABLE = {"text": {"text"}, "caption": {"photo", "document"}}  # fields of the messages that have that part
_REPLACED = {
    "text": {"text", "entities", "link_preview_options"},
    "caption": {"caption", "caption_entities"},
    "reply_markup": set[str](),
}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


async def send_message(telegram: Telegram, parameters: Parameters) -> Json:
    return _send(telegram, parameters, _text_fields(parameters))


async def send_contact(telegram: Telegram, parameters: Parameters) -> Json:
    for field in ("phone_number", "first_name"):
        if not parameters.text(field):
            raise bad_request(f"{field.replace('_', ' ')} is empty")
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {field: parameters.text(field) for field in fields if parameters.text(field)}
    return _send(telegram, parameters, {"contact": contact})


async def send_photo(telegram: Telegram, parameters: Parameters) -> Json:
    photo = _file_fields(_upload(parameters, "photo")) | {"width": 800, "height": 800}
    return _send(telegram, parameters, {"photo": [photo]} | entities.caption(parameters).fields("caption"))


async def send_document(telegram: Telegram, parameters: Parameters) -> Json:
    upload = _upload(parameters, "document")
    document = _file_fields(upload) | {"file_name": upload.name, "mime_type": upload.media_type}
    return _send(telegram, parameters, {"document": document} | entities.caption(parameters).fields("caption"))


async def edit_message_text(telegram: Telegram, parameters: Parameters) -> Json | bool:
    return _edit(telegram, parameters, "text", _text_fields(parameters))


async def edit_message_caption(telegram: Telegram, parameters: Parameters) -> Json | bool:
    return _edit(telegram, parameters, "caption", entities.caption(parameters).fields("caption"))


async def edit_message_reply_markup(telegram: Telegram, parameters: Parameters) -> Json | bool:
    return _edit(telegram, parameters, "reply_markup", {})


async def pin_chat_message(telegram: Telegram, parameters: Parameters) -> bool:
    chat = telegram.chat_for_bot(parameters)
    _message(chat, parameters, to="pin")
    if not chat.private:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return True


async def send_chat_action(telegram: Telegram, parameters: Parameters) -> bool:
    chat = telegram.chat_for_bot(parameters)
    action = parameters.text("action")
    if action not in _CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.notify({"type": "chat_action", "action": action})
    return True


async def delete_message(telegram: Telegram, parameters: Parameters) -> bool:
    chat = telegram.chat_for_bot(parameters)
    message = _message(chat, parameters, to="delete")
    _check_deletable(telegram, chat, message)
    chat.remove([message.id])
    return True


async def delete_messages(telegram: Telegram, parameters: Parameters) -> bool:
    """Deletes all messages or none: one that may not be deleted protects the others. Unknown ids are skipped."""
    chat = telegram.chat_for_bot(parameters)
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


def _send(telegram: Telegram, parameters: Parameters, content: Json) -> Json:
    """Sends `content` with what all methods that send have in common: keyboard, topic, message that it replies to."""
    chat = telegram.chat_for_bot(parameters)
    markup = keyboard.inline(parameters)
    replied = _replied_message(chat, parameters)
    content = content | _topic(chat, parameters, replied)
    telegram.rate_limit.spend(chat.id)
    if replied:
        content["reply_to_message"] = replied
    if markup:
        content["reply_markup"] = markup
    if parameters.flag("protect_content"):
        content["has_protected_content"] = True
    return telegram.add_message(chat, content, by_person=False).json


def _edit(telegram: Telegram, parameters: Parameters, part: str, content: Json) -> Json | bool:
    """Replaces a part of a message, and its keyboard with every part. Raises ApiError where nothing would change.

    Returns the Message, or True for one that was sent via the bot, since the bot has no access to its chat.
    """
    if markup := keyboard.inline(parameters, only_inline=True):
        content = content | {"reply_markup": markup}
    chat, message = _editable_message(telegram, parameters)
    if part in _EDITABLE and not _EDITABLE[part] & message.json.keys():
        raise bad_request(f"there is no {part} in the message to edit")
    replaced = _REPLACED[part] | {"reply_markup"}
    edited = {key: value for key, value in message.json.items() if key not in replaced} | content
    if edited == message.json:
        raise bad_request(_NOT_MODIFIED)
    message.json = edited | {"edit_date": int(telegram.clock())}
    message.edited = True
    chat.notify_message("edited", message)
    return True if message.inline_message_id else message.json


def _editable_message(telegram: Telegram, parameters: Parameters) -> tuple[Chat, Message]:
    """The message that a method wants to edit, by its inline_message_id or by chat and message id."""
    if inline_message_id := parameters.text("inline_message_id"):
        if inline_message_id not in telegram.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return telegram.inline_messages[inline_message_id]
    chat = telegram.chat_for_bot(parameters)
    message = _message(chat, parameters, to="edit")
    if message.by_person:
        raise bad_request("message can't be edited")
    return chat, message


def _message(chat: Chat, parameters: Parameters, *, to: str) -> Message:
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {to} not found")
    return message


def _text_fields(parameters: Parameters) -> Json:
    return entities.message_text(parameters).fields() | entities.link_preview(parameters)


def _topic(chat: Chat, parameters: Parameters, replied: Json | None) -> Json:
    """Where the message goes in a supergroup with topics: the topic named, else that of the message it replies to."""
    thread_id = parameters.integer("message_thread_id")
    if thread_id and thread_id not in chat.topics:
        raise bad_request("message thread not found")
    if not thread_id and replied and replied.get("is_topic_message"):
        thread_id = replied["message_thread_id"]
    return topic_fields(thread_id) if thread_id else {}


def _replied_message(chat: Chat, parameters: Parameters) -> Json | None:
    options = parameters.structure("reply_parameters", what="reply parameters")
    if options is None and parameters.text("reply_to_message_id"):
        options = {
            "message_id": parameters.integer("reply_to_message_id"),
            "allow_sending_without_reply": parameters.flag("allow_sending_without_reply"),
        }
    if not isinstance(options, dict):
        return None
    message = chat.messages.get(options.get("message_id", 0))
    if message is None and not options.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return None if message is None else {key: value for key, value in message.json.items() if key != "reply_to_message"}


def _upload(parameters: Parameters, field: str) -> Upload:
    """The uploaded file, also by `attach://<name>`; a URL or an earlier file_id stands for a file of one byte."""
    name = parameters.text(field)
    attached = name.startswith("attach://")
    upload = parameters.uploads.get(name.removeprefix("attach://") if attached else field)
    if upload is None and name and not attached:
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
