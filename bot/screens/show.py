"""An address becomes a screen. Total: what does not exist opens the nearest thing with a notice."""

from collections.abc import Callable
from dataclasses import replace

from bot.screens import home, leaving
from bot.screens.address import Address
from bot.screens.library import Library
from bot.screens.routes import noticed, screen_at
from bot.screens.screen import Clear, Languages, Leave, RememberLanguage, Reply, Screen, Way
from bot.screens.view import View
from bot.wording.choose import choose, supported

HOME = Address(("home",))


def show(library: Library, address: Address | None, *, languages: Languages, way: Way) -> Reply:
    """The reply to an address, however it came; None stands for callback data that was no address."""
    if address is None:
        return Reply(noticed(_view(library, HOME, languages), home.home, "notice-broken"))
    address = _resolved(library, address)
    view = _view(library, address, languages)
    if address.screen == "set":
        return _set(library, view, languages, way)
    if address.screen in _ACTS and not address.parts:
        return act(view, way)
    return Reply(screen_at(view))


def _view(library: Library, address: Address, languages: Languages) -> View:
    chosen = choose(library.guide.languages, address.language, languages.chosen, languages.hinted)
    return View(library, chosen, address)


def _resolved(library: Library, address: Address) -> Address:
    """Codes and old names become what they stand for; a bare language is its home."""
    guide, path = library.guide, address.path
    if len(path) == 1 and supported(path[0], guide.languages):
        return Address(("home",), path[0])
    if path[0] in guide.topic_of_code:
        path = ("topic", guide.topic_of_code[path[0]], *path[1:])
    if len(path) > 1 and path[1] in guide.renamed:
        path = (path[0], guide.renamed[path[1]], *path[2:])
    return replace(address, path=path)


def _set(library: Library, view: View, languages: Languages, way: Way) -> Reply:
    """Only a press remembers a language; a link shows the choice."""
    if way is not Way.PRESS or view.address.language != view.language:
        return Reply(screen_at(replace(view, address=Address(("language",), view.language))))
    rest = Address(view.address.parts or ("home",), view.language)
    inner = show(library, _no_act(rest), languages=languages, way=Way.LINK)
    return Reply(inner.screen, (RememberLanguage(view.language),))


def _no_act(address: Address) -> Address:
    """A crafted `set/set/...` must not nest, nor `set/leave` act."""
    return address if address.screen not in {"set", *_ACTS} else HOME.within(address.language or "")


_ACTS: dict[str, tuple[Callable[[View], Screen], Callable[[View], Screen], Clear | Leave]] = {
    "leave": (leaving.everyday, leaving.ask_leave, Leave()),
    "clear": (leaving.cleared, leaving.ask_clear, Clear()),
}


def act(view: View, way: Way) -> Reply:
    """Leave or clear; a link shows what asks first."""
    done, ask, effect = _ACTS[view.address.screen]
    return Reply(ask(view)) if way is Way.LINK else Reply(done(view), (effect,))
