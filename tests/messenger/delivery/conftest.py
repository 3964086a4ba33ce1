"""What the tests of the delivery share."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.messenger.delivery.delivery import Delivery
from bot.messenger.delivery.message import OutgoingMessage
from bot.messenger.transport.update_context import UpdateContext
from bot.operations.metrics import Metrics
from bot.screens.decision import Effect
from bot.store.memory import MemoryStore
from tests.messenger.fakes import Outcome, ScriptedRequest, memory, scripted_bot


@dataclass
class Post:
    """A delivery with all its surroundings in view."""

    request: ScriptedRequest
    store: MemoryStore
    metrics: Metrics
    delivery: Delivery

    async def shows(
        self, context: UpdateContext, message: OutgoingMessage, *effects: Effect, **script: list[Outcome]
    ) -> list[str]:
        """The methods called, in order."""
        self.request.script |= script
        try:
            await self.delivery.show(context, message, effects)
        finally:
            await self.delivery.acknowledgements.drain()
        return self.request.methods


async def make_post(request: ScriptedRequest | None = None) -> Post:
    request, store, metrics = request or ScriptedRequest(), memory(), Metrics()
    return Post(request, store, metrics, Delivery(await scripted_bot(request, store, metrics), store, metrics))


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    made = await make_post()
    yield made
    await made.delivery.acknowledgements.drain()
