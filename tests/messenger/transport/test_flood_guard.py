"""Human speed is always answered; a flood gets the hotline once, then next to nothing for a while."""

import itertools
from dataclasses import replace

import pytest

from bot.messenger.transport.flood_guard import FORGET_SECONDS, MAX_CHATS, FloodAction, FloodGuard
from bot.messenger.transport.incoming import IncomingUpdate
from tests.messenger.fakes import CHAT, ManualClock, asked_inline, incoming, pressed, wrote


class Guard(FloodGuard):
    """Takes each update for a new one, whatever its number."""

    numbers = itertools.count(1_000)

    def decide(self, incoming: IncomingUpdate) -> FloodAction:
        return super().decide(replace(incoming, update_id=next(self.numbers)))


def guard_in_flood(clock: ManualClock, *, chat_type: str = "private") -> Guard:
    """A guard that just met the first 21 messages of a flood from CHAT."""
    guard = Guard(clock)
    actions = [guard.decide(wrote("x", chat_type=chat_type)) for _ in range(21)]
    assert actions[:20] == [FloodAction.ANSWER] * 20
    return guard


def picture(*, group: str = "album", caption: str | None = None) -> IncomingUpdate:
    words = {"caption": caption} if caption else {}
    raw = {"message_id": 1, "date": 1_800_000_000, "chat": {"id": CHAT, "type": "private"}, "photo": []}
    return incoming({"update_id": 1, "message": raw | words | {"media_group_id": group}})


def test_thirty_messages_a_minute_are_all_answered() -> None:
    clock = ManualClock()
    guard, actions = Guard(clock), []
    for _ in range(300):
        clock.now += 2
        actions.append(guard.decide(wrote("x", sent=int(clock.now))))
    assert set(actions) == {FloodAction.ANSWER}


def test_more_than_twenty_in_ten_seconds_get_the_hotline_once() -> None:
    guard = Guard(ManualClock())
    actions = [guard.decide(wrote("x")) for _ in range(23)]
    assert actions == [FloodAction.ANSWER] * 20 + [FloodAction.HOTLINE] + [FloodAction.DROP] * 2


def test_a_backlog_written_at_human_speed_is_no_flood() -> None:
    clock = ManualClock()
    guard = Guard(clock)
    actions = [guard.decide(wrote("x", sent=int(clock.now) - 200 + 2 * number)) for number in range(60)]
    assert set(actions) == {FloodAction.ANSWER}


def test_messages_dated_in_the_future_count_as_written_now() -> None:
    clock = ManualClock()
    guard = Guard(clock)
    actions = [guard.decide(wrote("x", sent=2 * int(clock.now) + 60 * number)) for number in range(21)]
    assert actions[-1] is FloodAction.HOTLINE


def test_in_a_flood_a_press_shows_the_number() -> None:
    assert guard_in_flood(ManualClock()).decide(pressed("home")) is FloodAction.ALERT


def test_in_a_flood_the_hotline_command_is_answered_every_five_seconds() -> None:
    clock = ManualClock()
    guard = guard_in_flood(clock)
    first = [guard.decide(wrote("/hotline")) for _ in range(3)]
    clock.now += 5
    assert first == [FloodAction.ANSWER, FloodAction.DROP, FloodAction.DROP]
    assert guard.decide(wrote("/hotline")) is FloodAction.ANSWER


def test_in_a_flood_close_and_delete_still_work() -> None:
    guard = guard_in_flood(ManualClock())
    assert [guard.decide(pressed("leave")), guard.decide(pressed("clear"))] == [FloodAction.ANSWER] * 2


@pytest.mark.parametrize("screen", ["leave", "clear"])
def test_a_second_press_on_close_or_delete_in_a_flood_does_nothing_and_shows_no_number(screen: str) -> None:
    guard = guard_in_flood(ManualClock())
    actions = [guard.decide(pressed(screen)) for _ in range(3)]
    assert actions == [FloodAction.ANSWER, FloodAction.DROP, FloodAction.DROP]


@pytest.mark.parametrize("update", [pressed("leave"), pressed("clear"), wrote("/hotline"), wrote("/clear")])
def test_what_a_flood_may_do_is_done_even_when_the_flood_begins_with_it(update: IncomingUpdate) -> None:
    guard = Guard(ManualClock())
    for _ in range(20):
        guard.decide(wrote("x"))
    assert guard.decide(update) is FloodAction.ANSWER


def test_after_thirty_seconds_a_flood_is_over() -> None:
    clock = ManualClock()
    guard = guard_in_flood(clock)
    clock.now += 30
    assert guard.decide(wrote("x")) is FloodAction.ANSWER


def test_one_chats_flood_is_not_anothers() -> None:
    assert guard_in_flood(ManualClock()).decide(wrote("x", chat=8)) is FloodAction.ANSWER


def test_a_flood_in_a_group_gets_nothing() -> None:
    guard = guard_in_flood(ManualClock(), chat_type="group")
    updates = [wrote("x", chat_type="group"), pressed("home", chat_type="group")]
    assert [guard.decide(update) for update in updates] == [FloodAction.DROP] * 2


def test_a_busy_group_is_no_flood() -> None:
    guard = Guard(ManualClock())
    raw = {"message_id": 1, "date": 1_800_000_000, "chat": {"id": -5, "type": "group"}, "text": "x"}
    people = [{"id": number, "is_bot": False, "first_name": "A"} for number in range(1, 100)]
    updates = [incoming({"update_id": 1, "message": raw | {"from": person}}) for person in people]
    assert {guard.decide(update) for update in updates} == {FloodAction.ANSWER}


def test_one_persons_flood_in_a_group_is_not_that_persons_private_chats() -> None:
    guard = guard_in_flood(ManualClock(), chat_type="group")
    assert guard.decide(wrote("x")) is FloodAction.ANSWER


def test_inline_queries_are_no_flood() -> None:
    guard = Guard(ManualClock())
    assert {guard.decide(asked_inline("wages")) for _ in range(100)} == {FloodAction.ANSWER}


def test_updates_of_nobody_in_particular_are_no_flood() -> None:
    guard = Guard(ManualClock())
    assert {guard.decide(IncomingUpdate(1, 0)) for _ in range(100)} == {FloodAction.ANSWER}


def test_an_album_gets_one_answer() -> None:
    guard = Guard(ManualClock())
    assert [guard.decide(picture()) for _ in range(10)] == [FloodAction.ANSWER] + [FloodAction.DROP] * 9


def test_the_caption_of_an_album_is_answered_wherever_it_stands() -> None:
    guard = Guard(ManualClock())
    actions = [guard.decide(picture()), guard.decide(picture(caption="my contract")), guard.decide(picture())]
    assert actions == [FloodAction.ANSWER, FloodAction.ANSWER, FloodAction.DROP]


def test_two_albums_get_an_answer_each() -> None:
    guard = Guard(ManualClock())
    assert [guard.decide(picture(group=group)) for group in "ab"] == [FloodAction.ANSWER] * 2


def test_chats_beyond_the_bound_and_older_than_two_minutes_are_forgotten() -> None:
    clock = ManualClock()
    guard = Guard(clock)
    for chat in range(1, 3 * MAX_CHATS):
        guard.decide(IncomingUpdate(1, chat))
        assert len(guard) <= MAX_CHATS
    clock.now += 2 * FORGET_SECONDS
    guard.decide(wrote("x"))
    assert len(guard) == 1


def test_a_chat_is_forgotten_though_nobody_writes_and_is_never_known_by_its_number() -> None:
    clock = ManualClock()
    guard = Guard(clock)
    guard.decide(wrote("x", chat=7_261_834_550_913))
    assert b"7261834550913" not in repr(vars(guard)).encode()
    for _ in range(2):
        clock.now += FORGET_SECONDS
        guard.expire()
    assert len(guard) == 0


def test_a_flood_is_remembered_while_thousands_of_others_write() -> None:
    guard = guard_in_flood(ManualClock())
    for chat in range(1, MAX_CHATS // 2):
        guard.decide(IncomingUpdate(1, CHAT + chat))
    assert guard.decide(wrote("x")) is FloodAction.DROP


def test_a_burst_is_counted_across_the_minute_in_which_chats_are_forgotten() -> None:
    clock = ManualClock()
    guard = Guard(clock)
    guard.decide(wrote("x", chat=8))
    clock.now += FORGET_SECONDS - 1
    before = [guard.decide(pressed("home")) for _ in range(15)]
    clock.now += 2
    after = [guard.decide(pressed("home")) for _ in range(6)]
    assert before + after == [FloodAction.ANSWER] * 20 + [FloodAction.HOTLINE]


def test_what_comes_again_because_it_could_not_be_answered_yet_is_no_flood() -> None:
    guard = FloodGuard(ManualClock())
    assert {guard.decide(wrote("x", update=7)) for _ in range(100)} == {FloodAction.ANSWER}
    assert guard.decide(wrote("x", update=8)) is FloodAction.ANSWER


def test_what_an_update_got_in_a_flood_it_gets_again_when_it_comes_again() -> None:
    guard = FloodGuard(ManualClock())
    actions = [guard.decide(wrote("x", update=number)) for number in (*range(22), 21, 20)]
    assert actions[20:] == [FloodAction.HOTLINE, FloodAction.DROP, FloodAction.DROP, FloodAction.HOTLINE]
