"""Every refusal that Telegram has words for, and the order in which a chat is closed."""

import json
from collections.abc import AsyncIterator, Mapping

import pytest

from bot.messenger import deliver
from bot.messenger.api import Refused
from bot.messenger.courier import Courier
from bot.messenger.deliver import Delivery, Gone
from bot.messenger.gallery import Answer
from bot.messenger.turn import Dropped, Turn
from bot.operations.metrics import Metrics
from bot.screens.decision import Clear, Leave, RememberLanguage
from tests.messenger.fakes import (
    CHAT,
    InstantTurn,
    Outcome,
    ScriptedApi,
    answering,
    memory,
    pressed,
    refusal,
    screen,
    unreachable,
    wrote,
)

PAGE = answering(screen("A page", opening="Magnolia"))


class Post:
    """A delivery with all its surroundings in view."""

    def __init__(self) -> None:
        self.api = ScriptedApi()
        self.store = memory()
        self.metrics = Metrics()
        self.delivery = Delivery(
            Courier(self.api, self.store, metrics=self.metrics), self.api, self.store, self.metrics
        )

    async def shows(self, turn: Turn, answer: Answer, **script: list[Outcome]) -> list[str]:
        """The methods called, in order."""
        self.api.script = dict(script)
        await self.delivery.show(turn, answer)
        await self.delivery.settle()
        return self.api.methods


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    made = Post()
    yield made
    await made.delivery.settle()


async def test_a_text_gets_a_new_silent_message_without_preview(post: Post) -> None:
    await post.shows(InstantTurn(wrote("x")), PAGE)
    [(method, sent)] = post.api.calls
    assert method == "sendMessage" and sent["text"] == "Magnolia\n\nA page"
    assert sent["disable_notification"] is True and sent["link_preview_options"] == {"is_disabled": True}


async def test_what_was_sent_is_noted_for_a_later_clear(post: Post) -> None:
    await post.shows(InstantTurn(wrote("x")), PAGE)
    assert await post.store.recorded(CHAT) == [500]


async def test_a_press_edits_its_message_and_is_acknowledged(post: Post) -> None:
    methods = await post.shows(InstantTurn(pressed("home")), PAGE)
    assert sorted(methods) == ["answerCallbackQuery", "editMessageText"]
    assert post.api.texts() == ["A page"]


async def test_a_press_by_webhook_is_acknowledged_along_with_its_request(post: Post) -> None:
    turn = Turn(pressed("home", update=7), carries=True)
    assert await post.shows(turn, PAGE) == ["editMessageText"]
    assert json.loads(turn.along) == {"method": "answerCallbackQuery", "callback_query_id": "press-7"}


async def test_a_press_that_must_wait_is_acknowledged_at_once(post: Post) -> None:
    turn = Turn(pressed("home"), carries=True)
    methods = await post.shows(turn, PAGE, editMessageText=[refusal(429, "Too Many Requests", 0.01), True])
    assert sorted(methods) == ["answerCallbackQuery", "editMessageText", "editMessageText"]
    assert turn.along == b""


async def test_an_unchanged_message_is_no_error(post: Post) -> None:
    refused = refusal(400, "Bad Request: message is not modified: specified new message content and reply markup are")
    methods = await post.shows(InstantTurn(pressed("home")), PAGE, editMessageText=[refused])
    assert "sendMessage" not in methods


@pytest.mark.parametrize(
    "said",
    [
        "Bad Request: message to edit not found",
        "Bad Request: message can't be edited",
        "Bad Request: there is no text in the message to edit",
        "Bad Request: MESSAGE_ID_INVALID",
    ],
)
async def test_a_message_that_cannot_be_edited_is_sent_anew(post: Post, said: str) -> None:
    methods = await post.shows(InstantTurn(pressed("home")), PAGE, editMessageText=[refusal(400, said)])
    assert methods[-1] == "sendMessage" and post.api.texts()[-1] == "Magnolia\n\nA page"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ],
)
async def test_where_nobody_is_left_it_stops(post: Post, status: int, said: str) -> None:
    with pytest.raises(Gone):
        await post.shows(InstantTurn(wrote("x")), PAGE, sendMessage=[refusal(status, said)])
    assert post.api.methods == ["sendMessage"]


async def test_a_refusal_that_nothing_explains_comes_out(post: Post) -> None:
    with pytest.raises(Refused):
        await post.shows(InstantTurn(wrote("x")), PAGE, sendMessage=[refusal(400, "Bad Request: can't parse entities")])


async def test_a_press_too_old_to_acknowledge_still_gets_its_screen(post: Post) -> None:
    said = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    methods = await post.shows(InstantTurn(pressed("home")), PAGE, answerCallbackQuery=[refusal(400, said)])
    assert "editMessageText" in methods


@pytest.mark.parametrize(("lost", "counted"), [(1, 0), (2, 1)])
async def test_an_acknowledgement_that_was_lost_is_sent_once_more(
    post: Post, monkeypatch: pytest.MonkeyPatch, lost: int, counted: int
) -> None:
    monkeypatch.setattr(deliver, "ACKNOWLEDGE_AGAIN", 0)
    methods = await post.shows(InstantTurn(pressed("home")), PAGE, answerCallbackQuery=[unreachable()] * lost)
    assert methods.count("answerCallbackQuery") == 2
    assert post.metrics.unacknowledged.value == counted


async def test_a_chosen_language_is_remembered(post: Post) -> None:
    await post.shows(InstantTurn(pressed("set", "home")), answering(screen("Hola"), RememberLanguage("es")))
    assert await post.store.language(CHAT) == "es"


async def test_a_chosen_language_is_remembered_even_where_the_screen_cannot_be_shown(post: Post) -> None:
    blocked = refusal(403, "Forbidden: bot was blocked by the user")
    with pytest.raises(Gone):
        await post.shows(
            InstantTurn(pressed("set", "home")),
            answering(screen("Hola"), RememberLanguage("es")),
            editMessageText=[blocked],
        )
    assert await post.store.language(CHAT) == "es"


async def test_close_shows_the_everyday_page_then_deletes_the_rest_then_acknowledges(post: Post) -> None:
    for message in range(200, 350):
        await post.store.record(CHAT, message)
    methods = await post.shows(InstantTurn(pressed("leave", message=200)), answering(screen("Storms"), Leave()))
    assert methods == ["editMessageText", "deleteMessages", "deleteMessages", "answerCallbackQuery"]
    deleted = [message for _, parameters in post.api.calls[1:3] for message in parameters["message_ids"]]
    assert deleted == list(range(201, 350))
    assert await post.store.recorded(CHAT) == [200]


async def test_close_on_a_message_that_is_gone_sends_the_everyday_page_and_keeps_it(post: Post) -> None:
    await post.store.record(CHAT, 200)
    gone = refusal(400, "Bad Request: message to edit not found")
    turn = InstantTurn(pressed("leave", message=200))
    await post.shows(turn, answering(screen("Storms"), Leave()), editMessageText=[gone])
    assert await post.store.recorded(CHAT) == [500]


async def test_clear_deletes_everything_then_says_one_line(post: Post) -> None:
    await post.store.record(CHAT, 200)
    methods = await post.shows(InstantTurn(wrote("x")), answering(screen("Done."), Clear()))
    assert methods == ["deleteMessages", "sendMessage"]
    assert await post.store.recorded(CHAT) == [500]


async def test_an_answer_that_comes_after_the_chat_was_closed_is_taken_away(post: Post) -> None:
    await post.store.close_chat(CHAT, update=2)
    with pytest.raises(Dropped):
        await post.shows(InstantTurn(wrote("x", update=1)), PAGE)
    assert post.api.calls[-1] == ("deleteMessage", {"chat_id": CHAT, "message_id": 500})
    assert await post.store.recorded(CHAT) == []


async def test_a_page_shown_over_the_everyday_page_of_another_process_is_taken_away(post: Post) -> None:
    await post.store.close_chat(CHAT, update=2)
    with pytest.raises(Dropped):
        await post.shows(InstantTurn(pressed("home", update=1, message=200)), PAGE)
    assert ("deleteMessage", {"chat_id": CHAT, "message_id": 200}) in post.api.calls


async def test_taking_away_is_tried_until_telegram_is_back(post: Post) -> None:
    await post.store.close_chat(CHAT, update=2)
    with pytest.raises(Dropped):
        await post.shows(InstantTurn(wrote("x", update=1)), PAGE, deleteMessage=[refusal(429, "Too Many", 0.0)])
    assert post.api.methods.count("deleteMessage") == 2


@pytest.mark.parametrize("effect", [Leave(), Clear()])
async def test_closing_and_clearing_end_what_is_under_way_elsewhere(post: Post, effect: Leave | Clear) -> None:
    await post.shows(InstantTurn(pressed("leave", update=7)), answering(screen("Storms"), effect))
    assert await post.store.closed_after(CHAT, update=6) and not await post.store.closed_after(CHAT, update=7)


async def test_what_came_while_the_chat_was_closed_is_remembered(post: Post) -> None:
    await post.store.record(CHAT, 201)
    call = post.api.call

    async def slow(
        method: str, parameters: Mapping[str, object], *, ready: bytes = b"", seconds: float = 1.0
    ) -> object:
        if method == "deleteMessages":
            await post.store.record(CHAT, 300)
        return await call(method, parameters, ready=ready)

    post.api.call = slow  # type: ignore[method-assign]
    await post.shows(InstantTurn(pressed("leave", message=200)), answering(screen("Storms"), Leave()))
    assert await post.store.recorded(CHAT) == [200, 300]


async def test_one_message_that_cannot_be_deleted_keeps_no_other(post: Post) -> None:
    for message in (1, 2, 3):
        await post.store.record(CHAT, message)
    too_old = refusal(400, "Bad Request: message can't be deleted for everyone")
    await post.shows(
        InstantTurn(wrote("x")),
        answering(screen("Done."), Clear()),
        deleteMessages=[too_old],
        deleteMessage=[True, too_old, True],
    )
    assert post.api.methods.count("deleteMessage") == 3 and post.api.methods[-1] == "sendMessage"


async def test_a_server_that_cannot_delete_still_gets_the_rest_done(post: Post) -> None:
    await post.store.record(CHAT, 1)
    unknown = refusal(404, "Not Found: method not found")
    methods = await post.shows(InstantTurn(wrote("x")), answering(screen("Done."), Clear()), deleteMessages=[unknown])
    assert methods == ["deleteMessages", "sendMessage"]


async def test_an_alert_goes_with_the_acknowledgement(post: Post) -> None:
    post.delivery.acknowledge(InstantTurn(pressed("home")), "Call 1")
    await post.delivery.settle()
    assert post.api.calls == [
        ("answerCallbackQuery", {"callback_query_id": "press-1", "text": "Call 1", "show_alert": True})
    ]
