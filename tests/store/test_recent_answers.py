"""The last answer of a chat is known for ten minutes, in this process alone."""

from bot.store.recent_answers import MAX_CHATS, RECENT_SECONDS, RecentAnswers
from tests.messenger.fakes import ManualClock

CHAT, OTHER = 3107, 4242


def test_the_last_answer_of_a_chat_is_known() -> None:
    recent = RecentAnswers(ManualClock())
    recent.remember(CHAT, address="en/home", message=10)
    recent.remember(CHAT, address="en/topic/pay", alert=True, question=11, message=12)
    answer = recent.get(CHAT)
    assert answer and (answer.address, answer.alert, answer.question, answer.message) == ("en/topic/pay", True, 11, 12)
    assert recent.get(CHAT) == answer
    assert recent.get(OTHER) is None


def test_after_ten_minutes_it_is_not() -> None:
    clock = ManualClock()
    recent = RecentAnswers(clock)
    recent.remember(CHAT, address="en/home", message=10)
    clock.now += RECENT_SECONDS - 1
    assert recent.get(CHAT)
    clock.now += 1
    assert recent.get(CHAT) is None


def test_what_has_expired_leaves_the_memory() -> None:
    clock = ManualClock()
    recent = RecentAnswers(clock)
    recent.remember(CHAT, address="en/home", message=10)
    recent.drop_expired()
    assert recent.get(CHAT)
    clock.now += RECENT_SECONDS
    recent.drop_expired()
    assert len(recent) == 0


def test_an_answer_can_be_forgotten_at_once() -> None:
    recent = RecentAnswers(ManualClock())
    recent.remember(CHAT, address="en/home", message=10)
    recent.forget(CHAT)
    recent.forget(OTHER)
    assert recent.get(CHAT) is None


def test_no_more_chats_are_remembered_than_fit() -> None:
    recent = RecentAnswers(ManualClock())
    for chat in range(2 * MAX_CHATS):
        recent.remember(chat, address="en/home", message=1)
    assert len(recent) <= MAX_CHATS


def test_neither_chats_nor_messages_can_be_read_in_memory() -> None:
    recent = RecentAnswers(ManualClock())
    recent.remember(700_000_000_123, address="en/home", question=445_566_778, message=445_566_779)
    kept = repr([recent._answers._young, recent._answers._old])
    assert "en/home" in kept
    assert not any(number in kept for number in ("700000000123", "445566778", "445566779"))
