"""A bare echo on our own transport: messages of the whole bot, made ready at start and sent without a thought.

A typed text gets a message; a press gets its message edited and is acknowledged beside that.
"""

import asyncio
import sys
from collections.abc import Sequence

from benchmarks.traffic import Act, Crowd, Update, pressed, typed
from bot.catalog import Catalog
from bot.guide.loader import load
from bot.http.client import Client
from bot.messenger.api import Api
from bot.messenger.gallery import wanted
from bot.messenger.incoming import Incoming
from bot.messenger.kept import finished
from bot.messenger.polling import Poller
from bot.messenger.receive import receive
from bot.messenger.source import Source
from bot.messenger.webhook import Endpoint, Webhook
from bot.operations.metrics import Metrics
from bot.screens.content import Content
from bot.screens.decision import Languages
from bot.settings import ROOT

BOT, SECRET = "bench_bot", "bench-secret-0123456789"

SAMPLES = 200
"""Different messages for typed texts, and as many for presses: enough for their mean size to be the whole bot's."""


def made_ready(content: Content, acts: Sequence[Act]) -> list[bytes]:
    """What the whole bot sends when people do this."""
    crowd = Crowd()
    return [_content(content, crowd.play(act)) for act in acts[:SAMPLES]]


def _content(content: Content, update: Update) -> bytes:
    incoming = receive({"update_id": 1, **update.body}, bot=BOT)
    assert incoming is not None
    outline = wanted(content, incoming, Languages(None, incoming.hinted)).spec
    return finished(content, outline, sent=incoming.press is None)


class Echo:
    """In the inbox's place: no lines, no limits, no store."""

    def __init__(self, api: Api, *, typed: list[bytes], pressed: list[bytes]) -> None:
        self._api, self._typed, self._pressed = api, typed, pressed
        self._tasks: set[asyncio.Task[bytes]] = set()

    def take(self, incoming: Incoming, *, carries: bool = False) -> asyncio.Future[bytes]:
        task = asyncio.create_task(self._answer(incoming))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _answer(self, incoming: Incoming) -> bytes:
        contents = self._typed if incoming.press is None else self._pressed
        content = contents[incoming.update % len(contents)]
        if incoming.press is None:
            await self._api.call("sendMessage", {"chat_id": incoming.chat}, ready=content)
            return b""
        acknowledged = self._api.call("answerCallbackQuery", {"callback_query_id": incoming.press})
        place = {"chat_id": incoming.chat, "message_id": incoming.message}
        edited = self._api.call("editMessageText", place, ready=content)
        await asyncio.gather(acknowledged, edited)
        return b""


async def main(token: str, api: str, port: str) -> None:
    catalog = Catalog.open(ROOT / "content", ROOT / "locales")
    catalog.set_bot_name(BOT)
    calls = Api(Client(f"{api}/bot{token}"))
    guide = load(ROOT / "content")
    ready = {kind: made_ready(catalog.content, acts(guide)) for kind, acts in (("typed", typed), ("pressed", pressed))}
    echo = Echo(calls, **ready)
    del catalog, guide
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
