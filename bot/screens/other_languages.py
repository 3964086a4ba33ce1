"""People who write in a language that the guide is not written in yet: the hotline, and how to get an interpreter."""

import re

from bot.guide.model import OtherLanguage
from bot.screens.address import Address
from bot.screens.content import Content, ScreenContext
from bot.screens.hotline import hotline_screen
from bot.screens.screen import Block, Kind, Screen
from bot.wording.language import isolate
from bot.wording.script import main_script

HOTLINE = Address(("hotline",))

_LATIN = re.compile(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")


def address_of_script(content: Content, text: str) -> Address | None:
    """The screen for a text whose letters none of the guide's languages has; None for any other text.

    Latin letters are typed in every language.
    """
    script = main_script(text)
    if script in {None, "LATIN"} or script in _own_scripts(content):
        return None
    codes = [other.code for other in content.guide.other_languages if other.script == script]
    return HOTLINE.with_path("hotline", "in", codes[0]) if codes else HOTLINE


def _own_scripts(content: Content) -> set[str | None]:
    """The scripts of the guide's languages, by the word for home in each."""
    return {main_script(words("button-home")) for words in content.wording.by_language.values()}


def hotline_in(context: ScreenContext, other: OtherLanguage) -> Screen:
    """The hotline's screen, with a note in that language above it."""
    note = _LATIN.sub(lambda found: isolate(found[0], other.code), other.note)
    return hotline_screen(context, Block(Kind.TEXT, note), context.note("other-language-unreviewed"))
