"""From an address or a typed text to a Decision: the screen to show, and the effects to carry out besides. Pure.

`decide` takes an address, `understand` a text. Neither builds the screen: `build_screen` in router.py does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from bot.guide.model import Guide, Intent
from bot.screens.address import Address, Path
from bot.screens.content import Content, normalized, short_path
from bot.screens.follow_up import Place, follow_up
from bot.screens.other_languages import address_of_script
from bot.search.result import SearchResult, Tier
from bot.wording.language import best_language, supported_language

OTHER_ANSWERS, MIN_CHANCE = 2, 0.005
"""A topic that answers a text offers at most so many others, each with at least this chance; else its related topics.
In 528 questions of four writers the right topic was another answer five times, at a chance of 0.007 or more."""

LIKELY = 0.3
"""The chance from which an urgent screen names a topic behind 'Not an emergency'; below it the button lists topics."""

_SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS})
"""Said in any language, so they do not tell the person's own: 'hi' is written by people who read Spanish too."""

_LONG_NUMBER = re.compile(r"(?:\d[\s().+-]{0,2}){7}")
"""Seven digits or more, in any script: a telephone, passport or case number, which is safer not left in the chat."""

_ANSWERS_TO: Mapping[Intent | None, Path] = {
    Intent.GREETING: ("home",),
    Intent.THANKS: ("home",),
    Intent.WHO_ARE_YOU: ("about",),
    Intent.ARE_YOU_POLICE: ("about",),
    Intent.HOTLINE: ("hotline",),
    Intent.CONTROL: ("refused",),
}
"""The screen that answers an intent by itself; for CLEAR and OFF_TOPIC the topics found decide."""

_HOME = Address(("home",))
_LANGUAGE = Address(("language",))
_BROKEN = Address(("broken",))


class AddressSource(StrEnum):
    """How an address arrived. Links have no effects: anybody can write one, and following it must be harmless."""

    PRESS = "press"
    LINK = "link"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Languages:
    """What is known of a person's language: chosen by a press; hinted by Telegram, a guess that may be any text."""

    chosen: str | None = None
    hinted: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A typed text. `place` is the screen before it, where that is known."""

    text: str
    languages: Languages
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class RememberLanguage:
    """Store the language for this chat."""

    language: str


@dataclass(frozen=True, slots=True)
class Clear:
    """Delete every recorded message of both sides, then send the screen."""


@dataclass(frozen=True, slots=True)
class DeleteSent:
    """Delete what the person sent and the pressed message answers."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Show the screen in place of the pressed message, then delete every other recorded message."""


Effect = RememberLanguage | Clear | DeleteSent | Leave


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """All that determines a screen: equal specs of one content build equal screens, so a spec can be a cache key.

    `topics` were found for a typed text, best first. `query_language` is the language of the text, where the person
    has chosen another one. `has_long_number` says that the text had one, `alert` that its writer may be in danger.
    Nothing else of the text is in here.
    """

    language: str
    address: Address
    topics: tuple[str, ...] = ()
    query_language: str | None = None
    has_long_number: bool = False
    alert: bool = False

    @property
    def offers_deletion(self) -> bool:
        """Whether the screen has a button that deletes what the person sent: it is sent as a reply to that message."""
        return self.has_long_number or self.address.screen == "received"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an update is answered with."""

    spec: ScreenSpec
    effects: tuple[Effect, ...] = ()

    @property
    def effects_end_chat(self) -> bool:
        """Whether nothing of the chat may be remembered."""
        return Clear() in self.effects or Leave() in self.effects


def decide(guide: Guide, address: Address | None, *, languages: Languages, source: AddressSource) -> Decision:
    """The decision for an address; None stands for callback data or a payload that is no address.

    The screen is in the address's own language, else the chosen, else the hinted one.
    """
    address = _resolve(guide, address) if address else _BROKEN
    language = best_language(guide.languages, address.language, languages.chosen, languages.hinted)
    match address.path:
        case ("set", *_):
            return _decide_set(guide, address, language, source)
        case ("clear",):
            return _with_effect(address, language, source, Clear())
        case ("clear", "sent"):
            return _with_effect(address, language, source, DeleteSent())
        case ("leave",):
            return _with_effect(address, language, source, Leave())
        case _:
            return Decision(ScreenSpec(language, address))


def _resolve(guide: Guide, address: Address) -> Address:
    """Replace codes and renamed topics by topic ids, and a language alone by its home screen."""
    path = address.path
    if len(path) == 1 and supported_language(path[0], guide.languages):
        return _HOME.in_language(path[0])
    if path[0] in guide.path_of_code:
        path = (*guide.path_of_code[path[0]], *path[1:])
    if len(path) > 1 and path[1] in guide.renamed:
        path = (path[0], guide.renamed[path[1]], *path[2:])
    if path[0] == "share" and path[1:2] and path[1] in guide.codes:  # as buttons of old messages have it
        path = ("share", guide.codes[path[1]], *path[2:])
    return address.with_path(*path)


def _decide_set(guide: Guide, address: Address, language: str, source: AddressSource) -> Decision:
    """`es/set/<rest>`: a press remembers the language and shows the rest; a link shows the choice of language."""
    if source is not AddressSource.PRESS or address.language != language:
        return Decision(ScreenSpec(language, _LANGUAGE))
    rest = _without_effect(Address(address.parts or _HOME.path, language))
    shown = decide(guide, rest, languages=Languages(), source=AddressSource.LINK)
    return Decision(shown.spec, (RememberLanguage(language),))


def _without_effect(address: Address) -> Address:
    """Home in place of a screen with an effect: forged data such as `es/set/set/...` or `es/set/leave` is harmless."""
    return address.with_path("home") if address.screen in {"set", "leave", "clear"} else address


def _with_effect(address: Address, language: str, source: AddressSource, effect: Effect) -> Decision:
    """Carry out the effect, but for a link, which shows the screen that asks first."""
    if source is AddressSource.LINK:
        return Decision(ScreenSpec(language, address.with_path(address.screen, "ask")))
    return Decision(ScreenSpec(language, address), (effect,))


def understand(content: Content, query: Query) -> Decision:
    """The decision for a typed text: a button's own words, urgent wording, a wish such as 'delete this', then topics.

    The screen is in the chosen language, else in the text's own, which is then remembered, else in the hinted one. A
    short text such as 'yes' follows on the screen before it.
    """
    languages, known, place = content.guide.languages, query.languages, query.place
    if place and (followed := follow_up(content, query.text, place)):
        return decide(content.guide, followed, languages=known, source=AddressSource.PRESS)
    in_use = best_language(languages, known.chosen, known.hinted)
    if hotline := address_of_script(content, query.text):
        return Decision(ScreenSpec(in_use, hotline))
    chosen = supported_language(known.chosen, languages)
    result = content.index.search(query.text, language=in_use)
    on_place = place.labels.get(normalized(query.text)) if place else None
    pressed = on_place or content.address_of_words(query.text, in_use)
    if pressed:
        if pressed.screen == "set" and place:
            pressed = pressed.with_path("set", *place.address.path)
        address = pressed.in_language(chosen) if chosen and pressed.screen != "set" else pressed
        decision = decide(content.guide, address, languages=known, source=AddressSource.PRESS)
        alert = _tells_of_danger(content.guide, result, decision.spec.address.path)
        return replace(decision, spec=replace(decision.spec, alert=alert))
    recognised = recognised_language(result)
    shown = chosen or recognised or in_use
    remember = (RememberLanguage(recognised),) if recognised and not chosen else ()
    if effect := _effect_of(result):
        screen = "clear" if isinstance(effect, Clear) else "leave"
        return Decision(ScreenSpec(shown, Address((screen,))), (effect, *remember))
    path, topics = path_and_topics(result)
    if path == ("share",) and place:
        path = ("share", *(short_path(content.guide, place.address.path) or ()))
    other = recognised if chosen and recognised != chosen else None
    has_long_number = _LONG_NUMBER.search(query.text) is not None
    alert = _is_near_danger(content.guide, result, path)
    return Decision(ScreenSpec(shown, Address(path), topics, other, has_long_number, alert), remember)


def _effect_of(result: SearchResult) -> Clear | Leave | None:
    """What a text asks the guide to do with the chat at once, unless it is urgent."""
    if result.urgent is not None:
        return None
    if result.intent is Intent.CLEAR:
        return Clear()
    return Leave() if result.screen == "leave" else None


def _tells_of_danger(guide: Guide, result: SearchResult, path: Path) -> bool:
    """Whether help is offered on top of the page whose title was typed: 'he raped me' may be more than a title."""
    return path[0] in {"topic", "group"} and (result.urgent is not None or _is_near_danger(guide, result, path))


def _is_near_danger(guide: Guide, result: SearchResult, path: Path) -> bool:
    """Whether help is offered on top: in doubt, on topics near danger, and always where no answer is sure.

    Not on the hotline's screens, which say whom to call in danger.
    """
    if path[0] == "hotline":
        return False
    if path[0] == "topic":
        return result.alert or (path[1] in topics_with_danger(guide) and not result.calm)
    return result.alert or path[0] in {"topics", "nothing"}


def topics_with_danger(guide: Guide) -> tuple[str, ...]:
    """The topics on which help is offered on top, unless the text is surely calm."""
    return guide.topic_roles.near_danger + guide.topic_roles.perhaps_danger


def recognised_language(result: SearchResult) -> str | None:
    """The language that a text is surely written in, if any."""
    return result.language if result.confident_language and result.intent not in _SMALL_TALK else None


def path_and_topics(result: SearchResult) -> tuple[Path, tuple[str, ...]]:
    """The path of the screen that answers, and the topics it shows."""
    topics = tuple(hit.topic for hit in result.results)
    if result.urgent:
        is_likely = bool(result.results) and result.results[0].score >= LIKELY
        return ("hotline", "now", result.urgent), topics[:1] if is_likely else ()
    if path := _path_without_topics(result):
        return path, topics[:OTHER_ANSWERS]
    match result.tier:
        case Tier.ANSWER:
            others = result.results[1 : 1 + OTHER_ANSWERS]
            return ("topic", topics[0]), tuple(hit.topic for hit in others if hit.score >= MIN_CHANCE)
        case Tier.CHOICES:
            return ("topics",), topics
        case Tier.NONE:
            return ("nothing",), result.nearest
        case _:
            assert_never(result.tier)


def _path_without_topics(result: SearchResult) -> Path | None:
    """The path of a screen that answers by itself, whatever topics were found."""
    if result.intent in _ANSWERS_TO:
        return _ANSWERS_TO[result.intent]
    if result.screen:
        return tuple(result.screen.split("/"))
    return ("clear", "ask") if result.likely_clear else None
