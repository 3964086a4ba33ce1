"""Telegram's queue of updates, as `getUpdates` shows it."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from telegram.request import RequestData

from tests.messenger.fakes import Json, ScriptedRequest


def text_update(number: int, chat: int = 1) -> Json:
    return {"update_id": number, "message": {"message_id": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}}


@dataclass
class TelegramQueue(ScriptedRequest):
    """Gives updates from the asked offset on, at most 100, and forgets those below it.

    Holds a call for `hold` seconds when there are none. To an offset beyond all that it has ever given, it gives
    everything and forgets nothing. `offsets` are those that it was asked for. A script for `getUpdates` comes first.
    """

    updates: list[Any] = field(default_factory=list)
    offsets: list[int | None] = field(default_factory=list)
    hold: float = 0.0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: object, **more: object
    ) -> tuple[int, bytes]:
        await asyncio.sleep(0)
        if url.endswith("/getUpdates"):
            asked: Json = dict(request_data.parameters) if request_data else {}
            self.offsets.append(asked.get("offset"))
            if not self.script.get("getUpdates"):
                self.script["getUpdates"] = [self._give(asked) or await self._hold(asked)]
        return await super().do_request(url, method, request_data)

    async def _hold(self, asked: Json) -> list[Any]:
        await asyncio.sleep(self.hold)
        return self._give(asked)

    def _give(self, asked: Json) -> list[Any]:
        offset = asked.get("offset") or 0
        if self.updates and offset <= self.updates[-1]["update_id"] + 1:
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
        return self.updates[: asked["limit"]]
