"""A rendered message is found again as it was, and the cache takes no more room than it may."""

import tracemalloc
from collections.abc import Callable, Sequence
from itertools import permutations

from bot.messenger.delivery.message_cache import MAX_MESSAGES, MessageCache
from bot.messenger.delivery.rendering import render
from bot.screens.address import Address, parse
from bot.screens.crawl import crawl
from bot.screens.decision import AddressSource, Languages, ScreenSpec, decide
from bot.screens.router import build_screen
from tests.kit.content import real_content

CONTENT = real_content()
MAX_BYTES = 5_000_000

Record = Callable[[str, object], None]


def spec_of(address: Address) -> ScreenSpec:
    return decide(CONTENT.guide, address, languages=Languages(), source=AddressSource.PRESS).spec


def opened_by_buttons() -> list[ScreenSpec]:
    """Every screen that a button opens, in every language."""
    return [spec_of(step.address) for step in crawl(CONTENT)]


def typed_answers() -> list[ScreenSpec]:
    """A topic with two others beside it, and three to choose from; each third with what else a text may add."""
    made = []
    for language in CONTENT.guide.languages:
        for number, (first, *others) in enumerate(permutations(CONTENT.guide.codes, 3)):
            added = ("es", True) if number % 3 == 0 else (None, False)
            made.append(ScreenSpec(language, Address(("topic", first)), tuple(others), *added))
            made.append(ScreenSpec(language, Address(("topics",)), (first, *others), *added))
    return made


def test_a_cached_message_is_the_same_as_one_rendered_anew(record_property: Record) -> None:
    met, cache = [*opened_by_buttons(), *typed_answers()[::530]], MessageCache(CONTENT)
    for _ in range(2):
        assert [spec for spec in met if cache.message(spec) != render(build_screen(CONTENT, spec))] == []
    record_property("met", f"{len(met)} screens")
    assert len(met) > 700


def test_what_is_asked_for_again_is_not_rendered_again() -> None:
    cache = MessageCache(CONTENT)
    spec = spec_of(Address(("home",), "es"))
    assert cache.message(spec) is cache.message(spec_of(Address(("home",), "es")))


def test_made_up_addresses_push_out_but_never_pile_up() -> None:
    addresses = [parse(f"es/topic/papers-taken/1~made-up/{number:030}") for number in range(MAX_MESSAGES + 500)]
    assert bytes_taken_by([spec_of(address) for address in addresses if address]) < MAX_BYTES


def test_typed_answers_take_no_more_room() -> None:
    assert bytes_taken_by(typed_answers()[: MAX_MESSAGES + 500]) < MAX_BYTES


def bytes_taken_by(specs: Sequence[ScreenSpec]) -> int:
    cache = MessageCache(CONTENT)
    tracemalloc.start()
    for spec in specs:
        cache.message(spec)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert cache.message.cache_info().currsize == MAX_MESSAGES
    return taken
