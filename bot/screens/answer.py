"""A typed text becomes a decision: urgent wording first, then what it wants, then the topics it may mean."""

import re

from bot.guide.model import Intent
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.screen import Clear, Query, RememberLanguage, Reply
from bot.screens.spec import Decision, ScreenSpec, build_screen
from bot.search.result import SearchResult, Tier
from bot.wording.language import best_language, supported_language

_LONG_NUMBER = re.compile(r"(?:[0-9][\s().+-]{0,2}){7}")
"""Seven digits are a telephone number, a case number or papers: nothing to leave in a chat."""

OTHERS, PERHAPS = 2, 0.005
"""At most so many other answers stand under a topic, of those with this chance at least; else what is related to it.
In 528 questions of four writers the right topic was another answer five times, at a chance of 0.007 or more."""

FITS = 0.3
"""The chance from which a topic is named behind 'Not an emergency'; below it all topics are offered."""

SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS})
"""'Hi' is said in any language: it decides for none."""


def answer(content: Content, query: Query) -> Reply:
    """What a typed text gets, drawn."""
    decision = understand(content, query)
    return Reply(build_screen(content, decision.outline), decision.effects)


def understand(content: Content, query: Query) -> Decision:
    """What a typed text gets, in the chosen language, else in the text's own, which is then remembered."""
    languages, spoken = content.guide.languages, query.languages
    in_use = best_language(languages, spoken.chosen, spoken.hinted)
    result = content.index.search(query.text, language=in_use)
    chosen = supported_language(spoken.chosen, languages)
    recognised = result.language if result.confident_language and result.intent not in SMALL_TALK else None
    shown_in = chosen or recognised or in_use
    remembered = (RememberLanguage(recognised),) if recognised and not chosen else ()
    if result.intent is Intent.CLEAR and result.urgent is None:
        return Decision(ScreenSpec(shown_in, Address(("clear",))), (Clear(), *remembered))
    path, topics = _place(result)
    other = recognised if chosen and recognised != chosen else None
    noted = _LONG_NUMBER.search(query.text) is not None
    return Decision(ScreenSpec(shown_in, Address(path), topics, other, noted), remembered)


def _place(result: SearchResult) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The path of the screen that answers, and the topics that stand on it."""
    topics = tuple(hit.topic for hit in result.results)
    if result.urgent:
        fitting = topics[:1] if result.results and result.results[0].score >= FITS else ()
        return ("hotline", "now", result.urgent), fitting
    if result.intent in _INTENTS:
        return _INTENTS[result.intent], ()
    if result.likely_clear:
        return ("clear", "ask"), ()
    if result.tier is Tier.ANSWER:
        return ("topic", topics[0]), tuple(hit.topic for hit in result.results[1 : 1 + OTHERS] if hit.score >= PERHAPS)
    if result.tier is Tier.CHOICES:
        return ("topics",), topics
    return ("nothing",), result.nearest


_INTENTS: dict[Intent | None, tuple[str, ...]] = {
    Intent.GREETING: ("home",),
    Intent.THANKS: ("home",),
    Intent.WHO_ARE_YOU: ("about",),
    Intent.ARE_YOU_POLICE: ("about",),
    Intent.HOTLINE: ("hotline",),
    Intent.CONTROL: ("refused",),
}
