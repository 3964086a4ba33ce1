"""The messenger's parts together."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.messenger import messenger
from bot.messenger.delivery.fallback import make_fallback
from bot.messenger.messenger import DRAIN_SECONDS, Messenger, build_messenger
from bot.messenger.transport.flood_guard import FORGET_SECONDS
from bot.operations.metrics import Metrics
from bot.screens.content import Content
from bot.store.store import LANGUAGE_SECONDS
from tests.kit import fast_forward
from tests.messenger.fakes import ManualClock, ScriptedRequest, memory, pressed, scripted_bot, wrote


@dataclass
class Silence:
    """A source from which nothing comes, which notes what it is told."""

    name = "silence"
    told: list[str] = field(default_factory=list)

    async def start(self) -> None:
        self.told.append("start")

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def close(self) -> None:
        self.told.append("close")

    async def finish(self) -> None:
        self.told.append("finish")


async def built(content: Content, request: ScriptedRequest, clock: ManualClock | None = None) -> Messenger:
    store, fallback, metrics = memory(clock), make_fallback(content), Metrics()
    bot = await scripted_bot(request, store, metrics)
    return build_messenger(
        bot,
        store,
        content=lambda: content,
        fallback=lambda: fallback,
        metrics=metrics,
        clock=clock or ManualClock(),
    )


def test_what_is_remembered_is_dropped_in_time_though_nobody_writes_any_more(content: Content) -> None:
    clock = ManualClock()

    async def flow() -> None:
        made = await built(content, ScriptedRequest(), clock)
        async with made.running(Silence()):
            await (made.queue.put(wrote("hola")) or asyncio.Future())
            chats: Any = made.store
            assert (len(made.queue._flood_guard), len(chats._chats)) == (1, 1)
            for _ in range(2):
                clock.now += max(FORGET_SECONDS, LANGUAGE_SECONDS)
                await asyncio.sleep(2 * messenger.EXPIRE_EVERY)
            assert (len(made.queue._flood_guard), len(chats._chats)) == (0, 0)

    fast_forward.run(flow())


def test_at_the_end_nothing_more_is_taken_then_what_is_in_hand_is_answered_and_confirmed(content: Content) -> None:
    source, request = Silence(), ScriptedRequest()

    async def flow() -> None:
        made = await built(content, request)
        async with made.running(source):
            text, press = made.queue.put(wrote("hola", update=1)), made.queue.put(pressed("home", update=2))
        assert text and text.done() and press and press.done()

    fast_forward.run(flow())
    assert source.told == ["close", "finish"]
    assert sorted(request.methods) == ["answerCallbackQuery", "editMessageText", "sendMessage"]


def test_what_cannot_be_answered_before_the_end_stays_with_telegram(
    content: Content, log: list[dict[str, Any]]
) -> None:
    async def flow() -> float:
        made = await built(content, NeverAnswers())
        async with made.running(Silence()):
            confirmed = made.queue.put(wrote("hola"))
            await asyncio.sleep(1)
            began = asyncio.get_running_loop().time()
        assert confirmed and confirmed.cancelled()
        return asyncio.get_running_loop().time() - began

    assert fast_forward.run(flow()) <= DRAIN_SECONDS + 1
    assert [entry["updates"] for entry in log if "Telegram keeps them" in entry["event"]] == [1]


class NeverAnswers(ScriptedRequest):
    """Tells who the bot is, and nothing else."""

    async def do_request(self, url: str, *arguments: Any, **more: Any) -> tuple[int, bytes]:
        if not url.endswith("/getMe"):
            await asyncio.Event().wait()
        return await super().do_request(url, *arguments, **more)
