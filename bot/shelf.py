"""The library in use, and a newer one when its files have changed. A broken edit leaves the old one in use."""

import asyncio
import gc
import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import structlog

from bot.guide.load import load
from bot.guide.reading import ContentError, files
from bot.messenger.fallback import Fallback, make_ready
from bot.operations.failure import failure
from bot.screens.library import Library
from bot.screens.reach import NotShown, trial
from bot.search import saved
from bot.search.index import Index
from bot.settings import ROOT
from bot.wording import wording
from bot.wording.wording import WordingError

CACHE = ROOT / ".cache" / "index"

LOOK_EVERY = 1.0
"""Seconds between looks at the files."""

log = structlog.get_logger()

Stamp = frozenset[tuple[str, int, int]]


@dataclass(slots=True)
class Shelf:
    """Both folders and what was read from them. Updates at work keep the library that they began with."""

    content: Path
    locales: Path
    cache: Path
    library: Library
    fallback: Fallback
    _renewing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @staticmethod
    def open(content: Path, locales: Path, cache: Path = CACHE) -> "Shelf":
        """Read everything; `cache` is the folder of the search index. Raises ContentError or WordingError."""
        library = _read(content, locales, cache)
        _settle()
        return Shelf(content, locales, cache, library, make_ready(library))

    def named(self, bot: str) -> None:
        """The bot's user name, as soon as Telegram told it: links need it."""
        self.library = replace(self.library, bot=bot)

    async def look_over(self) -> None:
        """Tell the operator of a screen that cannot be drawn, beside the work. Who comes to it gets the hotline."""
        try:
            await asyncio.to_thread(trial, self.library)
        except NotShown as missing:
            log.error("a screen is missing; it will be the hotline alone", problem=str(missing))  # noqa: TRY400 - one line

    async def renew(self) -> None:
        """Read everything again, beside the work; what cannot be read changes nothing but the log."""
        async with self._renewing:  # else one that takes longer could bring back what was corrected meanwhile
            await self._renew()

    async def _renew(self) -> None:
        try:
            library = await asyncio.to_thread(_read_and_try, self.content, self.locales, self.cache)
        except (ContentError, WordingError, NotShown) as error:
            log.error("content not changed", problem=str(error))  # noqa: TRY400 - the sentence says it all
            return
        except Exception as error:  # noqa: BLE001 - whatever it was, the old content serves and the operator hears of it
            log.error("content not changed", **failure(error))  # noqa: TRY400 - one line
            return
        self.library, self.fallback = replace(library, bot=self.library.bot), make_ready(library)
        _settle()
        log.info("content read again")

    async def watch(self) -> None:
        """Renew whenever a file has changed, until cancelled."""
        seen = self._stamp()
        while True:
            await asyncio.sleep(LOOK_EVERY)
            now = self._stamp()
            if now != seen:
                seen = now
                await self.renew()

    def _stamp(self) -> Stamp:
        """Names, times and sizes of all files."""
        return frozenset(_file_stamp(file) for file in (*files(self.content), *self.locales.glob("*.ftl")))


def _file_stamp(file: Path) -> tuple[str, int, int]:
    """An editor may take a file away for a moment while it saves."""
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), found.st_mtime_ns, found.st_size


def _settle() -> None:
    """Keep what lives for long out of the garbage collector's rounds: a full one stopped the bot for 26 ms."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _read(content: Path, locales: Path, cache: Path) -> Library:
    """A library for a bot without a name as yet. What is edited while it is read is read once more."""
    while True:
        key = saved.key_of(content)
        guide = load(content, phrases=False)
        library = Library(guide, wording.load(locales, guide.languages), _index(content, cache, key), bot="")
        if saved.key_of(content) == key:
            break
    if not saved.is_there(cache, key):
        log.warning("CACHE_DIR: the search index cannot be saved, so each start builds it anew", folder=str(cache))
    return library


def _read_and_try(content: Path, locales: Path, cache: Path) -> Library:
    """The same, if all of it can be shown. Raises NotShown."""
    library = _read(content, locales, cache)
    trial(library)
    return library


def _index(content: Path, cache: Path, key: str) -> Index:
    """The search index, built beside where it must be: building takes seconds and leaves the memory full of holes."""
    if not saved.is_there(cache, key) and _can_be_written(cache):
        _build_beside(content, cache)
    return saved.opened(content, cache, key)


def _build_beside(content: Path, cache: Path) -> None:
    """In a process of its own. What that has to say against the content is said when the index is opened."""
    log.info("building the search index; the next start is quicker")
    folders = {"CONTENT_DIR": str(content.resolve()), "CACHE_DIR": str(cache.resolve())}
    command = (sys.executable, "-m", "bot", "index")
    subprocess.run(command, cwd=ROOT, env=os.environ | folders, capture_output=True, check=False)  # noqa: S603 - our own words


def _can_be_written(folder: Path) -> bool:
    """Whether the folder, or the first of its parents that can be seen, takes files."""
    seen = next(parent for parent in (folder, *folder.parents) if os.path.exists(parent))  # noqa: PTH110 - Path's raises
    return seen.is_dir() and os.access(seen, os.W_OK | os.X_OK)
