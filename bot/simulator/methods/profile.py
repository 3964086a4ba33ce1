"""Methods about the bot itself: who it is, its name, descriptions, commands and menu."""

import re
from typing import Any

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Method, Telegram
from bot.simulator.types import Json

_SCOPES = frozenset(
    [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
)


async def get_me(telegram: Telegram, _: Parameters) -> Json:
    capabilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.privacy_mode,
        "supports_inline_queries": telegram.inline_mode,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return telegram.profile.user() | capabilities


async def set_my_name(telegram: Telegram, parameters: Parameters) -> bool:
    return _set(telegram, parameters, "name", limits.NAME)


async def get_my_name(telegram: Telegram, parameters: Parameters) -> Json:
    return {"name": telegram.profile.text("name", _language(parameters)) or telegram.profile.username}


async def set_my_description(telegram: Telegram, parameters: Parameters) -> bool:
    return _set(telegram, parameters, "description", limits.DESCRIPTION)


async def get_my_description(telegram: Telegram, parameters: Parameters) -> Json:
    return {"description": telegram.profile.text("description", _language(parameters))}


async def set_my_short_description(telegram: Telegram, parameters: Parameters) -> bool:
    return _set(telegram, parameters, "short_description", limits.SHORT_DESCRIPTION)


async def get_my_short_description(telegram: Telegram, parameters: Parameters) -> Json:
    return {"short_description": telegram.profile.text("short_description", _language(parameters))}


async def set_my_commands(telegram: Telegram, parameters: Parameters) -> bool:
    commands = parameters.structure("commands", what="commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    telegram.profile.commands[_scope(parameters), _language(parameters)] = [_command(command) for command in commands]
    telegram.notify_all({"type": "bot"})
    return True


async def get_my_commands(telegram: Telegram, parameters: Parameters) -> list[Json]:
    return telegram.profile.commands.get((_scope(parameters), _language(parameters)), [])


async def delete_my_commands(telegram: Telegram, parameters: Parameters) -> bool:
    telegram.profile.commands.pop((_scope(parameters), _language(parameters)), None)
    telegram.notify_all({"type": "bot"})
    return True


async def set_chat_menu_button(_: Telegram, parameters: Parameters) -> bool:
    button = parameters.structure("menu_button", what="menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: Unallowed menu button type")
    return True


async def get_chat(telegram: Telegram, parameters: Parameters) -> Json:
    chat = telegram.chat_for_bot(parameters.text("chat_id"))
    return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


async def log_out(_telegram: Telegram, _parameters: Parameters) -> bool:
    return True


async def close(_telegram: Telegram, _parameters: Parameters) -> bool:
    return True


_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
    False,
)


def _set(telegram: Telegram, parameters: Parameters, kind: str, limit: int) -> bool:
    text, language = parameters.text(kind), _language(parameters)
    if len(text) > limit:
        raise bad_request(f"{kind.replace('_', ' ')} is too long")
    if text:
        telegram.profile.texts[kind][language] = text
    else:
        telegram.profile.texts[kind].pop(language, None)
    telegram.notify_all({"type": "bot"})
    return True


def _language(parameters: Parameters) -> str:
    """The two-letter language code; empty for the default. Raises ApiError for any other."""
    language = parameters.text("language_code")
    if not re.fullmatch(r"(?:[a-z]{2})?", language):
        raise bad_request("invalid language code specified")
    return language


def _scope(parameters: Parameters) -> str:
    """The scope of commands as a key, for instance "all_private_chats" or "chat/-5"."""
    scope = parameters.structure("scope", what="bot command scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return "/".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)


def _command(command: Any) -> Json:
    name = str(command.get("command", "")).removeprefix("/") if isinstance(command, dict) else ""
    description = str(command.get("description", "")).strip() if isinstance(command, dict) else ""
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= limits.COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


METHODS: tuple[Method, ...] = (
    get_me,
    set_my_name,
    get_my_name,
    set_my_description,
    get_my_description,
    set_my_short_description,
    get_my_short_description,
    set_my_commands,
    get_my_commands,
    delete_my_commands,
    set_chat_menu_button,
    get_chat,
    log_out,
    close,
)
