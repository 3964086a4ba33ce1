"""Methods that delete messages, within Telegram's windows."""

from bot.simulator import limits
from bot.simulator.chat import Chat, Message
from bot.simulator.errors import bad_request
from bot.simulator.methods.method import Method
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram


async def delete_message(telegram: Telegram, parameters: Parameters) -> bool:
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check(telegram, chat, message)
    chat.remove([message.id])
    return True


async def delete_messages(telegram: Telegram, parameters: Parameters) -> bool:
    """Ids that are not there are skipped; one message that may not be deleted keeps all of them."""
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    ids = parameters.structure("message_ids", what="message identifiers")
    if not isinstance(ids, list) or not all(isinstance(one, int) for one in ids):
        raise bad_request("can't parse message identifiers JSON object")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > limits.DELETE_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    there = [one for one in ids if one in chat.messages]
    for one in there:
        _check(telegram, chat, chat.messages[one])
    chat.remove(there)
    return True


def _check(telegram: Telegram, chat: Chat, message: Message) -> None:
    if not chat.private and message.by_person:
        raise bad_request("message can't be deleted")
    if telegram.clock() - message.json["date"] > telegram.times.deletion:
        raise bad_request("message can't be deleted for everyone")


METHODS: tuple[Method, ...] = (delete_message, delete_messages)
