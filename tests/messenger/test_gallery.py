"""Every update gets its effects and what its content shows now, and nobody's words are kept."""

import json
from dataclasses import replace

import pytest

from bot.messenger.gallery import Gallery, wanted
from bot.messenger.incoming import Incoming
from bot.screens.content import Content
from bot.screens.decision import Clear, Effect, Languages, Leave, RememberLanguage
from tests.kit.content import content, found
from tests.messenger.fakes import pressed, wrote

LIBRARY = content()
NOBODY = Languages()


def text_of(gallery: Gallery, incoming: Incoming) -> str:
    return str(json.loads(gallery.answer(incoming, NOBODY).content(sent=False))["text"])


def test_when_the_content_was_read_again_nothing_old_is_shown() -> None:
    catalog = [LIBRARY]
    gallery = Gallery(lambda: catalog[0])
    before = text_of(gallery, pressed("topic", "papers-taken"))
    catalog[0] = retitled(LIBRARY, "papers-taken", "A new title")
    after = text_of(gallery, pressed("topic", "papers-taken"))
    assert "A new title" not in before and "A new title" in after


def retitled(catalog: Content, topic: str, title: str) -> Content:
    edition = catalog.guide.localized("en")
    topics = {**edition.topics, topic: replace(edition.topics[topic], title=title)}
    return replace(catalog, guide=replace(catalog.guide, localizations={"en": replace(edition, topics=topics)}))


@pytest.mark.parametrize(("place", "effect"), [("leave", Leave()), ("clear", Clear()), ("set", RememberLanguage("en"))])
def test_a_kept_screen_comes_with_its_effects_every_time(place: str, effect: Effect) -> None:
    gallery = Gallery(lambda: LIBRARY)
    answers = [gallery.answer(pressed(place, update=number), NOBODY) for number in range(3)]
    assert len({answer.content(sent=False) for answer in answers}) == 1
    assert [answer.effects for answer in answers] == [(effect,)] * 3


def test_a_language_is_remembered_though_the_screen_was_kept_for_somebody_who_had_chosen() -> None:
    catalog = content(found("papers-taken", language="es"))
    gallery = Gallery(lambda: catalog)
    chosen, heard = (gallery.answer(wrote("x"), Languages(code)) for code in ("es", None))
    assert chosen.content(sent=True) == heard.content(sent=True)
    assert (chosen.effects, heard.effects) == ((), (RememberLanguage("es"),))


def test_what_is_kept_holds_no_word_of_what_was_typed() -> None:
    catalog = content(found("papers-taken", "unpaid-wages"))
    first, second = (wanted(catalog, wrote(text), NOBODY) for text in ("they took it", "my boss keeps it"))
    assert first == second
