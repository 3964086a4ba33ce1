"""What an operator reads at the level DEBUG when somebody says that the guide did not answer."""

import logging
from typing import Any

import pytest

from bot.guide.model import Urgency
from bot.messenger.transport.update_queue import MAX_QUEUED_IN_CHAT
from bot.screens.content import Content
from bot.store.store import Claim, ClaimState
from tests.messenger.chat import Chat, open_chat
from tests.messenger.fakes import Refused, claiming, pressed, wrote

Log = list[dict[str, Any]]

FIELDS = {"event", "log_level", "kind", "input", "got", "flood", "late", "attempts", "waited_ms", "taken_ms"}


@pytest.fixture(autouse=True)
def at_debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def lines(log: Log) -> Log:
    return [entry for entry in log if entry["event"] == "update"]


def told(log: Log) -> tuple[str, str, str]:
    """Kind, way and what was got, of the last update."""
    last = lines(log)[-1]
    return last["kind"], last["input"], last["got"]


async def test_each_way_of_asking_is_one_line(content: Content, log: Log) -> None:
    chat = await open_chat(content=content)
    await chat.says("/start")
    assert told(log) == ("message", "command", "home")
    await chat.says("/hotline")
    assert told(log) == ("message", "command", "hotline")
    await chat.presses("en/topics")
    assert told(log) == ("callback_query", "press", "topics")
    await chat.says("xyzzy plugh")
    assert told(log) == ("message", "text", "nothing")
    await chat.sends(photo=[{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}])
    assert told(log) == ("message", "other", "received")
    await chat.gets(edited_message=chat.message(text="hello"))
    assert told(log)[:2] == ("edited_message", "text")
    await chat.asks_inline("passport")
    assert told(log) == ("inline_query", "inline", "results")
    assert len(lines(log)) == 7
    for line in lines(log):
        assert set(line) == FIELDS and line["log_level"] == "debug"
        assert (line["flood"], line["late"], line["attempts"]) == ("answer", False, 1)
        assert isinstance(line["waited_ms"], int) and isinstance(line["taken_ms"], int)


async def test_neither_a_topic_nor_a_kind_of_emergency_is_named(content: Content, log: Log) -> None:
    chat = await open_chat(content=content)
    topics = {*content.guide.codes}
    assert len(topics) > 5
    for topic in topics:
        await chat.presses(f"en/topic/{topic}")
        assert told(log)[2] == "topic"
    for kind in Urgency:
        await chat.presses(f"en/hotline/now/{kind.value}")
        assert told(log)[2] == "hotline"
    await chat.says("help he has a gun and will kill me")
    printed = str(lines(log))
    assert [name for name in (*topics, *(kind.value for kind in Urgency)) if name in printed] == []


@pytest.mark.parametrize("data", ["canary/home", "canary", "en/canary/1", "canary; DROP TABLE"])
async def test_made_up_callback_data_is_not_quoted(content: Content, log: Log, data: str) -> None:
    chat = await open_chat(content=content)
    await chat.presses(data)
    assert told(log)[2] in {"unknown", "broken"} and "canary" not in str(log)


async def test_a_flood_is_told_apart_from_a_failure(content: Content, log: Log) -> None:
    chat = await open_chat(content=content)
    for _ in range(22):
        await chat.says("hello")
    await chat.presses("en/home")
    floods = [(line["flood"], line["got"]) for line in lines(log)[20:]]
    assert floods == [("hotline", "flood"), ("drop", "dropped"), ("alert", "alert")]


async def test_a_late_message_says_so(content: Content, log: Log) -> None:
    chat = await open_chat(content=content)
    await chat.says("hello", date=int(chat.clock()) - 3600)
    assert (lines(log)[-1]["late"], lines(log)[-1]["got"]) == (True, "late")


@pytest.mark.parametrize(
    ("claim", "got", "attempts"),
    [
        (Claim(ClaimState.DONE), "answered before", 1),
        (Claim(attempts=4), "fallback", 4),
        (Claim(chat_closed=True), "dropped", 1),
    ],
)
async def test_what_the_store_knows_of_an_update_is_told(
    monkeypatch: pytest.MonkeyPatch, log: Log, claim: Claim, got: str, attempts: int
) -> None:
    chat = await open_chat()
    monkeypatch.setattr(chat.store, "claim", claiming(claim))
    await chat.takes(wrote("hello"))
    assert (lines(log)[-1]["got"], lines(log)[-1]["attempts"]) == (got, attempts)


async def test_an_update_of_another_process_is_left_to_it(monkeypatch: pytest.MonkeyPatch, log: Log) -> None:
    chat = await open_chat()
    monkeypatch.setattr(chat.store, "claim", claiming(Claim(ClaimState.CLAIMED_BY_OTHER)))
    done = chat.messenger.queue.put(wrote("hello"))
    assert done is not None
    await chat.messenger.queue.drain(1)
    assert done.cancelled() and told(log)[2] == "left to another process"


@pytest.mark.parametrize(
    ("refusal", "got"),
    [
        (Refused(403, "Forbidden: bot was blocked by the user"), "unreachable"),
        (Refused(400, "Bad Request: canary"), "abandoned: no answer could be sent"),
    ],
)
async def test_what_telegram_refuses_is_told(log: Log, refusal: Refused, got: str) -> None:
    chat = await open_chat(script={"sendMessage": [refusal] * 3})
    await chat.takes(wrote("hello"))
    assert told(log) == ("message", "text", got) and "canary" not in str(log)


async def test_what_nobody_answers_is_no_answer(log: Log) -> None:
    """Talk in a group that is not meant for the guide."""
    chat = await open_chat("supergroup")
    await chat.says("hello neighbors")
    assert told(log) == ("message", "text", "no answer")


async def test_an_update_without_a_turn_says_why(log: Log) -> None:
    chat: Chat = await open_chat()
    queue = chat.messenger.queue
    for number in range(1, MAX_QUEUED_IN_CHAT + 2):
        queue.put(pressed("home", update=number))
    assert lines(log)[-1]["got"] == "dropped: too many wait in this chat"
    await queue.drain(10)


async def test_by_default_there_are_no_lines(caplog: pytest.LogCaptureFixture, log: Log) -> None:
    caplog.set_level(logging.INFO)
    chat = await open_chat()
    assert await chat.says("hello")
    assert lines(log) == []
