"""A million updates, from one chat and from a hundred thousand: memory grows to its bound and no further."""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.messenger.transport.flood_guard import MAX_CHATS
from bot.store.memory import CHAT_OVERHEAD, MAX_BYTES
from tests.kit.flood import flood

SHORT, LONG = 10_000, 1_000_000
WARM = 500
PARTS = 10

MOST_MB = 25
"""For all that the bot remembers, and what Python holds free beside it."""

MOST_LATER_MB = 2
"""In the second half: what has no bound would go on."""

_PAGE = os.sysconf("SC_PAGE_SIZE")

RecordProperty = Callable[[str, object], None]


@pytest.mark.parametrize("chats", [1, 100_000])
async def test_a_flood_takes_no_more_memory_than_allowed(
    chats: int, *, long: bool, record_property: RecordProperty
) -> None:
    poured, count, grown = await flood(chats=chats), LONG if long else SHORT, list[int]()
    await poured.pour(WARM)
    gc.collect()
    before, began = _resident_mb(), time.process_time()
    for _ in range(PARTS):
        await poured.pour(count // PARTS)
        grown.append(round(_resident_mb() - before))
    each = (time.process_time() - began) / count * 1e6
    record_property("met", f"{poured.done} updates, MB more after each tenth {grown}, {each:.0f} microseconds each")
    assert (poured.done, poured.in_hand()) == (WARM + count, 0)
    assert poured.chats_known() <= min(chats, max(MAX_CHATS, MAX_BYTES // CHAT_OVERHEAD))
    assert grown[-1] <= MOST_MB
    assert grown[-1] - grown[PARTS // 2 - 1] <= MOST_LATER_MB or not long


def _resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6
