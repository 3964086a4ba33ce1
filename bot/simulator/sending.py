"""How the bot's messages come to be, change and go: the rules that every method of sending shares."""

from bot.simulator import keyboard
from bot.simulator.chat import Chat, Message
from bot.simulator.errors import bad_request
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram
from bot.simulator.types import Json


def send(telegram: Telegram, parameters: Parameters, content: Json) -> Json:
    """Puts `content` into the chat as the bot's message, with its keyboard and what it answers to."""
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    markup = keyboard.inline(parameters)
    answered = _answered(chat, parameters)
    topic = _topic(chat, parameters, answered)
    telegram.flood.spend(chat.id)
    content = content | topic
    content |= ({"reply_to_message": answered} if answered else {}) | ({"reply_markup": markup} if markup else {})
    if parameters.flag("protect_content"):
        content["has_protected_content"] = True
    return telegram.keep(chat, content, by_person=False).json


def edit(chat: Chat, message: Message, content: Json, *, drop: frozenset[str], now: int) -> Json | bool:
    """Replaces the fields in `drop` by `content`; raises where nothing would change.

    Returns the Message, or True for one that was sent via the bot, which the bot never sees.
    """
    old = {key: value for key, value in message.json.items() if key in drop}
    if old == content:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a current "
            "content and reply markup of the message"
        )
    message.json = {key: value for key, value in message.json.items() if key not in drop} | content | {"edit_date": now}
    message.edited = True
    chat.show("edited", message)
    return True if message.inline_message_id else message.json


def own_message(telegram: Telegram, parameters: Parameters) -> tuple[Chat, Message]:
    """The bot's message that a method wants to edit."""
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


def topic_fields(thread: int) -> Json:
    """The fields of a Message in the topic with that message_thread_id."""
    return {"message_thread_id": thread, "is_topic_message": True}


def _topic(chat: Chat, parameters: Parameters, answered: Json | None) -> Json:
    """Where the message goes in a supergroup with topics: the topic named, else that of the message it replies to."""
    thread = parameters.integer("message_thread_id")
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    if not thread and answered and answered.get("is_topic_message"):
        thread = answered["message_thread_id"]
    return topic_fields(thread) if thread else {}


def _answered(chat: Chat, parameters: Parameters) -> Json | None:
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
