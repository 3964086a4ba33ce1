"""An address becomes a decision. Total: what does not exist opens the nearest thing with a notice."""

from bot.guide.model import Guide
from bot.screens.address import Address
from bot.screens.content import Content
from bot.screens.screen import AddressSource, Clear, Languages, Leave, RememberLanguage, Reply
from bot.screens.spec import Decision, ScreenSpec, build_screen
from bot.wording.language import best_language, supported_language

HOME = Address(("home",))
LANGUAGE = Address(("language",))
BROKEN = Address(("broken",))
"""What a press or a link opens that holds no address."""


def show(content: Content, address: Address | None, *, languages: Languages, way: AddressSource) -> Reply:
    """The reply to an address, however it came, drawn; None stands for callback data that was no address."""
    decision = decide(content.guide, address, languages=languages, way=way)
    return Reply(build_screen(content, decision.outline), decision.effects)


def decide(guide: Guide, address: Address | None, *, languages: Languages, way: AddressSource) -> Decision:
    """What an address gets, however it came; None as for `show`."""
    address = _resolved(guide, address) if address else BROKEN
    language = best_language(guide.languages, address.language, languages.chosen, languages.hinted)
    if address.screen == "set":
        return _set(guide, address, language, way)
    if address.screen in _ACTS and not address.parts:
        return _act(address, language, way)
    return Decision(ScreenSpec(language, address))


def _resolved(guide: Guide, address: Address) -> Address:
    """Codes and old names become what they stand for; a bare language is its home."""
    path = address.path
    if len(path) == 1 and supported_language(path[0], guide.languages):
        return HOME.within(path[0])
    if path[0] in guide.topic_of_code:
        path = ("topic", guide.topic_of_code[path[0]], *path[1:])
    if len(path) > 1 and path[1] in guide.renamed:
        path = (path[0], guide.renamed[path[1]], *path[2:])
    return address.at(*path)


def _set(guide: Guide, address: Address, language: str, way: AddressSource) -> Decision:
    """Only a press remembers a language; a link shows the choice."""
    if way is not AddressSource.PRESS or address.language != language:
        return Decision(ScreenSpec(language, LANGUAGE))
    rest = _no_act(Address(address.parts or HOME.path, language))
    inner = decide(guide, rest, languages=Languages(), way=AddressSource.LINK)
    return Decision(inner.outline, (RememberLanguage(language),))


def _no_act(address: Address) -> Address:
    """A crafted `set/set/...` must not nest, nor `set/leave` act."""
    return address if address.screen not in {"set", *_ACTS} else HOME.within(address.language or "")


_ACTS: dict[str, Clear | Leave] = {"leave": Leave(), "clear": Clear()}


def _act(address: Address, language: str, way: AddressSource) -> Decision:
    """Leave or clear; a link shows what asks first."""
    if way is AddressSource.LINK:
        return Decision(ScreenSpec(language, address.at(address.screen, "ask")))
    return Decision(ScreenSpec(language, address), (_ACTS[address.screen],))
