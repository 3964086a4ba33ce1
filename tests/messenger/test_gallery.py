"""Every update gets its effects and what its library shows now, and nobody's words are kept."""

import json
from dataclasses import replace

import pytest

from bot.messenger.gallery import Gallery, wanted
from bot.messenger.incoming import Incoming
from bot.screens.library import Library
from bot.screens.screen import Clear, Effect, Languages, Leave, RememberLanguage
from tests.kit.library import found, library
from tests.messenger.fakes import pressed, wrote

LIBRARY = library()
NOBODY = Languages()


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
    shelf = library(found("papers-taken", language="es"))
    gallery = Gallery(lambda: shelf)
    chosen, heard = (gallery.answer(wrote("x"), Languages(code)) for code in ("es", None))
    assert chosen.content(sent=True) == heard.content(sent=True)
    assert (chosen.effects, heard.effects) == ((), (RememberLanguage("es"),))


def test_what_is_kept_holds_no_word_of_what_was_typed() -> None:
    shelf = library(found("papers-taken", "unpaid-wages"))
    first, second = (wanted(shelf, wrote(text), NOBODY) for text in ("they took it", "my boss keeps it"))
    assert first == second
