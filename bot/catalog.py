"""The content in use, and a newer one when its files have changed. A broken edit leaves the old one in use."""

import asyncio
import gc
import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import structlog

from bot.guide.loader import load
from bot.guide.yaml_field import ContentError
from bot.guide.yaml_file import yaml_files
from bot.messenger.fallback import Fallback, make_ready
from bot.operations.failure import failure
from bot.screens.content import Content
from bot.screens.crawl import ScreenBuildError, build_all
from bot.search import index_cache
from bot.search.index import Index
from bot.settings import ROOT
from bot.wording import wording
from bot.wording.locale_file import WordingError

CACHE = ROOT / ".cache" / "index"

LOOK_EVERY = 1.0
"""Seconds between looks at the files."""

log = structlog.get_logger()

Stamp = frozenset[tuple[str, int, int]]


@dataclass(slots=True)
class Catalog:
    """Both folders and what was read from them. Updates at work keep the content that they began with."""

    content_dir: Path
    locales_dir: Path
    cache_dir: Path
    content: Content
    fallback: Fallback
    _renewing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @staticmethod
    def open(content_dir: Path, locales_dir: Path, cache_dir: Path = CACHE) -> "Catalog":
        """Read everything; `cache` is the folder of the search index. Raises ContentError or WordingError."""
        content = _read(content_dir, locales_dir, cache_dir)
        _settle()
        return Catalog(content_dir, locales_dir, cache_dir, content, make_ready(content))

    def named(self, bot: str) -> None:
        """The bot's user name, as soon as Telegram told it: links need it."""
        self.content = replace(self.content, bot=bot)

    async def look_over(self) -> None:
        """Tell the operator of a screen that cannot be drawn, beside the work. Who comes to it gets the hotline."""
        try:
            await asyncio.to_thread(build_all, self.content)
        except ScreenBuildError as missing:
            log.error("a screen is missing; it will be the hotline alone", problem=str(missing))  # noqa: TRY400 - one line

    async def renew(self) -> None:
        """Read everything again, beside the work; what cannot be read changes nothing but the log."""
        async with self._renewing:  # else one that takes longer could bring back what was corrected meanwhile
            await self._renew()

    async def _renew(self) -> None:
        try:
            content = await asyncio.to_thread(_read_and_try, self.content_dir, self.locales_dir, self.cache_dir)
        except (ContentError, WordingError, ScreenBuildError) as error:
            log.error("content not changed", problem=str(error))  # noqa: TRY400 - the sentence says it all
            return
        except Exception as error:  # noqa: BLE001 - whatever it was, the old content serves and the operator hears of it
            log.error("content not changed", **failure(error))  # noqa: TRY400 - one line
            return
        self.content, self.fallback = replace(content, bot=self.content.bot), make_ready(content)
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
        return frozenset(_file_stamp(file) for file in (*yaml_files(self.content_dir), *self.locales_dir.glob("*.ftl")))


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


def _read(content_dir: Path, locales_dir: Path, cache_dir: Path) -> Content:
    """A content for a bot without a name as yet. What is edited while it is read is read once more."""
    while True:
        key = index_cache.key_of(content_dir)
        guide = load(content_dir, phrases=False)
        content = Content(
            guide, wording.load(locales_dir, guide.languages), _index(content_dir, cache_dir, key), bot=""
        )
        if index_cache.key_of(content_dir) == key:
            break
    if not index_cache.is_there(cache_dir, key):
        log.warning("CACHE_DIR: the search index cannot be saved, so each start builds it anew", folder=str(cache_dir))
    return content


def _read_and_try(content_dir: Path, locales_dir: Path, cache_dir: Path) -> Content:
    """The same, if all of it can be shown. Raises ScreenBuildError."""
    content = _read(content_dir, locales_dir, cache_dir)
    build_all(content)
    return content


def _index(content_dir: Path, cache_dir: Path, key: str) -> Index:
    """The search index, built beside where it must be: building takes seconds and leaves the memory full of holes."""
    if not index_cache.is_there(cache_dir, key) and _can_be_written(cache_dir):
        _build_beside(content_dir, cache_dir)
    return index_cache.opened(content_dir, cache_dir, key)


def _build_beside(content_dir: Path, cache_dir: Path) -> None:
    """In a process of its own. What that has to say against the content is said when the index is opened."""
    log.info("building the search index; the next start is quicker")
    folders = {"CONTENT_DIR": str(content_dir.resolve()), "CACHE_DIR": str(cache_dir.resolve())}
    command = (sys.executable, "-m", "bot", "index")
    subprocess.run(command, cwd=ROOT, env=os.environ | folders, capture_output=True, check=False)  # noqa: S603 - our own words


def _can_be_written(folder: Path) -> bool:
    """Whether the folder, or the first of its parents that can be seen, takes files."""
    seen = next(parent for parent in (folder, *folder.parents) if os.path.exists(parent))  # noqa: PTH110 - Path's raises
    return seen.is_dir() and os.access(seen, os.W_OK | os.X_OK)
