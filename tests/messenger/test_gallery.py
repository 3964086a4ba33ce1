"""What was drawn once is found again, as it was, and only as long as its library is in use."""

import json
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bot.check.reach import walk
from bot.messenger.gallery import KEPT, Gallery, finished, kept, wanted
from bot.messenger.incoming import Incoming
from bot.screens.address import Address, parse
from bot.screens.library import Library
from bot.screens.outline import Outline
from bot.screens.screen import Clear, Effect, Languages, Leave, RememberLanguage, Way
from bot.screens.show import decide
from tests.kit.library import found, library
from tests.messenger.fakes import pressed, wrote

LIBRARY = library()
MOST_BYTES = 6_000_000
NOBODY = Languages()


def outline_of(address: Address) -> Outline:
    return decide(LIBRARY.guide, address, languages=NOBODY, way=Way.PRESS).outline


@pytest.fixture(scope="module")
def outlines() -> Sequence[Outline]:
    """Of every screen, in every language."""
    return [outline_of(step.address) for step in walk(LIBRARY)]


@pytest.mark.parametrize("sent", [True, False])
def test_a_kept_screen_is_the_same_as_one_drawn_anew(
    outlines: Sequence[Outline], sent: bool, record_property: Callable[[str, object], None]
) -> None:
    keeping = kept(LIBRARY)
    for _ in range(2):
        assert all(keeping(one, sent=sent) == finished(LIBRARY, one, sent=sent) for one in outlines)
    record_property("met", f"{len(outlines)} screens")
    assert len(outlines) > 400


def test_made_up_addresses_push_out_but_never_pile_up() -> None:
    keeping = kept(LIBRARY)
    addresses = [parse(f"es/topic/papers-taken/1~made-up/{number:030}") for number in range(KEPT + 500)]
    tracemalloc.start()
    for address in addresses:
        assert address is not None
        keeping(outline_of(address), sent=False)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < MOST_BYTES


def text_of(gallery: Gallery, incoming: Incoming) -> str:
    return str(json.loads(gallery.answer(incoming, NOBODY).content(sent=False))["text"])


def test_when_the_content_was_read_again_nothing_old_is_shown() -> None:
    shelf = [LIBRARY]
    gallery = Gallery(lambda: shelf[0])
    before = text_of(gallery, pressed("topic", "papers-taken"))
    shelf[0] = retitled(LIBRARY, "papers-taken", "A new title")
    after = text_of(gallery, pressed("topic", "papers-taken"))
    assert "A new title" not in before and "A new title" in after


def retitled(shelf: Library, topic: str, title: str) -> Library:
    edition = shelf.guide.edition("en")
    topics = {**edition.topics, topic: replace(edition.topics[topic], title=title)}
    return replace(shelf, guide=replace(shelf.guide, editions={"en": replace(edition, topics=topics)}))


@pytest.mark.parametrize(("place", "effect"), [("leave", Leave()), ("clear", Clear()), ("set", RememberLanguage("en"))])
def test_a_kept_screen_comes_with_its_effects_every_time(place: str, effect: Effect) -> None:
    gallery = Gallery(lambda: LIBRARY)
    answers = [gallery.answer(pressed(place, update=number), NOBODY) for number in range(3)]
    assert len({answer.content(sent=False) for answer in answers}) == 1
    assert [answer.effects for answer in answers] == [(effect,)] * 3


def test_a_language_is_remembered_though_the_screen_was_kept_for_somebody_who_had_chosen() -> None:
    gallery = Gallery(lambda: library(found("papers-taken", language="es")))
    chosen, heard = (gallery.answer(wrote("x"), Languages(code)) for code in ("es", None))
    assert chosen.content(sent=True) == heard.content(sent=True)
    assert (chosen.effects, heard.effects) == ((), (RememberLanguage("es"),))


def test_what_is_kept_holds_no_word_of_what_was_typed() -> None:
    shelf = library(found("papers-taken", "unpaid-wages"))
    first, second = (wanted(shelf, wrote(text), NOBODY) for text in ("they took it", "my boss keeps it"))
    assert first == second
