"""The bot's name, descriptions and commands: languages, scopes and limits."""

from typing import Any

import pytest

from tests.simulator.conftest import Line

pytestmark = pytest.mark.asyncio

COMMAND = {"command": "start", "description": "Begin"}


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("setMyName", {"name": "x" * 65}),
        ("setMyDescription", {"description": "x" * 513}),
        ("setMyShortDescription", {"short_description": "x" * 121}),
        ("setMyName", {"name": "x", "language_code": "pt-br"}),
        ("setMyCommands", {"commands": [COMMAND | {"command": "Start"}]}),
        ("setMyCommands", {"commands": [COMMAND | {"description": ""}]}),
        ("setMyCommands", {"commands": [COMMAND] * 101}),
        ("setMyCommands", {"commands": [COMMAND], "scope": {"type": "odd"}}),
        ("setChatMenuButton", {"menu_button": {"type": "odd"}}),
    ],
)
async def test_what_does_not_fit_is_refused(line: Line, method: str, parameters: dict[str, Any]) -> None:
    assert (await line.refusal(method, **parameters)).startswith("Bad Request: ")


async def test_texts_fall_back_to_the_one_for_everybody(line: Line) -> None:
    await line.bot("setMyShortDescription", short_description="Storm safety")
    await line.bot("setMyShortDescription", short_description="Tormentas", language_code="es")
    assert (await line.bot("getMyShortDescription", language_code="es"))["short_description"] == "Tormentas"
    assert (await line.bot("getMyShortDescription", language_code="vi"))["short_description"] == "Storm safety"


async def test_commands_belong_to_a_scope_and_a_language(line: Line) -> None:
    scope = {"type": "all_private_chats"}
    await line.bot("setMyCommands", commands=[COMMAND], scope=scope, language_code="es")
    assert await line.bot("getMyCommands") == []
    assert await line.bot("getMyCommands", scope=scope, language_code="es") == [COMMAND]
    await line.bot("deleteMyCommands", scope=scope, language_code="es")
    assert await line.bot("getMyCommands", scope=scope, language_code="es") == []
