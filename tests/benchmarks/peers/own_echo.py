"""A bare echo on our own transport: what the whole bot would send, made ready at start and sent without a thought.

A typed text gets a message; a press gets its message edited and is acknowledged beside that.
"""

import asyncio
import sys

from bot.messenger.api import Api
from bot.messenger.conversation import responding
from bot.messenger.deliver import NO_PREVIEW
from bot.messenger.incoming import Incoming, Typed
from bot.messenger.polling import Poller
from bot.messenger.receive import receive
from bot.messenger.render import render
from bot.messenger.request import Request
from bot.messenger.source import Source
from bot.messenger.webhook import Endpoint, Webhook
from bot.operations.metrics import Metrics
from bot.screens.address import Address
from bot.screens.library import Library
from bot.screens.screen import Languages
from bot.settings import ROOT
from bot.shelf import Shelf
from tests.benchmarks.traffic import Crowd, greeting, pressed, typed

BOT, SECRET = "bench_bot", "bench-secret-0123456789"

Content = dict[str, object]
Ready = dict[Address | Typed | None, Content]


def made_ready(library: Library) -> Ready:
    """What the whole bot sends for everything that the benchmark types and presses."""
    respond, crowd, ready = responding(lambda: library), Crowd(), Ready()
    for act in (greeting(), *typed(library.guide), *pressed(library.guide)):
        incoming = receive({"update_id": 1, **crowd.play(act).body}, bot=BOT)
        assert incoming is not None
        screen = respond(incoming, Languages(None, incoming.hinted)).screen
        shown = render(screen, sent=incoming.press is None)
        ready[incoming.wants] = {
            "text": shown.text,
            "parse_mode": "HTML",
            "link_preview_options": NO_PREVIEW,
            "reply_markup": shown.keyboard,
        }
    return ready


class Echo:
    """In the inbox's place: no lines, no limits, no store."""

    def __init__(self, api: Api, ready: Ready) -> None:
        self._api, self._ready = api, ready
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, incoming: Incoming) -> asyncio.Future[None]:
        task = asyncio.create_task(self._answer(incoming))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _answer(self, incoming: Incoming) -> None:
        content = {"chat_id": incoming.chat, **self._ready[incoming.wants]}
        if incoming.press is None:
            await self._api.call("sendMessage", {"disable_notification": True, **content})
            return
        acknowledged = self._api.call("answerCallbackQuery", {"callback_query_id": incoming.press})
        edited = self._api.call("editMessageText", {"message_id": incoming.message, **content})
        await asyncio.gather(acknowledged, edited)


async def main(token: str, api: str, port: str) -> None:
    shelf = Shelf.open(ROOT / "content", ROOT / "locales")
    shelf.named(BOT)
    request = Request()
    await request.initialize()
    calls = Api(request, f"{api}/bot{token}")
    echo = Echo(calls, made_ready(shelf.library))
    del shelf
    source = _source(calls, echo, port)
    await source.start()
    await source.run()


def _source(api: Api, echo: Echo, port: str) -> Source:
    if not port:
        return Poller(api, echo, bot=BOT, metrics=Metrics())
    endpoint = Endpoint(f"http://127.0.0.1:{port}/hook", SECRET, "127.0.0.1", int(port))
    return Webhook(api, echo, endpoint, bot=BOT)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
