"""Human speed is answered; a flood gets the hotline once, then quiet."""

import itertools
from dataclasses import replace

import pytest

from bot.messenger.incoming import Incoming
from bot.messenger.pace import FORGET, MAX_CHATS, Pace, Treatment
from bot.screens.address import Address
from bot.screens.decision import AddressSource
from tests.messenger.fakes import HandClock, pressed, wrote


class Judge(Pace):
    """Takes each update for a new one, whatever its number."""

    numbers = itertools.count(1_000)

    def judge(self, incoming: Incoming) -> Treatment:
        return super().judge(replace(incoming, update=next(self.numbers)))


def flooded(clock: HandClock) -> Judge:
    pace = Judge(clock)
    treatments = [pace.judge(wrote("x", update=number)) for number in range(21)]
    assert treatments == [Treatment.ANSWER] * 20 + [Treatment.HOTLINE]
    return pace


def command(*path: str) -> Incoming:
    return replace(wrote("x"), wants=Address(path), way=AddressSource.COMMAND)


def test_thirty_a_minute_are_all_answered() -> None:
    clock = HandClock()
    pace = Judge(clock)
    treatments = []
    for _ in range(300):
        clock.now += 2
        treatments.append(pace.judge(wrote("x")))
    assert set(treatments) == {Treatment.ANSWER}


def test_a_backlog_written_at_human_speed_is_no_flood() -> None:
    clock = HandClock()
    pace = Judge(clock)
    treatments = [pace.judge(wrote("x", sent=int(clock.now) - 200 + 2 * number)) for number in range(60)]
    assert set(treatments) == {Treatment.ANSWER}


def test_after_the_hotline_texts_are_only_noted_and_presses_get_an_alert() -> None:
    pace = flooded(HandClock())
    assert pace.judge(wrote("x")) is Treatment.NOTE
    assert pace.judge(pressed("home")) is Treatment.ALERT


def test_in_a_flood_the_hotline_command_is_answered_every_five_seconds() -> None:
    clock = HandClock()
    pace = flooded(clock)
    first = [pace.judge(command("hotline")) for _ in range(3)]
    clock.now += 5
    assert first == [Treatment.ANSWER, Treatment.NOTE, Treatment.NOTE]
    assert pace.judge(command("hotline")) is Treatment.ANSWER


def test_in_a_flood_close_and_delete_still_work() -> None:
    pace = flooded(HandClock())
    assert [pace.judge(pressed("leave")), pace.judge(pressed("clear"))] == [Treatment.ANSWER] * 2


@pytest.mark.parametrize("act", ["leave", "clear"])
def test_a_second_press_on_close_or_delete_in_a_flood_does_nothing_and_shows_no_number(act: str) -> None:
    pace = flooded(HandClock())
    assert [pace.judge(pressed(act)) for _ in range(3)] == [Treatment.ANSWER, Treatment.NOTE, Treatment.NOTE]


def test_after_thirty_seconds_it_answers_again() -> None:
    clock = HandClock()
    pace = flooded(clock)
    clock.now += 30
    assert pace.judge(wrote("x")) is Treatment.ANSWER


def test_one_chats_flood_is_not_anothers() -> None:
    assert flooded(HandClock()).judge(wrote("x", chat=8)) is Treatment.ANSWER


def test_an_album_gets_one_answer() -> None:
    pace = Judge(HandClock())
    album = [replace(wrote("x"), album="a") for _ in range(10)]
    assert [pace.judge(picture) for picture in album] == [Treatment.ANSWER] + [Treatment.NOTE] * 9


def test_chats_beyond_the_bound_and_older_than_two_minutes_are_forgotten() -> None:
    clock = HandClock()
    pace = Judge(clock)
    for chat in range(3 * MAX_CHATS):
        pace.judge(wrote("x", chat=chat))
        assert len(pace) <= MAX_CHATS
    clock.now += 2 * FORGET
    pace.judge(wrote("x"))
    assert len(pace) == 1


def test_a_chat_is_forgotten_though_nobody_writes_and_is_never_known_by_its_number() -> None:
    clock = HandClock()
    pace = Judge(clock)
    pace.judge(wrote("x", chat=7_261_834_550_913))
    assert b"7261834550913" not in repr(vars(pace)).encode()
    for _ in range(2):
        clock.now += FORGET
        pace.tidy()
    assert len(pace) == 0


def test_a_flood_is_remembered_while_thousands_of_others_write() -> None:
    pace = flooded(HandClock())
    for chat in range(MAX_CHATS // 2 - 1):
        pace.judge(wrote("x", chat=chat))
    assert pace.judge(wrote("x")) is Treatment.NOTE


def test_a_burst_is_counted_across_the_minute_in_which_chats_are_forgotten() -> None:
    clock = HandClock()
    pace = Judge(clock)
    clock.now += FORGET - 1
    before = [pace.judge(wrote("x")) for _ in range(15)]
    clock.now += 2
    after = [pace.judge(wrote("x")) for _ in range(6)]
    assert before + after == [Treatment.ANSWER] * 20 + [Treatment.HOTLINE]


def test_what_comes_again_because_it_could_not_be_answered_yet_is_no_flood() -> None:
    pace = Pace(HandClock())
    assert {pace.judge(wrote("x", update=7)) for _ in range(100)} == {Treatment.ANSWER}
    assert pace.judge(wrote("x", update=8)) is Treatment.ANSWER


def test_what_a_flood_got_stays_so_when_it_comes_again() -> None:
    pace = Pace(HandClock())
    treatments = [pace.judge(wrote("x", update=number)) for number in (*range(22), 21, 20)]
    assert treatments[20:] == [Treatment.HOTLINE, Treatment.NOTE, Treatment.NOTE, Treatment.HOTLINE]
