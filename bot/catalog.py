"""The content in use, reloaded when its files change. After a broken edit the old content stays in use."""

import asyncio
import gc
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory

import structlog

from bot.guide.loader import load
from bot.guide.yaml_field import ContentError
from bot.guide.yaml_file import yaml_files
from bot.messenger.delivery.fallback import Fallback, make_fallback
from bot.operations.logs import exception_fields
from bot.screens.button_words import button_words
from bot.screens.content import Content
from bot.screens.crawl import ScreenBuildError, build_all
from bot.screens.follow_up import short_texts
from bot.search import index_cache
from bot.search.index import Index
from bot.search.index_cache import IndexBuildError
from bot.settings import ROOT
from bot.wording import wording
from bot.wording.locale_file import WordingError

DEFAULT_CACHE_DIR = ROOT / ".cache" / "index"

WATCH_INTERVAL = 0.2
"""Seconds between two looks at the files, which take 2 ms."""

PROGRESS_INTERVAL = 10.0
"""Seconds between two lines while an index is built."""

log = structlog.get_logger()

FileStates = frozenset[tuple[str, int, int]]
"""Name, time of the last change and size of each file."""


@dataclass(slots=True)
class Catalog:
    """The content in use, and the folders that it comes from.

    `reload` puts another Content in the place of `content`; an update that is being answered keeps the one that it
    began with.
    """

    content_dir: Path
    locales_dir: Path
    cache_dir: Path
    content: Content
    fallback: Fallback
    _reload_lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @staticmethod
    def open(content_dir: Path, locales_dir: Path, cache_dir: Path = DEFAULT_CACHE_DIR) -> "Catalog":
        """Load content and wording, and the search index from `cache_dir`.

        Raises ContentError, WordingError or IndexBuildError.
        """
        content = load_content(content_dir, locales_dir, cache_dir)
        _freeze()
        return Catalog(content_dir, locales_dir, cache_dir, content, make_fallback(content))

    def set_bot_name(self, name: str) -> None:
        """Set the bot's user name, which links need. It is known only once Telegram has answered getMe."""
        self.content = replace(self.content, bot=name)

    async def report_missing_screens(self) -> None:
        """Log the first screen that cannot be built. Who opens it gets the hotline, so this is no reason to stop."""
        try:
            await asyncio.to_thread(build_all, self.content)
        except ScreenBuildError as error:
            log.error("a screen cannot be built; people get the hotline instead", problem=str(error))  # noqa: TRY400 - one line

    async def reload(self) -> None:
        """Load everything again, in a thread. When that fails, it is logged and the present content stays in use."""
        async with self._reload_lock:  # a slow reload must not replace the result of a later one
            await self._reload()

    async def _reload(self) -> None:
        with _logged_failure():
            content = await asyncio.to_thread(_load_and_build, self.content_dir, self.locales_dir, self.cache_dir)
            self.content, self.fallback = replace(content, bot=self.content.bot), make_fallback(content)
            _freeze()
            log.info("content reloaded")

    async def watch(self, on_change: Callable[[], Awaitable[None]]) -> None:
        """Take over what has changed in the files, until cancelled: texts at once, the search when it is trained anew.

        `on_change` is called when other texts are in use.
        """
        known, changed = self._file_states(), asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._reload_after_each(changed))
            while True:
                await asyncio.sleep(WATCH_INTERVAL)
                present = self._file_states()
                if present != known:
                    known = present
                    if await self._reload_texts():
                        changed.set()
                        await on_change()

    async def _reload_after_each(self, changed: asyncio.Event) -> None:
        while True:
            await changed.wait()
            changed.clear()
            await self.reload()

    async def _reload_texts(self) -> bool:
        """Put new texts beside the present search index. Gives whether other texts are in use.

        An index knows topics and languages by name: where these have changed, everything waits for a new one.
        """
        before = self.content
        with _logged_failure():
            read = await asyncio.to_thread(_load_texts, before, self.content_dir, self.locales_dir)
            if _names(read) != _names(before):
                await self.reload()
                return self.content is not before
            self.content = replace(self.content, guide=read.guide, wording=read.wording, short_texts=read.short_texts)
            self.fallback = make_fallback(self.content)
            log.info("texts reloaded")
            return True
        return False

    def _file_states(self) -> FileStates:
        files = (*yaml_files(self.content_dir), *self.locales_dir.glob("*.ftl"))
        return frozenset(map(_file_state, files))


def _file_state(file: Path) -> tuple[str, int, int]:
    """Zeros for a file that is gone: an editor may take it away for a moment while it saves."""
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), found.st_mtime_ns, found.st_size


def _freeze() -> None:
    """Take what lives for long out of garbage collection: a full collection stopped the bot for 26 ms."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def load_content(content_dir: Path, locales_dir: Path, cache_dir: Path) -> Content:
    """Load a content without a bot's name. When a file changes meanwhile, everything is loaded again.

    Raises ContentError, WordingError or IndexBuildError.
    """
    while True:
        key = index_cache.cache_key(content_dir)
        guide = load(content_dir, phrases=False)
        index = _index(content_dir, cache_dir, key)
        words = wording.load(locales_dir, guide.languages)  # after the index, during which they may be edited
        content = Content(guide, words, index, bot="", short_texts=short_texts(words))
        if index_cache.cache_key(content_dir) == key:
            break
    with suppress(ScreenBuildError):  # reported later; until then, buttons' words are read like any text
        content = replace(content, button_words=button_words(content))
    if not index_cache.is_cached(cache_dir, key):
        log.warning("CACHE_DIR: the search index cannot be saved, so each start builds it anew", folder=str(cache_dir))
    return content


@contextmanager
def _logged_failure() -> Iterator[None]:
    """Log why content cannot be loaded: the present content stays in use."""
    try:
        yield
    except (ContentError, WordingError, ScreenBuildError, IndexBuildError) as error:
        log.error("content not reloaded", problem=str(error))  # noqa: TRY400 - the sentence says it all
    except Exception as error:  # noqa: BLE001 - whatever it was, the operator is told
        log.error("content not reloaded", **exception_fields(error))  # noqa: TRY400 - one line


def _names(content: Content) -> tuple[tuple[str, ...], frozenset[str]]:
    """What an index knows by name: languages and topics."""
    return content.guide.languages, frozenset(content.guide.codes)


def _load_texts(present: Content, content_dir: Path, locales_dir: Path) -> Content:
    """The texts of the files with the search of the present content, and every screen built to prove that none fails.

    Raises ContentError, WordingError or ScreenBuildError.
    """
    guide = load(content_dir, phrases=False)
    words = wording.load(locales_dir, guide.languages)
    read = replace(present, guide=guide, wording=words, short_texts=short_texts(words))
    build_all(read)
    return read


def _load_and_build(content_dir: Path, locales_dir: Path, cache_dir: Path) -> Content:
    """The same, and build every screen of it. Raises ScreenBuildError."""
    content = load_content(content_dir, locales_dir, cache_dir)
    build_all(content)
    return content


def _index(content_dir: Path, cache_dir: Path, key: str) -> Index:
    """The search index, from the cache. Another process builds one that is missing: that takes seconds and memory."""
    if not index_cache.is_cached(cache_dir, key):
        if _is_writable(cache_dir):
            _build_in_process(content_dir, cache_dir)
        else:
            return _unsaved_index(content_dir, key)
    return index_cache.load_or_build(content_dir, cache_dir, key)


def _unsaved_index(content_dir: Path, key: str) -> Index:
    """An index whose file is gone as soon as it is open: the cache's folder cannot be written."""
    with TemporaryDirectory() as folder:
        _build_in_process(content_dir, Path(folder))
        return index_cache.load_or_build(content_dir, Path(folder), key)


def _build_in_process(content_dir: Path, cache_dir: Path) -> None:
    """Build the index by `python -m bot index`. Errors in the content are raised later, when the index is opened."""
    log.info("building the search index, once for these texts; it takes a minute or two")
    folders = {"CONTENT_DIR": str(content_dir.resolve()), "CACHE_DIR": str(cache_dir.resolve())}
    command = (sys.executable, "-m", "bot", "index")
    began = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | folders, stdout=DEVNULL, stderr=DEVNULL) as building:  # noqa: S603 - our own words
        try:
            while _is_running(building):
                log.info("still building the search index", seconds=round(time.monotonic() - began))
        finally:
            building.kill()


def _is_running(process: subprocess.Popen[bytes]) -> bool:
    """Whether it still runs after PROGRESS_INTERVAL; known as soon as it ends."""
    try:
        process.wait(PROGRESS_INTERVAL)
    except subprocess.TimeoutExpired:
        return True
    return False


def _is_writable(folder: Path) -> bool:
    """Whether files can be created in the folder, or in the nearest of its parents that exists."""
    nearest = next(parent for parent in (folder, *folder.parents) if os.path.exists(parent))  # noqa: PTH110 - Path's raises
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
