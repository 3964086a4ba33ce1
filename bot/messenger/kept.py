"""Finished messages of one content, kept. People look at few screens, so hardly any is drawn and written twice.

What answers a typed text is a topic's page with two others beside it, of which there are tens of thousands: such a
message is put together from the page and the rows of the others, which are few.
"""

from functools import lru_cache, partial

from bot.messenger.written import row_written, split, written
from bot.screens.build import answer_page, build_screen, other_answer_row
from bot.screens.content import Content
from bot.screens.decision import ScreenSpec

SCREENS, PAGES, ROWS = 1_500, 400, 3_000
"""Each as it is sent or as it is edited. Full, all took 4.7 MB with twelve languages. Made-up addresses push out other
screens: that costs no more than drawing those.
"""


class Kept:
    """Gives `finished` for this content, mostly without drawing anything."""

    def __init__(self, content: Content) -> None:
        self._whole = lru_cache(SCREENS)(partial(finished, content))
        self._page = lru_cache(PAGES)(partial(_page, content))
        self._row = lru_cache(ROWS)(partial(_row, content))

    def __call__(self, outline: ScreenSpec, *, sent: bool) -> bytes:
        if not outline.is_composable:
            return self._whole(outline, sent=sent)
        language, topic = outline.language, outline.address.parts[0]
        before, after = self._page(language, topic, sent=sent)
        return b",".join((before, *[self._row(language, topic, other) for other in outline.topics], after))


def finished(content: Content, outline: ScreenSpec, *, sent: bool) -> bytes:
    """The screen as Telegram takes it, drawn and written down."""
    return written(build_screen(content, outline), sent=sent)


def _page(content: Content, language: str, topic: str, *, sent: bool) -> tuple[bytes, bytes]:
    return split(answer_page(content, language, topic), sent=sent)


def _row(content: Content, language: str, topic: str, other: str) -> bytes:
    return row_written(other_answer_row(content, language, topic, other))
