"""What was finished once is found again as it was, whole or put together, and takes no more room than it may."""

import tracemalloc
from collections.abc import Callable, Sequence
from itertools import permutations

import pytest

from bot.messenger.kept import SCREENS, Kept, finished
from bot.screens.address import Address, parse
from bot.screens.crawl import crawl
from bot.screens.decision import AddressSource, Languages, ScreenSpec, decide
from tests.kit.content import content

LIBRARY = content()
MOST_BYTES = 5_000_000

Record = Callable[[str, object], None]


def outline_of(address: Address) -> ScreenSpec:
    return decide(LIBRARY.guide, address, languages=Languages(), source=AddressSource.PRESS).spec


def places() -> list[ScreenSpec]:
    """Every screen that a button opens, in every language."""
    return [outline_of(step.address) for step in crawl(LIBRARY)]


def typed_answers() -> list[ScreenSpec]:
    """A topic with two others beside it, and three to choose from; each third with what else a text may add."""
    made = []
    for language in LIBRARY.guide.languages:
        for number, (first, *others) in enumerate(permutations(LIBRARY.guide.codes, 3)):
            added = ("es", True) if number % 3 == 0 else (None, False)
            made.append(ScreenSpec(language, Address(("topic", first)), tuple(others), *added))
            made.append(ScreenSpec(language, Address(("topics",)), (first, *others), *added))
    return made


@pytest.mark.parametrize("sent", [True, False])
def test_a_kept_screen_is_the_same_as_one_drawn_anew(sent: bool, record_property: Record) -> None:
    met, keeping = places(), Kept(LIBRARY)
    for _ in range(2):
        assert all(keeping(one, sent=sent) == finished(LIBRARY, one, sent=sent) for one in met)
    record_property("met", f"{len(met)} screens")
    assert len(met) > 400


@pytest.mark.parametrize("sent", [True, False])
def test_an_answer_that_was_put_together_is_the_same_as_one_drawn_whole(sent: bool, record_property: Record) -> None:
    met, keeping = typed_answers()[::53], Kept(LIBRARY)
    assert [one for one in met if keeping(one, sent=sent) != finished(LIBRARY, one, sent=sent)] == []
    together = sum(one.is_composable for one in met)
    record_property("met", f"{together} answers put together, {len(met) - together} whole")
    assert together > 400 and len(met) - together > 400


def test_made_up_addresses_push_out_but_never_pile_up() -> None:
    keeping = Kept(LIBRARY)
    addresses = [parse(f"es/topic/papers-taken/1~made-up/{number:030}") for number in range(SCREENS + 500)]
    assert taken_by(keeping, [outline_of(address) for address in addresses if address]) < MOST_BYTES


def test_typed_answers_take_little_room() -> None:
    keeping = Kept(LIBRARY)
    together = [one for one in typed_answers() if one.is_composable]
    assert len(together) > 5_000
    assert taken_by(keeping, together) < 2_000_000


def taken_by(keeping: Kept, outlines: Sequence[ScreenSpec]) -> int:
    """Bytes."""
    tracemalloc.start()
    for one in outlines:
        keeping(one, sent=False)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken
