"""The Bot API's methods: each public coroutine function in the modules of this package is one."""

from inspect import iscoroutinefunction

from bot.simulator.errors import ApiError
from bot.simulator.methods import messages, profile, updates
from bot.simulator.parameters import Parameters
from bot.simulator.telegram import Method, Telegram

METHODS: dict[str, Method] = profile.TEXT_METHODS | {
    name.replace("_", ""): method
    for module in (messages, profile, updates)
    for name, method in vars(module).items()
    if iscoroutinefunction(method) and method.__module__ == module.__name__ and not name.startswith("_")
}
"""Methods by their names in lower case, for instance "sendmessage": Telegram accepts any case."""


async def call_method(telegram: Telegram, name: str, parameters: Parameters) -> object:
    """Calls a method by its name; returns its `result`. Raises ApiError."""
    method = METHODS.get(name.lower())
    if method is None:
        telegram.report_unknown_method(name)
        raise ApiError(404, "Not Found: method not found")
    if telegram.calls is not None:
        telegram.calls.append((name, dict(parameters.values)))
    telegram.raise_scripted_error(name)
    result = await method(telegram, parameters)
    telegram.succeeded[name] += 1
    return result


async def call_webhook_replies(telegram: Telegram) -> None:
    """Calls the methods that a bot puts into its answers to a webhook, until cancelled. Their results go nowhere."""
    while True:
        reply = await telegram.webhook.replies.get()
        try:
            await call_method(telegram, reply["method"], Parameters(reply))
        except ApiError as error:
            telegram.rejected[error.description] += 1
