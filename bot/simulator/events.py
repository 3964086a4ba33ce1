"""Server-sent events: what happens in a chat, told to its open pages."""

import asyncio
import json

from aiohttp import web

from bot.simulator.chat import Chat
from bot.simulator.types import Json

_HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
_BREATH = 15  # seconds between comments that keep the connection open and show that it is gone


async def stream(request: web.Request, chat: Chat) -> web.StreamResponse:
    """Sends every event of the chat until the page goes away or the server stops."""
    response = web.StreamResponse(headers=_HEADERS)
    watcher: asyncio.Queue[Json | None] = asyncio.Queue()
    chat.watchers.add(watcher)
    try:
        await response.prepare(request)
        await response.write(b": open\n\n")
        await _send_all(response, watcher)
    except ConnectionError:
        return response
    finally:
        chat.watchers.discard(watcher)
    return response


async def _send_all(response: web.StreamResponse, watcher: asyncio.Queue[Json | None]) -> None:
    while True:
        try:
            event = await asyncio.wait_for(watcher.get(), _BREATH)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if event is None:
            return
        await response.write(f"data: {json.dumps(event)}\n\n".encode())
