"""Recent entries stay, and the oldest are dropped."""

from hypothesis import given
from hypothesis import strategies as st

from bot.store.generational_dict import GenerationalDict

KEYS = range(21)
WRITES = st.lists(st.tuples(st.sampled_from(KEYS), st.binary(min_size=1, max_size=8)))


def test_the_oldest_entries_are_dropped_first() -> None:
    kept: GenerationalDict[str] = GenerationalDict(max_weight=4)
    for key, value in enumerate("abcde"):
        kept.set(key, value)
    assert [kept.get(key) for key in range(5)] == [None, None, "c", "d", "e"]


def test_what_is_written_again_counts_as_new() -> None:
    kept: GenerationalDict[str] = GenerationalDict(max_weight=4)
    for key in (1, 2, 3, 1, 4):
        kept.set(key, "x")
    assert kept.get(1) == "x" and kept.get(2) is None


def test_a_removed_entry_is_gone_from_the_older_generation_too() -> None:
    kept: GenerationalDict[str] = GenerationalDict(max_weight=4)
    for key in (1, 2, 3):
        kept.set(key, "x")
    for key in (1, 3, 99):
        kept.pop(key)
    assert [kept.get(key) for key in (1, 2, 3)] == [None, "x", None] and len(kept) == 1


def test_an_entry_that_becomes_empty_is_removed() -> None:
    kept: GenerationalDict[bytes] = GenerationalDict(max_weight=4)
    for key, value in ((1, b"ab"), (2, b"c"), (3, b"de")):
        kept.set(key, value)
    kept.update_values(lambda value: value[1:])
    assert [kept.get(key) for key in (1, 2, 3)] == [b"b", None, b"e"]


@given(WRITES)
def test_it_never_weighs_more_than_allowed(writes: list[tuple[int, bytes]]) -> None:
    kept: GenerationalDict[bytes] = GenerationalDict(max_weight=40, weight=len)
    for key, value in writes:
        kept.set(key, value)
        assert sum(len(kept.get(key) or b"") for key in KEYS) <= 40


@given(WRITES)
def test_nothing_goes_before_half_as_much_was_written_after_it(writes: list[tuple[int, bytes]]) -> None:
    kept: GenerationalDict[bytes] = GenerationalDict(max_weight=40, weight=len)
    for key, value in writes:
        kept.set(key, value)
    last = {key: place for place, (key, _) in enumerate(writes)}
    for key, place in last.items():
        after = sum(len(value) for _, value in writes[place + 1 :])
        assert kept.get(key) == writes[place][1] or after >= 20
