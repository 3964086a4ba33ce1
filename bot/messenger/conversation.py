"""One update's way from what it asks to what is shown. Where anything fails, the ready-made hotline goes out."""

import asyncio
from collections.abc import Callable

import structlog

from bot.messenger.deliver import Delivery, Gone
from bot.messenger.fallback import Fallback
from bot.messenger.gallery import Answer
from bot.messenger.incoming import Incoming
from bot.messenger.turn import Dropped, Elsewhere, Turn
from bot.operations.logs import failure
from bot.operations.metrics import Metrics
from bot.screens.decision import Languages
from bot.store.store import Claim, ClaimState, Store

MOST_TRIES = 3
"""An update begun more often than that, in this life of the program and in former ones, gets the hotline alone."""

log = structlog.get_logger()

Respond = Callable[[Incoming, Languages], Answer]


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
        """Answer one update, once.

        Raises Elsewhere when another process does. No other exception, unless the hotline itself cannot be sent.
        """
        incoming = turn.incoming
        claim = await self._store.claim(incoming.update, chat=incoming.chat, message=incoming.message)
        if claim.state is ClaimState.DONE:
            return
        if claim.state is ClaimState.CLAIMED_BY_OTHER:
            raise Elsewhere
        try:
            await self._ours(turn, claim)
        except asyncio.CancelledError:
            await self._store.release(incoming.update)
            raise
        if not turn.marked:
            await self._store.done(incoming.update)

    async def _ours(self, turn: Turn, claim: Claim) -> None:
        languages = Languages(claim.language, turn.incoming.hinted)
        if claim.closed:
            turn.drop()
            if turn.incoming.press is None:
                await self._delivery.take_back(turn)
        if turn.dropped or turn.alert:
            self._note(turn, languages)
        elif claim.attempts > MOST_TRIES and not turn.incoming.leaves:
            log.warning("answered with the hotline alone", tries=claim.attempts)
            await self._give_the_hotline(turn, languages)
        else:
            await self._answer(turn, languages)

    def _note(self, turn: Turn, languages: Languages) -> None:
        self._metrics.dropped.inc()
        alert = self._fallback().alert(languages.chosen, languages.hinted) if turn.alert else None
        self._delivery.acknowledge(turn, alert)

    async def _answer(self, turn: Turn, languages: Languages) -> None:
        try:
            await self._delivery.show(turn, self._respond(turn.incoming, languages))
        except Dropped:
            self._metrics.dropped.inc()
        except Gone:
            self._metrics.unreachable.inc()
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
            self._metrics.unreachable.inc()
