"""Methods about the bot itself: who it is, its name, descriptions, commands and menu."""

import re
from functools import partial
from typing import Any

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Method, Telegram
from bot.simulator.types import Json

_SCOPES = (
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
    "chat", "chat_administrators", "chat_member",
)  # fmt: skip
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


async def get_me(telegram: Telegram, _: Parameters) -> Json:
    return telegram.profile.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.privacy_mode,
        "supports_inline_queries": telegram.inline_mode,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


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
    chat = telegram.chat_for_bot(parameters)
    gifts = dict.fromkeys(_GIFTS, False)
    return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


async def log_out(_telegram: Telegram, _parameters: Parameters) -> bool:
    return True


async def close(_telegram: Telegram, _parameters: Parameters) -> bool:
    return True


async def _set_text(telegram: Telegram, parameters: Parameters, *, kind: str) -> bool:
    text, language = parameters.text(kind), _language(parameters)
    if len(text) > limits.PROFILE_TEXTS[kind]:
        raise bad_request(f"{kind.replace('_', ' ')} is too long")
    telegram.profile.texts[kind][language] = text
    telegram.notify_all({"type": "bot"})
    return True


async def _get_text(telegram: Telegram, parameters: Parameters, *, kind: str) -> Json:
    text = telegram.profile.text(kind, _language(parameters))
    return {kind: text or (telegram.profile.username if kind == "name" else "")}


TEXT_METHODS: dict[str, Method] = {
    f"{verb}my{kind.replace('_', '')}": partial(method, kind=kind)
    for kind in limits.PROFILE_TEXTS
    for verb, method in (("set", _set_text), ("get", _get_text))
}
"""The methods of the bot's name and descriptions, for instance "setmyname"."""


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


def _command(given: Any) -> Json:
    command = given if isinstance(given, dict) else {}
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= limits.COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
