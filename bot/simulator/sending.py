"""What all methods that send or edit messages share: reply, topic, keyboard, rate limit."""

from bot.simulator import keyboard
from bot.simulator.chat import Chat, Message
from bot.simulator.errors import bad_request
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def send(telegram: Telegram, parameters: Parameters, content: Json) -> Json:
    """Sends `content` as a message of the bot, with its keyboard and the message that it replies to.

    Returns the Message. Raises ApiError.
    """
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    markup = keyboard.inline(parameters)
    replied = _replied_message(chat, parameters)
    topic = _topic(chat, parameters, replied)
    telegram.rate_limit.spend(chat.id)
    content = content | topic
    if replied:
        content["reply_to_message"] = replied
    if markup:
        content["reply_markup"] = markup
    if parameters.flag("protect_content"):
        content["has_protected_content"] = True
    return telegram.add_message(chat, content, by_person=False).json


def edit(chat: Chat, message: Message, content: Json, *, replaces: frozenset[str], now: int) -> Json | bool:
    """Replaces these fields by `content`. Raises ApiError where nothing would change.

    Returns the Message, or True for one that was sent via the bot, since the bot has no access to its chat.
    """
    old = {key: value for key, value in message.json.items() if key in replaces}
    if old == content:
        raise bad_request(NOT_MODIFIED)
    other = {key: value for key, value in message.json.items() if key not in replaces}
    message.json = other | content | {"edit_date": now}
    message.edited = True
    chat.notify_message("edited", message)
    return True if message.inline_message_id else message.json


def editable_message(telegram: Telegram, parameters: Parameters) -> tuple[Chat, Message]:
    """The message that a method wants to edit, by its inline_message_id or by chat and message id. Raises ApiError."""
    if inline_message_id := parameters.text("inline_message_id"):
        if inline_message_id not in telegram.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return telegram.inline_messages[inline_message_id]
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.by_person:
        raise bad_request("message can't be edited")
    return chat, message


def topic_fields(thread_id: int) -> Json:
    """The fields of a Message in the topic with that message_thread_id."""
    return {"message_thread_id": thread_id, "is_topic_message": True}


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
