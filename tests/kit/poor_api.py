"""A Bot API server that knows five methods and answers `getUpdates` at once, whose clock may differ from ours."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

from aiohttp import web

from tests.messenger.fakes import Refused

ME = {"id": 4200000, "is_bot": True, "first_name": "Magnolia", "username": "magnolia_bot"}
UNKNOWN = Refused(404, "Not Found: method not found")
FIRST = 50

Json = dict[str, Any]


@dataclass
class PoorApi:
    """`sent` and `edited` are the calls that it took, `asked` counts those of `getUpdates`.

    `offset` is the highest that was asked for. While it is `broken` a proxy answers in its place. `refusals` name
    methods that it knows and refuses.
    """

    seconds_ahead: float = 0.0
    refusals: Mapping[str, Refused] = field(default_factory=dict)
    sent: list[Json] = field(default_factory=list)
    edited: list[Json] = field(default_factory=list)
    updates: list[Json] = field(default_factory=list)
    offset: int = 0
    asked: int = 0
    broken: bool = False

    def respond(self, method: str, body: Json) -> web.Response:
        if self.broken and method != "getMe":
            return web.Response(status=502, text="<html>")
        known: dict[str, Callable[[Json], object]] = {
            "getMe": lambda _body: ME,
            "getUpdates": self._get_updates,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "answerCallbackQuery": lambda _body: True,
        }
        headers = {"Date": formatdate(self._now(), usegmt=True)}
        if method not in known:
            refusal = self.refusals.get(method, UNKNOWN)
            return web.Response(status=refusal.status, body=refusal.body(), headers=headers)
        return web.json_response({"ok": True, "result": known[method](body)}, headers=headers)

    def writes(self, text: str, *, seconds_ago: float = 0.0) -> None:
        """A text from one and the same person."""
        chat = {"id": 7, "type": "private", "first_name": "A"}
        date = int(self._now() - seconds_ago)
        self._add(message={"message_id": 5, "date": date, "chat": chat, "from": chat | {"is_bot": False}, "text": text})

    def presses(self, data: str) -> None:
        """A press on the first message that was sent."""
        chat = {"id": 7, "type": "private", "first_name": "A"}
        shown = {"message_id": 1001, "date": 1, "chat": chat}
        self._add(callback_query={"id": "9", "from": chat, "message": shown, "data": data})

    def _add(self, **update: Json) -> None:
        self.updates.append({"update_id": FIRST + len(self.updates), **update})

    def _now(self) -> float:
        return time.time() + self.seconds_ahead

    def _get_updates(self, body: Json) -> object:
        self.asked += 1
        self.offset = max(self.offset, body.get("offset") or 0)
        return [update for update in self.updates if update["update_id"] >= self.offset]

    def _send(self, body: Json) -> object:
        self.sent.append(body)
        return {"message_id": 1000 + len(self.sent), "date": 1, "chat": {"id": body["chat_id"], "type": "private"}}

    def _edit(self, body: Json) -> object:
        self.edited.append(body)
        return True
