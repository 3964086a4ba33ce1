"""From what is asked to what is shown; and whatever goes wrong, the hotline."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

import pytest

from bot.messenger.conversation import Conversation
from bot.messenger.courier import Courier
from bot.messenger.deliver import Delivery
from bot.messenger.fallback import Fallback
from bot.messenger.gallery import Answer
from bot.messenger.incoming import Incoming, Typed
from bot.messenger.turn import Elsewhere, Turn
from bot.operations.metrics import Metrics
from bot.screens.decision import Languages, RememberLanguage
from bot.store.store import Claim, ClaimState
from tests.messenger.fakes import (
    CHAT,
    InstantTurn,
    ScriptedApi,
    answering,
    memory,
    pressed,
    refusal,
    screen,
    unreachable,
    wrote,
)

READY = Fallback({"en": "Call 1", "es": "Llame 1"}, {"en": "Wait, or call 1", "es": "Espere, o llame 1"})


@dataclass
class Talk:
    """A conversation with all its surroundings in view. Echoes texts; 'boom' breaks the screen."""

    api: ScriptedApi = field(default_factory=ScriptedApi)
    asked: list[Languages] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = memory()
        self.metrics = Metrics()
        self.delivery = Delivery(
            Courier(self.api, self.store, metrics=self.metrics), self.api, self.store, self.metrics
        )
        self.conversation = Conversation(
            self.respond, delivery=self.delivery, store=self.store, fallback=lambda: READY, metrics=self.metrics
        )

    def respond(self, incoming: Incoming, languages: Languages) -> Answer:
        self.asked.append(languages)
        text = incoming.wants.text if isinstance(incoming.wants, Typed) else "a page"
        if text == "boom":
            raise KeyError("canary")
        return answering(screen(text), *([RememberLanguage("es")] if text == "hola" else []))

    async def hears(self, turn: Turn | Incoming) -> list[str]:
        """All texts sent so far."""
        await self.conversation.answer(turn if isinstance(turn, Turn) else InstantTurn(turn))
        await self.delivery.settle()
        return self.api.texts()


async def test_a_text_is_answered_and_both_messages_are_noted() -> None:
    talk = Talk()
    assert await talk.hears(wrote("hello", message=100)) == ["hello"]
    assert await talk.store.recorded(CHAT) == [100, 500]


async def test_an_update_that_was_answered_before_is_not_answered_again() -> None:
    talk = Talk()
    await talk.hears(wrote("hello", update=5))
    assert await talk.hears(wrote("hello", update=5)) == ["hello"]


async def test_the_remembered_language_comes_before_telegrams_hint() -> None:
    talk = Talk()
    await talk.hears(wrote("hola", update=1))
    await talk.hears(wrote("x", update=2))
    assert talk.asked == [Languages(None, "en"), Languages("es", "en")]


@pytest.mark.parametrize("failure", ["Bad Request: can't parse entities", "Bad Request: BUTTON_DATA_INVALID"])
async def test_an_unexplained_refusal_gets_the_hotline_as_plain_text(failure: str) -> None:
    talk = Talk(ScriptedApi({"sendMessage": [refusal(400, failure)]}))
    assert (await talk.hears(wrote("hello")))[1:] == ["Call 1"]
    assert "parse_mode" not in talk.api.calls[-1][1] and "reply_markup" not in talk.api.calls[-1][1]


async def test_a_broken_screen_gets_the_hotline_in_the_persons_language() -> None:
    talk = Talk()
    await talk.store.remember_language(CHAT, "es")
    assert await talk.hears(wrote("boom")) == ["Llame 1"]


async def test_the_log_of_a_broken_screen_shows_no_text(log: list[dict[str, object]]) -> None:
    await Talk().hears(wrote("boom"))
    assert [(entry["error"], "canary" in str(entry)) for entry in log] == [("KeyError", False)]


async def test_a_pressed_button_whose_screen_breaks_stops_turning() -> None:
    talk = Talk(ScriptedApi({"editMessageText": [refusal(400, "Bad Request: something new")]}))
    assert (await talk.hears(pressed("home")))[-1] == "Call 1"
    assert "answerCallbackQuery" in talk.api.methods


async def test_the_hotline_is_tried_until_telegram_is_back() -> None:
    talk = Talk(ScriptedApi({"sendMessage": [unreachable(), unreachable()]}))
    assert (await talk.hears(wrote("boom")))[-1] == "Call 1"


async def test_a_blocked_bot_is_counted_and_does_not_try_the_hotline() -> None:
    talk = Talk(ScriptedApi({"sendMessage": [refusal(403, "Forbidden: bot was blocked by the user")]}))
    await talk.hears(wrote("hello"))
    assert talk.api.methods == ["sendMessage"]
    assert talk.metrics.unreachable.value == 1


async def test_what_a_flood_only_notes_is_noted_and_not_answered() -> None:
    talk, turn = Talk(), InstantTurn(wrote("x", message=77))
    turn.drop()
    assert await talk.hears(turn) == []
    assert await talk.store.recorded(CHAT) == [77]


async def test_a_press_in_a_flood_shows_the_number_as_an_alert() -> None:
    talk = Talk()
    await talk.hears(Turn(pressed("home"), alert=True))
    assert talk.api.calls == [
        ("answerCallbackQuery", {"callback_query_id": "press-1", "text": "Wait, or call 1", "show_alert": True})
    ]


async def test_what_another_process_is_answering_is_left_to_it() -> None:
    talk = Talk()
    talk.store.claim = claiming(Claim(ClaimState.CLAIMED_BY_OTHER))  # type: ignore[method-assign]
    with pytest.raises(Elsewhere):
        await talk.hears(wrote("hello"))
    assert talk.api.calls == []


async def test_what_was_written_before_the_chat_was_closed_is_taken_away_unanswered() -> None:
    talk = Talk()
    await talk.store.close_chat(CHAT, update=2)
    assert await talk.hears(wrote("my boss", update=1, message=77)) == []
    assert talk.api.calls == [("deleteMessage", {"chat_id": CHAT, "message_id": 77})]
    assert await talk.store.recorded(CHAT) == []


async def test_a_press_from_before_the_chat_was_closed_deletes_nothing() -> None:
    talk = Talk()
    await talk.store.close_chat(CHAT, update=2)
    await talk.hears(pressed("home", update=1))
    assert talk.api.methods == ["answerCallbackQuery"]


@pytest.mark.parametrize(("begun", "said"), [(3, "hello"), (4, "Call 1")])
async def test_what_was_begun_too_often_gets_the_hotline_alone(begun: int, said: str) -> None:
    talk = Talk()
    talk.store.claim = claiming(Claim(attempts=begun))  # type: ignore[method-assign]
    assert await talk.hears(wrote("hello")) == [said]


async def test_an_answer_that_is_stopped_gives_its_claim_back() -> None:
    talk, released = Talk(), list[int]()

    async def release(update: int) -> None:
        released.append(update)

    talk.store.release = release  # type: ignore[method-assign]
    talk.api.script["sendMessage"] = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await talk.hears(wrote("hello", update=5))
    assert released == [5]
    assert await talk.hears(wrote("hello", update=5)) == ["hello", "hello"]


def claiming(found: Claim) -> Callable[..., Coroutine[object, object, Claim]]:
    """A store's `claim` that finds this."""

    async def claim(update: int, *, chat: int, message: int | None) -> Claim:
        return found

    return claim
