"""The bot's name, descriptions and commands: languages, scopes and limits."""

from typing import Any

import pytest

from tests.simulator.conftest import SimulatorClient

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
async def test_invalid_profile_values_are_rejected(
    simulator: SimulatorClient, method: str, parameters: dict[str, Any]
) -> None:
    assert (await simulator.error(method, **parameters)).startswith("Bad Request: ")


async def test_texts_fall_back_to_the_default(simulator: SimulatorClient) -> None:
    await simulator.bot("setMyShortDescription", short_description="Storm safety")
    await simulator.bot("setMyShortDescription", short_description="Tormentas", language_code="es")
    assert (await simulator.bot("getMyShortDescription", language_code="es"))["short_description"] == "Tormentas"
    assert (await simulator.bot("getMyShortDescription", language_code="vi"))["short_description"] == "Storm safety"


async def test_commands_belong_to_a_scope_and_a_language(simulator: SimulatorClient) -> None:
    scope = {"type": "all_private_chats"}
    await simulator.bot("setMyCommands", commands=[COMMAND], scope=scope, language_code="es")
    assert await simulator.bot("getMyCommands") == []
    assert await simulator.bot("getMyCommands", scope=scope, language_code="es") == [COMMAND]
    await simulator.bot("deleteMyCommands", scope=scope, language_code="es")
    assert await simulator.bot("getMyCommands", scope=scope, language_code="es") == []
