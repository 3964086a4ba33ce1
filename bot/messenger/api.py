"""Calls to the Bot API with plain dictionaries: all that a bot at work calls, from its first question on.

python-telegram-bot's own `Bot.send_message` took 335 microseconds beside 20 for the JSON itself, nearly all of it for a
Message object that nobody reads; so `Bot` serves `publish` alone.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Protocol

from bot.http.answer import NoAnswer
from bot.http.client import Client
from bot.messenger.json_bytes import read, write

Parameters = Mapping[str, object]

READ_SECONDS = 10.0
INFO_SECONDS = 3.0
"""Whoever asks whether the bot is well does not wait long."""


class Unreachable(Exception):
    """No usable answer: the network, a timeout, a server's fault, or a page that is no Bot API object.

    The text is the name of what went wrong, never a URL or a body.
    """


class Refused(Exception):
    """Telegram said no. `description` is for telling refusals apart, never for a log: it may quote what was sent."""

    def __init__(self, status: int, description: str, retry_after: float | None = None) -> None:
        super().__init__(str(status))
        self.status, self.description, self.retry_after = status, description, retry_after


class Caller(Protocol):
    """Whoever can call the Bot API."""

    async def call(
        self, method: str, parameters: Parameters, *, ready: bytes = b"", seconds: float = READ_SECONDS
    ) -> object:
        """The `result` of a call. Raises Refused or Unreachable.

        `ready` is a JSON object that was written before, not an empty one: its fields go along beside `parameters`.
        `seconds` is for the answer; connecting has a limit of its own.
        """


class Api:
    """One bot at one Bot API server: the base of `client` is the server's address and `/bot<token>`."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def call(
        self, method: str, parameters: Parameters, *, ready: bytes = b"", seconds: float = READ_SECONDS
    ) -> object:
        try:
            answer = await self._client.post(method, _written(parameters, ready), seconds=seconds)
        except NoAnswer as reason:
            raise Unreachable(str(reason)) from None
        return _result(answer.status, answer.body)

    async def webhook_info(self) -> Mapping[str, object] | None:
        """Telegram's WebhookInfo; None when it is out of reach."""
        try:
            info = await self.call("getWebhookInfo", {}, seconds=INFO_SECONDS)
        except (Refused, Unreachable):
            return None
        return info if isinstance(info, dict) else None


def _written(parameters: Parameters, ready: bytes) -> bytes:
    if ready and not parameters:
        return ready
    written = write(parameters)
    return ready[:-1] + b"," + written[1:] if ready else written


def _result(status: int, body: bytes) -> object:
    try:
        answer = read(body)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise Unreachable(f"no Bot API answer, status {status}")
    if status == HTTPStatus.OK and answer.get("ok") is True and "result" in answer:
        return answer["result"]
    description = answer.get("description")
    if not HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR or not isinstance(description, str):
        raise Unreachable(f"status {status}")
    raise Refused(status, description, _wait(status, answer.get("parameters")))


def _wait(status: int, parameters: object) -> float | None:
    """Seconds that Telegram asks to wait; one where it says 'too many' and not for how long."""
    wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if isinstance(wait, int | float):
        return max(float(wait), 0.0)
    return 1.0 if status == HTTPStatus.TOO_MANY_REQUESTS else None
