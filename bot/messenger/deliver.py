"""Edit, send or give up. What Telegram's refusals mean is known here alone.

A press edits its message in place; a text or command gets a new one, silent and without link previews.
"""

import asyncio
from collections.abc import Sequence
from http import HTTPStatus

from bot.messenger.api import Caller, Parameters, Refused, Unreachable
from bot.messenger.courier import Courier
from bot.messenger.gallery import Answer
from bot.messenger.json_bytes import write
from bot.messenger.turn import Afterwards, Dropped, Turn
from bot.operations.metrics import Metrics
from bot.screens.decision import Clear, Effect, Leave, RememberLanguage
from bot.store.store import Store

DELETE_AT_ONCE = 100
"""Telegram's limit for `deleteMessages`."""

ACKNOWLEDGE_AGAIN = 0.5
"""Seconds; a press that is some seconds old cannot be acknowledged any more."""

_UNCHANGED = ("message is not modified",)
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
    "message identifier is not specified",
)
_GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot was kicked", "bot can't initiate")


class Gone(Exception):
    """Nobody is there any more: the bot was blocked, the account or the chat deleted."""


class Delivery:
    """Carries out replies. Acknowledges presses beside everything else, so that no screen waits for it.

    By webhook that costs no call: it goes along with the answer to the request that brought the press.
    """

    def __init__(self, courier: Courier, api: Caller, store: Store, metrics: Metrics) -> None:
        self._courier = courier
        self._api = api
        self._store = store
        self._metrics = metrics
        self._acknowledging: set[asyncio.Task[None]] = set()

    async def show(self, turn: Turn, answer: Answer) -> None:
        """Show the screen and carry out the effects.

        Raises Gone, Dropped, or Refused for a no that nothing here explains.
        """
        pressed = turn.incoming.message if turn.incoming.press and Clear() not in answer.effects else None
        # First of all: where a screen cannot be drawn, nothing has been done yet.
        content = answer.content(sent=pressed is None)
        if Leave() in answer.effects:
            await self._leave(turn, answer, content, pressed)
            return
        self.acknowledge(turn)
        for effect in answer.effects:
            await self._carry_out(turn, effect)
        await self._keep_if_open(turn, await self._place(turn, answer, content, pressed))

    async def say(self, turn: Turn, text: str) -> None:
        """Send plain text, with nothing in it that could be refused."""
        ready = write({"text": text, "disable_notification": True})
        await self._keep_if_open(turn, await self._send(turn, ready))

    async def take_back(self, turn: Turn) -> None:
        """Delete the message that this update is about: it came after its chat was closed."""
        message = turn.incoming.message
        if message is not None:
            await self._delete_one(Afterwards(turn.incoming), message)
            await self._store.forget(turn.incoming.chat, [message])

    def acknowledge(self, turn: Turn, alert: str | None = None) -> None:
        """Answer a press, if it was one: the button stops turning. With `alert` a box shows that text."""
        if turn.incoming.press is None:
            return
        told = {"callback_query_id": turn.incoming.press} | ({"text": alert, "show_alert": True} if alert else {})
        if turn.carries:
            call = write({"method": "answerCallbackQuery"} | told)
            turn.send_along(call, instead=lambda: self._begin(told))
        else:
            self._begin(told)

    async def settle(self, seconds: float | None = None) -> None:
        """Wait for presses that are being acknowledged, at most `seconds`."""
        if self._acknowledging:
            await asyncio.wait(self._acknowledging, timeout=seconds)

    def _begin(self, told: Parameters) -> None:
        task = asyncio.create_task(self._acknowledge(told))
        self._acknowledging.add(task)
        task.add_done_callback(self._acknowledging.discard)

    async def _acknowledge(self, told: Parameters) -> None:
        """Twice at most. If it comes to nothing the button stops by itself, and the screen comes all the same."""
        for _ in range(2):
            try:
                await self._api.call("answerCallbackQuery", told)
            except Unreachable:
                await asyncio.sleep(ACKNOWLEDGE_AGAIN)
            except Refused:
                break
            else:
                return
        self._metrics.unacknowledged.inc()

    async def _carry_out(self, turn: Turn, effect: Effect) -> None:
        """Before the screen: the choice stands even where this one answer cannot be shown."""
        chat = turn.incoming.chat
        if isinstance(effect, RememberLanguage):
            await self._store.remember_language(chat, effect.language)
        elif isinstance(effect, Clear):
            await self._store.close_chat(chat, update=turn.incoming.update)
            await self._delete_all(turn)

    async def _keep_if_open(self, turn: Turn, message: int | None) -> None:
        """Note what is shown for a later close; if that has come already, take it away again.

        A press's message that was edited goes too: by now it may have been the everyday page, and is so no longer.
        """
        if message is None:
            return
        chat, update = turn.incoming.chat, turn.incoming.update
        closed, turn.marked = await self._store.record(chat, message, update=update), True
        if not closed:
            return
        await self._delete_one(Afterwards(turn.incoming), message)
        await self._store.forget(chat, [message])
        raise Dropped

    async def _place(self, turn: Turn, answer: Answer, content: bytes, pressed: int | None) -> int | None:
        """Show a screen in the pressed message, or in a new one. Gives the id of the message that shows it."""
        if pressed is None:
            return await self._send(turn, content)
        if await self._edit(turn, pressed, content):
            return pressed
        return await self._send(turn, answer.content(sent=True))

    async def _edit(self, turn: Turn, message: int, content: bytes) -> bool:
        """Whether the message now shows this."""
        place = {"chat_id": turn.incoming.chat, "message_id": message}
        try:
            await self._courier.carry(turn, "editMessageText", place, ready=content)
        except Refused as refusal:
            if _means(refusal, _UNCHANGED):
                return True
            if _means(refusal, _NOT_EDITABLE):
                return False
            raise _gone_or(refusal) from None
        return True

    async def _send(self, turn: Turn, content: bytes) -> int | None:
        """The id of the new message."""
        try:
            sent = await self._courier.carry(turn, "sendMessage", {"chat_id": turn.incoming.chat}, ready=content)
        except Refused as refusal:
            raise _gone_or(refusal) from None
        message = sent.get("message_id") if isinstance(sent, dict) else None
        return message if isinstance(message, int) else None

    async def _leave(self, turn: Turn, everyday: Answer, content: bytes, pressed: int | None) -> None:
        """First the harmless page, then everything else goes, then the press is acknowledged."""
        chat = turn.incoming.chat
        await self._store.close_chat(chat, update=turn.incoming.update)
        shown = await self._place(turn, everyday, content, pressed)
        if shown is not None:
            await self._store.record(chat, shown)
        await self._delete_all(turn, keep=shown)
        self.acknowledge(turn)

    async def _delete_all(self, turn: Turn, *, keep: int | None = None) -> None:
        """Delete every recorded message of the chat, both sides, except `keep`."""
        chat = turn.incoming.chat
        recorded = [message for message in await self._store.recorded(chat) if message != keep]
        for start in range(0, len(recorded), DELETE_AT_ONCE):
            await self._delete(turn, recorded[start : start + DELETE_AT_ONCE])
        await self._store.forget(chat, recorded)

    async def _delete(self, turn: Turn, messages: Sequence[int]) -> None:
        chat = turn.incoming.chat
        try:
            await self._courier.carry(turn, "deleteMessages", {"chat_id": chat, "message_ids": messages})
        except Refused as refusal:
            if refusal.status == HTTPStatus.NOT_FOUND:
                return
            for message in messages:
                await self._delete_one(turn, message)

    async def _delete_one(self, turn: Turn, message: int) -> None:
        """One refusal (too old, gone already) must not keep the others."""
        try:
            await self._courier.carry(turn, "deleteMessage", {"chat_id": turn.incoming.chat, "message_id": message})
        except Refused:
            self._metrics.undeleted.inc()


def _means(refusal: Refused, texts: Sequence[str]) -> bool:
    said = refusal.description.lower()
    return any(text in said for text in texts)


def _gone_or(refusal: Refused) -> Exception:
    return Gone() if refusal.status == HTTPStatus.FORBIDDEN or _means(refusal, _GONE) else refusal
