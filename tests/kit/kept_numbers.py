"""Every number in a memory store, so that a test can tell that no id of a person is among them."""

from struct import Struct

from bot.store.generational_dict import GenerationalDict
from bot.store.memory import MemoryStore

WIDTHS = (Struct("<q"), Struct("<I"), Struct(">q"), Struct(">I"))


def kept_numbers(store: MemoryStore) -> set[int]:
    """Keys, plain values, and every four and eight bytes of a packed value read as a number."""
    found: set[int] = set()
    for values in (store._chats, store._update_statuses):
        for name, value in _entries(values):
            found |= {name, *([value] if isinstance(value, int) else _anywhere(value))}
    return found


def _entries(values: GenerationalDict[bytes] | GenerationalDict[int]) -> list[tuple[int, bytes | int]]:
    return [*values._old.items(), *values._young.items()]


def _anywhere(packed: bytes) -> set[int]:
    return {width.unpack_from(packed, at)[0] for width in WIDTHS for at in range(len(packed) - width.size + 1)}
