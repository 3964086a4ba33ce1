"""The clock that is set by Telegram's answers, and what depends on it."""

import time
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger.transport.flood_guard import FloodAction, FloodGuard
from bot.messenger.transport.telegram_clock import TelegramClock
from bot.messenger.transport.update_context import UpdateContext
from bot.messenger.transport.update_queue import UpdateQueue
from bot.operations.metrics import Metrics
from tests.messenger.fakes import ManualClock, pressed, wrote

NOON = 1_795_608_000
"""25 November 2026, 12:00 UTC, by Telegram."""

HEADER = "Wed, 25 Nov 2026 12:00:00 GMT"
ODD_HEADERS = (
    *("", " ", "yesterday", "Wed, 25 Nov 2026", "Wed, 99 Nov 2026 12:00:00 GMT", "25", "\udcff", "0 0 0 0 0 0"),
    *("Wed, 25 Nov 99999 12:00:00 GMT", "Wed, 25 Nov 2026 12:00:00 +9999999", "Wed, 25 Nov 2026 12:00:61 GMT"),
)


def wrong_clock(seconds_ahead: float) -> tuple[TelegramClock, ManualClock]:
    machine = ManualClock(NOON + seconds_ahead)
    return TelegramClock(machine), machine


@pytest.mark.parametrize("seconds_ahead", [-400, 0, 400, NOON - 7])
def test_the_time_is_telegrams_whatever_this_machine_says(seconds_ahead: float) -> None:
    clock, machine = wrong_clock(seconds_ahead)
    clock.observe(HEADER)
    assert clock.now() == NOON
    machine.now += 90
    assert clock.now() == NOON + 90


def test_before_the_first_answer_this_machines_clock_stands_in() -> None:
    clock, machine = wrong_clock(0)
    assert clock.now() == machine.now


@pytest.mark.parametrize("header", ODD_HEADERS)
def test_an_odd_or_missing_date_changes_nothing(header: str, log: list[dict[str, Any]]) -> None:
    clock, machine = wrong_clock(-400)
    clock.observe(HEADER)
    log.clear()
    machine.now += 1
    clock.observe(header)
    assert clock.now() == NOON + 1 and log == []


@given(st.text(max_size=40) | st.from_regex(r"\A[A-Z][a-z]{2}, [0-9 ]{1,3} [A-Z][a-z]{2} [0-9:. +-]{4,24}[A-Z]{0,3}\Z"))
def test_no_header_at_all_is_an_exception(header: str) -> None:
    clock, _ = wrong_clock(0)
    clock.observe(header)
    assert isinstance(clock.now(), float)


@given(st.integers(0, 2**32))
def test_every_date_that_http_allows_is_read(seconds: int) -> None:
    clock, _ = wrong_clock(0)
    clock.observe(formatdate(seconds, usegmt=True))
    assert clock.now() == seconds


@pytest.fixture
def _in_mississippi(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/Chicago")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_in_mississippi")
def test_a_date_without_a_zone_is_utc() -> None:
    """HTTP's oldest form of a date names no zone."""
    clock, _ = wrong_clock(0)
    clock.observe("Wed Nov 25 12:00:00 2026")
    assert clock.now() == NOON


def test_the_operator_is_told_once_of_a_wrong_clock_and_once_when_it_is_right_again(log: list[dict[str, Any]]) -> None:
    clock, machine = wrong_clock(400)
    for _ in range(3):
        clock.observe(formatdate(machine.now - 400, usegmt=True))
        machine.now += 1
    for _ in range(3):
        clock.observe(formatdate(machine.now, usegmt=True))
        machine.now += 1
    assert [(entry["log_level"], entry["event"], entry.get("seconds_ahead")) for entry in log] == [
        ("warning", "this machine's clock is wrong; Telegram's is used", 400),
        ("info", "this machine's clock is right again", None),
    ]


def test_a_difference_of_a_few_seconds_is_no_wrong_clock(log: list[dict[str, Any]]) -> None:
    clock, _ = wrong_clock(20)
    clock.observe(HEADER)
    assert log == []


def test_the_difference_is_handed_on_for_the_metrics() -> None:
    offsets: list[float] = []
    clock = TelegramClock(ManualClock(NOON - 400.0), on_offset=offsets.append)
    clock.observe(HEADER)
    assert offsets == [-400.0]


@pytest.mark.parametrize("seconds_ahead", [-400, 400])
async def test_texts_are_late_by_telegrams_clock_alone(seconds_ahead: float) -> None:
    clock, _ = wrong_clock(seconds_ahead)
    clock.observe(HEADER)
    late: list[bool] = []

    async def answer(context: UpdateContext) -> None:
        late.append(context.is_late)

    queue = UpdateQueue(answer, clock=clock.now, metrics=Metrics())
    for number, age in enumerate((0, 299, 301)):
        queue.put(wrote("x", update=number, sent=NOON - age))
    await queue.drain(5)
    assert late == [False, False, True]


@pytest.mark.parametrize("seconds_ahead", [-400, 400])
def test_a_backlog_is_no_flood_under_a_wrong_clock(seconds_ahead: float) -> None:
    clock, _ = wrong_clock(seconds_ahead)
    clock.observe(HEADER)
    guard = FloodGuard(clock.now)
    backlog = [wrote("x", update=number, sent=NOON - 120 + 2 * number) for number in range(60)]
    assert {guard.decide(update) for update in backlog} == {FloodAction.ANSWER}


@pytest.mark.parametrize("seconds_ahead", [-400, 400])
def test_presses_among_texts_are_no_flood_under_a_wrong_clock(seconds_ahead: float) -> None:
    clock, machine = wrong_clock(seconds_ahead)
    clock.observe(HEADER)
    guard, actions = FloodGuard(clock.now), set()
    for number in range(60):
        machine.now += 2
        update = pressed("home", update=number) if number % 2 else wrote("x", update=number, sent=int(clock.now()))
        actions.add(guard.decide(update))
    assert actions == {FloodAction.ANSWER}
