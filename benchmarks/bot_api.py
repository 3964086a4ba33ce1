"""A Bot API server that does as little as possible: it hands out updates and notes when each was answered.

It checks no limits, formatting or permissions, as the simulator does: here it must not be what takes the time.
"""

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from benchmarks.http_protocol import HttpProtocol

_METHOD = re.compile(rb"[A-Z]+ /bot[^/]+/([A-Za-z]+)")
_CHAT = re.compile(rb"chat_id[^0-9]{1,80}([0-9]+)")

BOT = {
    "id": 1000000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot",
    "can_join_groups": False, "can_read_all_group_messages": False, "supports_inline_queries": False,
}  # fmt: skip

ANSWERS = frozenset({"sendMessage", "editMessageText"})
"""Methods that answer an update."""

RETURN_TRUE = frozenset(
    {"answerCallbackQuery", "deleteWebhook", "setMyCommands", "deleteMessages", "editMessageReplyMarkup"}
)

OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json"
NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json"

REPEATED_OFFSET_SECONDS = 0.5
"""Telegram gives a single update to an offset that is repeated sooner."""

OnAnswer = Callable[[int, bytes], None]
"""Called with the chat and the body of each message that was sent or edited."""


class BotApi:
    """The server of one bot. `webhook` is done when the bot has called setWebhook; it holds that call's parameters."""

    def __init__(self) -> None:
        self.on_answer: OnAnswer = lambda chat, body: None
        self.updates = UpdateQueue()
        self.webhook: asyncio.Future[dict[str, str]] = asyncio.get_running_loop().create_future()
        self.unknown_methods: list[str] = []
        self.acknowledged = 0
        self._server: asyncio.Server | None = None
        self._message_id = 1000

    async def start(self) -> str:
        """Listen on a free port of 127.0.0.1; returns the base URL."""
        self._server = await asyncio.get_running_loop().create_server(lambda: Connection(self), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()

    def call(self, method: str, head: bytes, body: bytes, connection: "Connection") -> None:
        """Answer one call, now or, for getUpdates, when there is something to give."""
        if method in ANSWERS:
            connection.send_result(self._answer(body))
        elif method == "getUpdates":
            self.updates.get(connection, _numbers(parameters(head, body)))
        elif method == "getMe":
            connection.send_result(json.dumps(BOT).encode())
        elif method == "setWebhook":
            if not self.webhook.done():
                self.webhook.set_result(parameters(head, body))
            connection.send_result(b"true")
        elif method in RETURN_TRUE:
            self.acknowledged += method == "answerCallbackQuery"
            connection.send_result(b"true")
        else:
            self.unknown_methods.append(method)
            connection.send(NOT_FOUND, b'{"ok":false,"error_code":404,"description":"Not Found: method not found"}')

    def call_from_webhook(self, call: bytes) -> None:
        """A call that came as the answer to an update by webhook."""
        self.acknowledged += json.loads(call).get("method") == "answerCallbackQuery"

    def _answer(self, body: bytes) -> bytes:
        found = _CHAT.search(body)
        assert found, "a message without a chat"
        chat = int(found[1])
        self.on_answer(chat, body)
        self._message_id += 1
        return (
            f'{{"message_id":{self._message_id},"from":{{"id":1000000001,"is_bot":true,"first_name":"Bench"}},'
            f'"chat":{{"id":{chat},"type":"private","first_name":"Maria"}},"date":{int(time.time())},"text":"Shown"}}'
        ).encode()


class Connection(HttpProtocol):
    """A connection of the bot to this server."""

    def __init__(self, api: BotApi) -> None:
        super().__init__()
        self._api = api

    def on_message(self, head: bytes, body: bytes) -> None:
        method = _METHOD.match(head)
        self._api.call(method[1].decode() if method else "", head, body, self)

    def send_result(self, result: bytes) -> None:
        self.send(OK, b'{"ok":true,"result":' + result + b"}")


@dataclass(frozen=True, slots=True)
class _LongPoll:
    """A getUpdates call without an answer yet."""

    connection: Connection
    limit: int
    timeout: asyncio.TimerHandle


class UpdateQueue:
    """Updates that the bot has not confirmed yet, and its call that waits for more."""

    def __init__(self) -> None:
        self._poll: _LongPoll | None = None
        self._updates: deque[tuple[int, bytes]] = deque()
        self._last_offset, self._last_get = 0, 0.0

    def put(self, update_id: int, update: bytes) -> None:
        self._updates.append((update_id, update))
        self._give()

    def get(self, connection: Connection, asked: dict[str, int]) -> None:
        """One getUpdates call: forget what is below its offset, then wait for something to give."""
        offset, limit = asked.get("offset", 0), asked.get("limit", 100)
        now = time.monotonic()
        if offset == self._last_offset and now - self._last_get < REPEATED_OFFSET_SECONDS:
            limit = 1
        self._last_offset, self._last_get = offset, now
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        self._end_poll(b"[]")
        timeout = asyncio.get_running_loop().call_later(asked.get("timeout", 0), self._end_poll, b"[]")
        self._poll = _LongPoll(connection, limit, timeout)
        self._give()

    def _give(self) -> None:
        if self._poll is not None and self._updates:
            given = [update for (_, update), _ in zip(self._updates, range(self._poll.limit), strict=False)]
            self._end_poll(b"[" + b",".join(given) + b"]")

    def _end_poll(self, result: bytes) -> None:
        if self._poll is not None:
            poll, self._poll = self._poll, None
            poll.timeout.cancel()
            poll.connection.send_result(result)


def _numbers(given: dict[str, str]) -> dict[str, int]:
    return {name: int(value) for name, value in given.items() if value.isdigit()}


def parameters(head: bytes, body: bytes) -> dict[str, str]:
    """The parameters of a call, from JSON or a form."""
    if b"application/json" in head.lower():
        return {name: str(value) for name, value in json.loads(body or b"{}").items()}
    return dict(parse_qsl(body.decode()))
