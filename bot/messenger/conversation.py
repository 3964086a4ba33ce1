"""One update's way from what it asks to what is shown. Where anything fails, the ready-made hotline goes out."""

from collections.abc import Callable

import structlog

from bot.messenger.deliver import Delivery, Gone
from bot.messenger.fallback import Fallback
from bot.messenger.incoming import Incoming, Typed
from bot.messenger.turn import Dropped, Turn
from bot.operations.failure import failure
from bot.operations.metrics import Metrics
from bot.screens.answer import answer
from bot.screens.library import Library
from bot.screens.screen import Languages, Query, Reply
from bot.screens.show import show
from bot.store.store import Store

log = structlog.get_logger()

Respond = Callable[[Incoming, Languages], Reply]


def responding(library: Callable[[], Library]) -> Respond:
    """How an Incoming becomes a Reply, with whatever library is in use when it comes."""

    def respond(incoming: Incoming, languages: Languages) -> Reply:
        wants = incoming.wants
        if isinstance(wants, Typed):
            return answer(library(), Query(wants.text, languages))
        return show(library(), wants, languages=languages, way=incoming.way)

    return respond


class Conversation:
    """Answers turns. `respond` is pure; `fallback` gives the texts that are ready at the time."""

    def __init__(
        self,
        respond: Respond,
        *,
        delivery: Delivery,
        store: Store,
        fallback: Callable[[], Fallback],
        metrics: Metrics,
    ) -> None:
        self._respond = respond
        self._delivery = delivery
        self._store = store
        self._fallback = fallback
        self._metrics = metrics

    async def answer(self, turn: Turn) -> None:
        """Answer one update, once. Ends without an exception unless the hotline itself cannot be sent."""
        incoming = turn.incoming
        if await self._store.was_done(incoming.update):
            return
        if incoming.message is not None:
            await self._store.record(incoming.chat, incoming.message)
        chosen = await self._store.language(incoming.chat)
        if turn.dropped or turn.alert:
            self._note(turn, chosen)
        else:
            await self._answer(turn, Languages(chosen, incoming.hinted))
        await self._store.done(incoming.update)

    def _note(self, turn: Turn, chosen: str | None) -> None:
        self._metrics.dropped.inc()
        alert = self._fallback().alert(chosen, turn.incoming.hinted) if turn.alert else None
        self._delivery.acknowledge(turn, alert)

    async def _answer(self, turn: Turn, languages: Languages) -> None:
        try:
            await self._delivery.show(turn, self._respond(turn.incoming, languages))
        except Dropped:
            self._metrics.dropped.inc()
        except Gone:
            self._metrics.gone.inc()
        except Exception as error:  # noqa: BLE001 - the outer edge: whatever went wrong, the person gets the number now
            log.error("answered with the hotline alone", **failure(error))  # noqa: TRY400 - a traceback may quote them
            await self._give_the_hotline(turn, languages)
        else:
            self._metrics.answered.inc()

    async def _give_the_hotline(self, turn: Turn, languages: Languages) -> None:
        self._metrics.fallbacks.inc()
        self._delivery.acknowledge(turn)
        try:
            await self._delivery.say(turn, self._fallback().text(languages.chosen, languages.hinted))
        except Dropped:
            self._metrics.dropped.inc()
        except Gone:
            self._metrics.gone.inc()
