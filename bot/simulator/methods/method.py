"""What a method is: an async function of the state and the parameters, whose answer becomes `result`."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Telegram

Method = Callable[[Telegram, Parameters], Awaitable[Any]]
