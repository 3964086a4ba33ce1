"""A typed text becomes a reply: urgent wording first, then what it wants, then the topics it may mean."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.guide.model import Intent
from bot.screens import about, found, home, hotline, leaving, topic, urgent
from bot.screens.address import Address
from bot.screens.keyboard import MAX_ROWS
from bot.screens.library import Library
from bot.screens.screen import Block, Button, Kind, Open, Query, RememberLanguage, Reply, Screen, Way
from bot.screens.show import act
from bot.screens.view import Row, View
from bot.search.found import Found, Tier
from bot.wording.choose import choose, supported

_LONG_NUMBER = re.compile(r"(?:[0-9][\s().+-]{0,2}){7}")
"""Seven digits are a telephone number, a case number or papers: nothing to leave in a chat."""

OTHER_ANSWERS = 2

FITS = 0.3
"""The chance from which a topic is named behind 'Not an emergency'; below it all topics are offered."""

SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS})
"""'Hi' is said in any language: it decides for none."""


def answer(library: Library, query: Query) -> Reply:
    """What a typed text gets, in the chosen language, else in the text's own, which is then remembered."""
    spoken = query.languages
    in_use = choose(library.guide.languages, spoken.chosen, spoken.hinted)
    result = library.index.search(query.text, language=in_use)
    chosen = supported(spoken.chosen, library.guide.languages)
    recognised = result.language if result.confident_language and result.intent not in SMALL_TALK else None
    shown_in = chosen or recognised or in_use
    reply = _reply(library, result, shown_in)
    if not reply.effects:
        reply = _with_offers(library, reply, query.text, recognised if chosen and recognised != chosen else None)
    remembered = (RememberLanguage(recognised),) if recognised and not chosen else ()
    return replace(reply, effects=(*reply.effects, *remembered))


def _reply(library: Library, result: Found, language: str) -> Reply:
    if result.intent is Intent.CLEAR and result.urgent is None:
        return act(View(library, language, Address(("clear",))), Way.COMMAND)
    return Reply(_screen(library, result, language))


def _screen(library: Library, result: Found, language: str) -> Screen:
    def at(*path: str) -> View:
        return View(library, language, Address(path))

    topics = [hit.topic for hit in result.results]
    if result.urgent:
        fitting = next((hit.topic for hit in result.results if hit.score >= FITS), None)
        return urgent.now(at("hotline", "now", result.urgent), result.urgent, topic=fitting)
    if result.intent in _INTENTS:
        return _INTENTS[result.intent](at)
    if result.likely_clear:
        return leaving.ask_clear(at("clear", "ask"))
    if result.tier is Tier.ANSWER:
        best, others = topics[0], topics[1 : 1 + OTHER_ANSWERS]
        view = at("topic", best)
        return topic.summary(view, view.topic(best), others=others)
    if result.tier is Tier.CHOICES:
        return found.choices(at("topics"), topics)
    return found.nothing(at("nothing"), result.nearest)


At = Callable[..., View]

_INTENTS: dict[Intent | None, Callable[[At], Screen]] = {
    Intent.GREETING: lambda at: home.home(at("home")),
    Intent.THANKS: lambda at: home.home(at("home")),
    Intent.WHO_ARE_YOU: lambda at: about.about(at("about")),
    Intent.ARE_YOU_POLICE: lambda at: about.about(at("about")),
    Intent.HOTLINE: lambda at: hotline.hotline(at("hotline")),
    Intent.CONTROL: lambda at: found.refused(at("refused")),
}


def _with_offers(library: Library, reply: Reply, text: str, other_language: str | None) -> Reply:
    """What a cleared chat needs no longer: the text's own language, and a way to delete a long number."""
    if other_language:
        reply = _with_row(reply, _read_in(library, reply.screen, other_language))
    return _about_the_number(library, reply) if _LONG_NUMBER.search(text) else reply


def _with_row(reply: Reply, row: Row) -> Reply:
    """Add a row under the red one; where six are full, the one before the way back goes."""
    first, *rest = reply.screen.rows
    rows = [first, row, *rest]
    if len(rows) > MAX_ROWS:
        rows = [*rows[: MAX_ROWS - 1], rows[-1]]
    return replace(reply, screen=replace(reply.screen, rows=tuple(rows)))


def _read_in(library: Library, screen: Screen, language: str) -> Row:
    label = library.wording.of(language)("button-read-in")
    return (Button(label, Open(screen.address.within(language))),)


def _about_the_number(library: Library, reply: Reply) -> Reply:
    """A long number is safer gone: say so, with one tap that deletes it."""
    view = View(library, reply.screen.language, reply.screen.address)
    noted = replace(reply.screen, blocks=(*reply.screen.blocks, Block(Kind.NOTE, view.words("digits-text"))))
    return _with_row(replace(reply, screen=noted), (view.button("received-delete", "clear"),))
