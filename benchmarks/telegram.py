"""A Bot API server that does as little as it can: it hands out updates and notes when each was answered.

It knows nothing of limits, formatting or refusals (the simulator does): here it must not be what takes the time.
"""

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import Callable
from urllib.parse import parse_qsl

from benchmarks.wire import Wire

_METHOD = re.compile(rb"[A-Z]+ /bot[^/]+/([A-Za-z]+)")
_CHAT = re.compile(rb"chat_id[^0-9]{1,80}([0-9]+)")

BOT = {
    "id": 1000000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot",
    "can_join_groups": False, "can_read_all_group_messages": False, "supports_inline_queries": False,
}  # fmt: skip

ANSWERS = frozenset({"sendMessage", "editMessageText"})
NODS = frozenset({"answerCallbackQuery", "deleteWebhook", "setMyCommands", "deleteMessages", "editMessageReplyMarkup"})

OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json"
NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json"

REPEATED_OFFSET = 0.5
"""Seconds: Telegram gives a single update to an offset that is repeated sooner."""

Answered = Callable[[int, bytes], None]


class Telegram:
    """One bot's server. `answered` is called with the chat and the body of each message sent or edited."""

    def __init__(self) -> None:
        self.answered: Answered = lambda chat, body: None
        self.queue = Queue()
        self.webhook: asyncio.Future[dict[str, str]] = asyncio.get_running_loop().create_future()
        self.unknown: list[str] = []
        self.acknowledged = 0
        self._server: asyncio.Server | None = None
        self._messages = 1000

    async def start(self) -> str:
        """Listen on a free port; gives the address."""
        self._server = await asyncio.get_running_loop().create_server(lambda: Line(self), "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()

    def call(self, method: str, head: bytes, body: bytes, line: "Line") -> None:
        """Answer one call, now or, for getUpdates, when there is something to give."""
        if method in ANSWERS:
            line.result(self._answer(body))
        elif method == "getUpdates":
            self.queue.ask(
                line, {name: int(value) for name, value in parameters(head, body).items() if value.isdigit()}
            )
        elif method == "getMe":
            line.result(json.dumps(BOT).encode())
        elif method == "setWebhook":
            if not self.webhook.done():
                self.webhook.set_result(parameters(head, body))
            line.result(b"true")
        elif method in NODS:
            self.acknowledged += method == "answerCallbackQuery"
            line.result(b"true")
        else:
            self.unknown.append(method)
            line.write(NOT_FOUND, b'{"ok":false,"error_code":404,"description":"Not Found: method not found"}')

    def carry_out(self, call: bytes) -> None:
        """A call that came with the answer to an update by webhook."""
        self.acknowledged += json.loads(call).get("method") == "answerCallbackQuery"

    def _answer(self, body: bytes) -> bytes:
        found = _CHAT.search(body)
        assert found, "a message without a chat"
        chat = int(found[1])
        self.answered(chat, body)
        self._messages += 1
        return (
            f'{{"message_id":{self._messages},"from":{{"id":1000000001,"is_bot":true,"first_name":"Bench"}},'
            f'"chat":{{"id":{chat},"type":"private","first_name":"Maria"}},"date":{int(time.time())},"text":"Shown"}}'
        ).encode()


class Line(Wire):
    """A bot's connection."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__()
        self._telegram = telegram

    def message(self, head: bytes, body: bytes) -> None:
        method = _METHOD.match(head)
        self._telegram.call(method[1].decode() if method else "", head, body, self)

    def result(self, result: bytes) -> None:
        self.write(OK, b'{"ok":true,"result":' + result + b"}")


class Queue:
    """Updates that are not confirmed yet, and the call that waits for more."""

    def __init__(self) -> None:
        self._waiting: tuple[Line, int, int, asyncio.TimerHandle] | None = None
        self._updates: deque[tuple[int, bytes]] = deque()
        self._asked, self._asked_at = 0, 0.0

    def put(self, number: int, update: bytes) -> None:
        self._updates.append((number, update))
        self._give()

    def ask(self, line: Line, asked: dict[str, int]) -> None:
        """One getUpdates: forgets what is below its offset, then waits for something to give."""
        offset, limit = asked.get("offset", 0), asked.get("limit", 100)
        now = time.monotonic()
        if offset == self._asked and now - self._asked_at < REPEATED_OFFSET:
            limit = 1
        self._asked, self._asked_at = offset, now
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()
        self._end()
        patience = asyncio.get_running_loop().call_later(asked.get("timeout", 0), self._end)
        self._waiting = (line, offset, limit, patience)
        self._give()

    def _give(self) -> None:
        if self._waiting is None or not self._updates:
            return
        line, _, limit, patience = self._waiting
        self._waiting = None
        patience.cancel()
        given = [update for (_, update), _ in zip(self._updates, range(limit), strict=False)]
        line.result(b"[" + b",".join(given) + b"]")

    def _end(self) -> None:
        """With nothing."""
        if self._waiting is not None:
            line, _, _, patience = self._waiting
            self._waiting = None
            patience.cancel()
            line.result(b"[]")


def _numbers(given: dict[str, str]) -> dict[str, int]:
    return {name: int(value) for name, value in given.items() if value.isdigit()}


def parameters(head: bytes, body: bytes) -> dict[str, str]:
    """A call's parameters, from JSON or a form."""
    if b"application/json" in head:
        return {name: str(value) for name, value in json.loads(body or b"{}").items()}
    return dict(parse_qsl(body.decode()))
